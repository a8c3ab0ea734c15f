import { picturesIn, type Snapshot } from '@balcony/design'
import type { House } from '../context.ts'
import type { Printing } from '../parts.ts'
import { isPicture, type PictureType } from './judged.ts'
import { fileStanding } from './standing.ts'

/** Bytes and pixels of all pictures of one printed document; those beyond are told in words. */
const maxPrintedBytes = 64 * 2 ** 20
const maxPrintedPixels = 200_000_000

/**
 * The pictures that an edition shows. One is taken only where it stands in prose of its own compartment: an id that somebody
 * wrote elsewhere brings nothing out of a compartment that is closed there.
 */
export async function picturesFor(
  { process, storage }: Pick<House, 'process' | 'storage'>,
  design: string,
  snapshot: Snapshot,
): Promise<Printing['pictures']> {
  const pictures = new Map<string, { readonly type: PictureType; readonly bytes: Uint8Array }>()
  let [bytes, pixels] = [0, 0]
  for (const { file: id, address } of picturesIn(process, snapshot)) {
    if (pictures.has(id)) continue
    const file = await storage.files.find(id)
    const there = fileStanding(process, address)
    if (!file || file.design !== design || file.removed || !isPicture(file.type)) continue
    if (!there.ok || there.value.compartment !== file.compartment) continue
    bytes += file.size
    pixels += (file.width ?? 0) * (file.height ?? 0)
    if (bytes > maxPrintedBytes || pixels > maxPrintedPixels) break
    const found = await storage.files.bytes(id)
    if (found) pictures.set(id, { type: file.type, bytes: found })
  }
  return pictures
}
