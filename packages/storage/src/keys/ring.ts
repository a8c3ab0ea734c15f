import { assert } from '@balcony/base'
import type { Kysely } from 'kysely'
import { StorageFailed } from '../failure.ts'
import type { Tables } from '../tables.ts'
import { Locking } from './locking.ts'
import type { MasterKey } from './masters.ts'
import { SecretKey } from './xaes.ts'

/** What a key is for: a compartment, `<design>/<compartment>`, `house` for what belongs to none, or `journal` for its chains. */
export type Scope = string
export const house: Scope = 'house'
/** Seals nothing and is never renewed: it stands behind every entry of the journal, old ones too. */
export const journal: Scope = 'journal'

export interface Key {
  /** Stands in each row that it sealed (`key_version`), and is never given to another key. */
  readonly number: number
  readonly scope: Scope
  readonly secret: SecretKey
}

/** The keys that are open now: all that sealed a row which may still be there. */
export class Ring {
  readonly #byNumber = new Map<number, Key>()
  readonly #current = new Map<Scope, Key>()
  /** Locks new keys. */
  master: MasterKey
  /** Numbers up to here were given, also by acts that were taken back. */
  highest = 0

  /** Those whose keys are on the disk, but damaged. */
  readonly lost = new Set<Scope>()

  constructor(master: MasterKey) {
    this.master = master
  }

  /** The newest of a scope seals what is written from now on. */
  add(number: number, scope: Scope, bytes: Uint8Array): void {
    const key = { number, scope, secret: new SecretKey(bytes) }
    this.#byNumber.set(number, key)
    if ((this.#current.get(scope)?.number ?? 0) < number) this.#current.set(scope, key)
    this.highest = Math.max(this.highest, number)
  }

  /** A key that never reached the disk, or that went from it. */
  drop(number: number): void {
    const key = this.#byNumber.get(number)
    this.#byNumber.delete(number)
    if (!key || this.#current.get(key.scope) !== key) return
    this.#current.delete(key.scope)
    for (const other of this.#byNumber.values()) {
      if (other.scope !== key.scope) continue
      if ((this.#current.get(key.scope)?.number ?? 0) < other.number) this.#current.set(key.scope, other)
    }
  }

  get(number: number): Key | undefined {
    return this.#byNumber.get(number)
  }

  current(scope: Scope): Key | undefined {
    return this.#current.get(scope)
  }
}

/** The ring travels with the connection, so that every part of a transaction has it. */
export function ringOf(db: Kysely<Tables>): Ring {
  const locking = db.getExecutor().plugins.find((plugin) => plugin instanceof Locking)
  assert(locking, 'a store is opened with its keys')
  return locking.ring
}

/**
 * The key that seals new rows of a compartment, or of `house` where there is no such compartment. Ask for it in the act that writes them:
 * earlier, another act could put a new key in its place and destroy it.
 */
export function keyOf(db: Kysely<Tables>, scope: Scope): Key {
  const ring = ringOf(db)
  const key = ring.current(scope) ?? (ring.lost.has(scope) ? undefined : ring.current(house))
  // The key cannot be opened any more: what would be written now nobody could be sure to read.
  if (!key) throw new StorageFailed('damaged', `key of ${scope}`)
  return key
}
