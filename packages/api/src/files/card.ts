import type { StoredFile } from '@balcony/storage'
import type { FileCard } from '../contract.ts'

export function fileCard({ id, address, name, type, size, width, height, by, at }: StoredFile): FileCard {
  return { id, address, name, type, size, ...(width && height ? { width, height } : {}), by, at }
}

/** As a body of an answer: bytes over memory that nobody else shares. */
export function keepBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : Uint8Array.from(bytes)
}
