import { createHash } from 'node:crypto'
import { ok, type Result } from '@balcony/base'
import { SecretKey } from './xaes.ts'

/** 32 random bytes that are kept outside the data folder. They lock the keys of the compartments, and nothing else. */
export type MasterKey = Uint8Array

export const masterBytes = 32

/** Where the master keys are kept: an environment variable, a file, a test. */
export interface Masters {
  /** Those at hand, the one for new locks first; refuses when the place cannot be read. */
  read(): Result<readonly MasterKey[]>
  /** Makes the first one. Asked only for a data folder that has never been locked. */
  make(): Result<MasterKey>
  /** The place in words, for whoever looks for a key. */
  readonly place: string
}

/** Tells one master key from another without telling anything of it. */
export function fingerprint(master: MasterKey): string {
  return createHash('sha256').update('balcony master key\0').update(master).digest('hex').slice(0, 16)
}

/** Master keys that somebody holds in hand. */
export function heldMasters(...keys: readonly [MasterKey, ...MasterKey[]]): Masters {
  return { read: () => ok(keys), make: () => ok(keys[0]), place: 'in memory' }
}

export interface Wrapped {
  readonly number: number
  readonly scope: string
  readonly master: string
  readonly wrapped: Uint8Array
}

export function wrap(
  master: MasterKey,
  number: number,
  scope: string,
  key: Uint8Array,
): Omit<Wrapped, 'number' | 'scope'> {
  return { master: fingerprint(master), wrapped: new SecretKey(master).seal(about(number, scope), key) }
}

/** Undefined when the row is not as it was written. */
export function unwrap(master: MasterKey, { number, scope, wrapped }: Wrapped): Uint8Array | undefined {
  return wrapped instanceof Uint8Array ? new SecretKey(master).open(about(number, scope), wrapped) : undefined
}

function about(number: number, scope: string): string {
  return `key ${number}|${scope}`
}
