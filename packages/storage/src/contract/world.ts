import type { Compartment } from '@balcony/design'
import { heldMasters } from '../keys/masters.ts'
import type { Storage } from '../storage.ts'
import type { Entry } from '../stores/log.ts'

/** A store with nothing in it, and what the tests need to do to it from outside. */
export interface Empty {
  /** The store as it is open now. */
  storage: Storage
  /** Closes it and opens it again: only what was kept is there. */
  reopen(): Promise<Storage>
  /** Changes rows behind the store's back, as a failing disk would. */
  damage(sql: string): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

export type OpenEmpty = () => Promise<Empty>

/** Any key. */
export const aMaster = heldMasters(new Uint8Array(32).fill(7))

/** Any moment: the tests' clock starts here. */
export const now = 1_790_000_000_000

/** Adds Ana, the workspace, and a design of hers with a core and a people compartment. */
export async function withDesign(storage: Storage, seed?: Uint8Array): Promise<void> {
  await storage.people.add({ id: 'ana', name: 'Ana', colour: 1 }, now)
  await storage.people.addWorkspace({ id: 'home', name: 'Home' }, now)
  await storage.people.admit('home', 'ana', 'owner')
  await storage.designs.create(
    {
      id: 'rivers',
      workspace: 'home',
      title: 'Talks over the Anvar rivers',
      coverTitle: 'Rivers',
      by: 'ana',
      compartments: [
        { name: 'core', epoch: 'e1', schemaVersion: 1, ...(seed && { seed: { bytes: seed, clients: [7] } }) },
        { name: 'people', epoch: 'e2', schemaVersion: 1 },
      ],
    },
    now,
  )
}

export function entry(text: string, more: Partial<Entry> & { readonly in?: Compartment } = {}): Entry {
  const { in: compartment = 'core', ...rest } = more
  return {
    compartment: `rivers/${compartment}`,
    epoch: compartment === 'core' ? 'e1' : 'e2',
    bytes: new TextEncoder().encode(text),
    by: 'ana',
    signIn: 'laptop',
    at: now,
    newClients: [],
    ...rest,
  }
}

/** What a load gives, with its bytes as text. */
export async function read(storage: Storage, compartment: Compartment = 'core') {
  const stored = await storage.log.load(`rivers/${compartment}`)
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
  return (
    stored && {
      epoch: stored.epoch,
      head: stored.head,
      snapshot: stored.snapshot && text(stored.snapshot),
      updates: stored.updates.map((update) => `${update.seq} ${text(update.bytes)}`),
    }
  )
}
