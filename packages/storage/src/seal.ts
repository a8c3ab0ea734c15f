import { promisify } from 'node:util'
import { crc32, gunzip, gzip } from 'node:zlib'
import { StorageFailed } from './failure.ts'

/**
 * What the bytes of a row are. Stored for ever: numbers are never given to something else. Ciphertext of a restricted
 * compartment, made here or by the writers' devices, comes as further kinds, its key told by `key_version`.
 */
const kinds = { plain: 0, gzip: 1 } as const

/** The columns of everything whose loss or change must not go unnoticed. */
export interface Sealed {
  readonly kind: number
  /** 0: not encrypted. */
  readonly key_version: number
  readonly bytes: Uint8Array
  readonly crc: number
}

/** Ties bytes to their place: damaged or moved to another row, they are refused. */
export function seal(place: string, bytes: Uint8Array, kind: number = kinds.plain): Sealed {
  return { kind, key_version: 0, bytes, crc: sum(place, kind, bytes) }
}

/** The bytes as they were sealed, or a refusal: never anything else. */
export function unseal(place: string, sealed: Sealed): Uint8Array {
  // The database may hand out text for bytes: the type stands in the row too, and can be damaged like the rest of it.
  const isBytes = sealed.bytes instanceof Uint8Array
  const sound = isBytes && sealed.key_version === 0 && sum(place, sealed.kind, sealed.bytes) === sealed.crc
  if (!sound) throw new StorageFailed('damaged', place.split('|')[0])
  return sealed.bytes
}

const worthPacking = 1024

export async function pack(place: string, bytes: Uint8Array): Promise<Sealed> {
  if (bytes.length < worthPacking) return seal(place, bytes)
  return seal(place, await promisify(gzip)(bytes, { level: 1 }), kinds.gzip)
}

export async function unpack(place: string, sealed: Sealed): Promise<Uint8Array> {
  const bytes = unseal(place, sealed)
  return sealed.kind === kinds.gzip ? new Uint8Array(await promisify(gunzip)(bytes)) : bytes
}

export function sum(place: string, kind: number, bytes: Uint8Array): number {
  return crc32(bytes, crc32(`${place}|${kind}`))
}
