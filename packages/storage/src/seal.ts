import { promisify } from 'node:util'
import { crc32, gunzip, gzip } from 'node:zlib'
import { StorageFailed } from './failure.ts'
import { ringFor } from './keys/locking.ts'
import type { Key } from './keys/ring.ts'

/**
 * What the bytes of a row are. Stored for ever: numbers are never given to something else. `plain` and `gzip` were written before there
 * were keys; the sealed ones are locked by the server with the key that `key_version` tells. Ciphertext made by the writers' own devices
 * will come as further kinds.
 */
const kinds = { plain: 0, gzip: 1, sealed: 2, sealedGzip: 3 } as const
type Inside = typeof kinds.plain | typeof kinds.gzip

/** The columns of everything that nobody may read on the disk, and whose loss or change must not go unnoticed. */
export interface Sealed {
  readonly kind: number
  /** The number of the key; 0: written before there were keys. */
  readonly key_version: number
  readonly bytes: Uint8Array
  /** A checksum of bytes without a key. With one, the tag within them says more. */
  readonly crc: number
}

/** Locks bytes and ties them to their place: changed or moved to another row, they are refused. */
export function seal(key: Key, place: string, bytes: Uint8Array, inside: Inside = kinds.plain): Sealed {
  const kind = inside === kinds.gzip ? kinds.sealedGzip : kinds.sealed
  return { kind, key_version: key.number, bytes: key.secret.seal(about(kind, key.number, place), bytes), crc: 0 }
}

/** The bytes as they were sealed, or a refusal: never anything else. */
export function unseal(place: string, sealed: Sealed): Uint8Array {
  // The database may hand out text for bytes: the type stands in the row too, and can be damaged like the rest of it.
  const isBytes = sealed.bytes instanceof Uint8Array
  const bytes = isBytes ? (sealed.key_version === 0 ? checked(place, sealed) : opened(place, sealed)) : undefined
  if (!bytes) throw new StorageFailed('damaged', place.split('|')[0])
  return bytes
}

const worthPacking = 1024

export interface Squeezed {
  readonly bytes: Uint8Array
  readonly inside: Inside
}

/** Made smaller where that is worth it, still to be sealed in the act that keeps it. */
export async function squeeze(bytes: Uint8Array): Promise<Squeezed> {
  if (bytes.length < worthPacking) return { bytes, inside: kinds.plain }
  return { bytes: await promisify(gzip)(bytes, { level: 1 }), inside: kinds.gzip }
}

export async function unpack(place: string, sealed: Sealed): Promise<Uint8Array> {
  const bytes = unseal(place, sealed)
  return isPacked(sealed) ? new Uint8Array(await promisify(gunzip)(bytes)) : bytes
}

/** The same bytes under another key or at another place. */
export function reseal(key: Key, place: string, sealed: Sealed, from = place): Sealed {
  return seal(key, place, unseal(from, sealed), isPacked(sealed) ? kinds.gzip : kinds.plain)
}

export function sum(place: string, kind: number, bytes: Uint8Array): number {
  return crc32(bytes, crc32(`${place}|${kind}`))
}

function isPacked({ kind }: Sealed): boolean {
  return kind === kinds.gzip || kind === kinds.sealedGzip
}

function checked(place: string, { kind, bytes, crc }: Sealed): Uint8Array | undefined {
  return sum(place, kind, bytes) === crc ? bytes : undefined
}

function opened(place: string, { kind, key_version, bytes }: Sealed): Uint8Array | undefined {
  return ringFor(bytes)
    ?.get(key_version)
    ?.secret.open(about(kind, key_version, place), bytes)
}

function about(kind: number, key: number, place: string): string {
  return `${kind}|${key}|${place}`
}
