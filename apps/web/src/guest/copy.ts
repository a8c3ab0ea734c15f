// An edition that its reader asked to keep on this phone, for reading it without a line: encrypted, and gone with the link.
import type { LinkEdition, OpenedLink, PartnerThread } from '@balcony/api/contract'
import { usesSharedComputer } from '../device.ts'
import { answerOf, deleteDatabase, doneOf, openDatabase } from '../kept/database.ts'
import { type Sealed, sealerIn } from '../kept/seal.ts'
import { deviceShelf } from './shelf.ts'

export interface Copy extends LinkEdition {
  readonly me: OpenedLink
  readonly threads: readonly PartnerThread[]
  /** When the server said this, in milliseconds since 1970. */
  readonly at: number
}

/** Where a page keeps its copy, if it was asked to. */
export interface Copies {
  wanted(): boolean
  want(): void
  keep(copy: Copy): Promise<void>
  forget(): Promise<void>
}

const place = 'copy'

// As with what waits to be sent: nobody else's signing out on this device takes it.
const nameOf = (link: string) => `balcony-guest/${link}`

/** Whether this device can keep a copy at all: it can encrypt, has a place, and is nobody else's. */
export function canCopy(): boolean {
  return typeof indexedDB !== 'undefined' && crypto.subtle !== undefined && !usesSharedComputer()
}

export function copiesOf(link: string): Copies {
  const name = nameOf(link)
  const asked = `${name}/copy`
  return {
    wanted: () => canCopy() && deviceShelf()?.getItem(asked) === 'wanted',
    want() {
      try {
        deviceShelf()?.setItem(asked, 'wanted')
      } catch {
        // The device keeps nothing: it is not wanted then, and the page says so.
      }
    },
    async keep(copy) {
      const sealed = await (await sealerIn(() => open(link))).seal(
        place,
        new TextEncoder().encode(JSON.stringify(copy)),
      )
      await within(link, 'readwrite', async (pages) => void pages.put(sealed, place))
    },
    async forget() {
      deviceShelf()?.removeItem(asked)
      if (typeof indexedDB !== 'undefined') await deleteDatabase(name)
    },
  }
}

/** What this phone kept of a link that has not ended; what has ended is forgotten. */
export async function copyOf(link: string, now: number): Promise<Copy | undefined> {
  const copies = copiesOf(link)
  if (!copies.wanted()) return undefined
  const sealed = await within(link, 'readonly', (pages) => answerOf<Sealed | undefined>(pages.get(place)))
  if (!sealed) return undefined
  const bytes = await (await sealerIn(() => open(link))).open(place, sealed)
  // Written by ourselves under a key that is only here: the contract's types are trusted.
  const copy = JSON.parse(new TextDecoder().decode(bytes)) as Copy
  if (now < copy.me.until) return copy
  await copies.forget()
  return undefined
}

async function within<T>(
  link: string,
  mode: IDBTransactionMode,
  act: (pages: IDBObjectStore) => Promise<T>,
): Promise<T> {
  const db = await open(link)
  try {
    const transaction = db.transaction('pages', mode)
    const done = await act(transaction.objectStore('pages'))
    await doneOf(transaction)
    return done
  } finally {
    db.close()
  }
}

function open(link: string): Promise<IDBDatabase> {
  const make = (db: IDBDatabase) => {
    db.createObjectStore('keys')
    db.createObjectStore('pages')
  }
  return openDatabase(nameOf(link), make, () => {})
}
