/** Bytes that a document may come to once it is unpacked: far more than any text, far less than what would stop a page. */
export const maxUnpackedBytes = 80_000_000

const endOfList = 0x06054b50
const entryMark = 0x02014b50

/**
 * What the parts of a ZIP say that they come to, read from its list alone: nothing is unpacked to find out. Undefined where there is no
 * such list, which is no document of Word.
 */
export function unpackedBytes(file: Uint8Array): number | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const end = lastMark(view)
  if (end === undefined) return undefined
  const entries = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  let bytes = 0
  for (let number = 0; number < entries; number += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== entryMark) return undefined
    bytes += view.getUint32(at + 24, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return bytes
}

/** A comment may follow it, of at most 64 kB. */
function lastMark(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1)
    if (view.getUint32(at, true) === endOfList) return at
  return undefined
}
