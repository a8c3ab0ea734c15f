// Where this page keeps things of a person: nowhere, where the device cannot do it safely or the person does not want it.
import type { Aside, KeptStore } from '@balcony/sync/client'
import { openKept } from '@balcony/sync/client'
import { usesSharedComputer } from '../device.ts'
import { answerOf, doneOf } from './database.ts'
import { designOfCard, printOf, roomName } from './names.ts'
import { RoomStore } from './room-store.ts'
import { openAccount, type Sealed, type Sealer, sealerOf } from './seal.ts'
import { hasAccount, keptRooms, wipePerson } from './wipe.ts'

/** Tells this window's words from those of the person's other windows. */
export const windowId = crypto.randomUUID?.() ?? String(Math.random())

const sealers = new Map<string, Promise<Sealer>>()

/** Whether this device keeps anything: it can encrypt, has a place, and is nobody else's. */
export function keepsHere(): boolean {
  return typeof indexedDB !== 'undefined' && crypto.subtle !== undefined && !usesSharedComputer()
}

export function roomStore(person: string, design: string, compartment: string): KeptStore | undefined {
  return keepsHere() ? new RoomStore(roomName(person, design, compartment), sealer(person)) : undefined
}

export async function forgetAside(person: string, design: string, compartment: string): Promise<void> {
  const store = roomStore(person, design, compartment)
  await store?.write({ forgetAside: true })
  store?.close()
}

/** Keeps an answer of the server, for when it cannot be asked. */
export async function keepPage(person: string, name: string, page: unknown): Promise<void> {
  if (!keepsHere()) return
  const sealed = await (await sealer(person)).seal(name, new TextEncoder().encode(JSON.stringify(page)))
  const db = await openAccount(person)
  try {
    const writing = db.transaction('pages', 'readwrite', { durability: 'strict' })
    writing.objectStore('pages').put(sealed, name)
    await doneOf(writing)
  } finally {
    db.close()
  }
}

export async function keptPage<T>(person: string, name: string): Promise<T | undefined> {
  if (!keepsHere()) return undefined
  const db = await openAccount(person)
  try {
    const found = await answerOf<Sealed | undefined>(db.transaction('pages').objectStore('pages').get(name))
    // Written by ourselves under a key that is only here: the contract's types are trusted.
    return found && (JSON.parse(new TextDecoder().decode(await (await sealer(person)).open(name, found))) as T)
  } finally {
    db.close()
  }
}

/** Names of what is kept for this person. */
export async function keptPages(person: string): Promise<readonly string[]> {
  if (!keepsHere() || !(await hasAccount(person))) return []
  const db = await openAccount(person)
  try {
    return (await answerOf(db.transaction('pages').objectStore('pages').getAllKeys())) as string[]
  } finally {
    db.close()
  }
}

/** The pages of a person whose names are gone. */
export async function forgetPages(person: string, isGone: (name: string) => boolean): Promise<void> {
  const db = await openAccount(person)
  try {
    const writing = db.transaction('pages', 'readwrite', { durability: 'strict' })
    const pages = writing.objectStore('pages')
    for (const name of (await answerOf(pages.getAllKeys())) as string[]) if (isGone(name)) pages.delete(name)
    await doneOf(writing)
  } finally {
    db.close()
  }
}

/** What the server said of designs that are not a person's any more. */
export async function forgetCards(person: string, isGone: (design: string) => boolean): Promise<void> {
  if (!keepsHere()) return
  await forgetPages(person, (name) => {
    const design = designOfCard(name)
    return design !== undefined && isGone(design)
  })
}

/** Rooms that a person may not enter any more go from the device; their unsent words are handed out first. */
export async function forgetRooms(
  person: string,
  isGone: (room: { readonly design: string; readonly compartment: string }) => boolean,
  offer: (design: string, aside: Aside) => void,
): Promise<void> {
  if (!keepsHere()) return
  for (const room of (await keptRooms(person)).filter(isGone)) {
    const store = new RoomStore(room.name, sealer(person))
    const give = (aside: Aside) => offer(room.design, { ...aside, reason: 'not-allowed' })
    await openKept({ store, window: windowId, document: false, mayWrite: false, words: () => '', offer: give }, '')
    await store.wipe()
  }
}

/** Nobody is signed in here any more: no copy stays to be read. What was not saved waits, sealed, for its person to sign in again. */
export async function forgetCopies(person: string): Promise<void> {
  if (!keepsHere() || !(await hasAccount(person))) return
  // What was printed here and not told yet waits as well; it says nothing of what it holds.
  await forgetPages(person, (name) => printOf(name) === undefined)
  for (const { name } of await keptRooms(person)) {
    const store = new RoomStore(name, sealer(person))
    await store.write({ document: 'none' })
    store.close()
  }
}

/** Everything of the person goes from this device. */
export async function forgetPerson(person: string): Promise<void> {
  sealers.delete(person)
  if (typeof indexedDB !== 'undefined') await wipePerson(person)
}

function sealer(person: string): Promise<Sealer> {
  const known = sealers.get(person) ?? sealerOf(person)
  sealers.set(person, known)
  // A key that could not be had is asked for anew.
  known.catch(() => sealers.delete(person))
  return known
}
