/** The code points that a TrueType or OpenType file has glyphs for, read from its `cmap` table (formats 4 and 12). */
export function codePointsOf(bytes: Uint8Array): Set<number> {
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const cmap = tableOffset(font, 'cmap')
  const subtable = bestSubtable(font, cmap)
  return font.getUint16(subtable) === 12 ? groups(font, subtable) : segments(font, subtable)
}

/** Sorted pairs `first, last, first, last, …`. */
export function rangesOf(codePoints: ReadonlySet<number>): number[] {
  const ranges: number[] = []
  for (const codePoint of [...codePoints].sort((a, b) => a - b)) {
    if (ranges.at(-1) === codePoint - 1) ranges[ranges.length - 1] = codePoint
    else ranges.push(codePoint, codePoint)
  }
  return ranges
}

function tableOffset(font: DataView, tag: string): number {
  const tables = font.getUint16(4)
  for (let index = 0; index < tables; index += 1) {
    const at = 12 + index * 16
    const name = String.fromCharCode(...[0, 1, 2, 3].map((letter) => font.getUint8(at + letter)))
    if (name === tag) return font.getUint32(at + 8)
  }
  throw new Error(`the font has no ${tag} table`)
}

function bestSubtable(font: DataView, cmap: number): number {
  let best: number | undefined
  for (let index = 0; index < font.getUint16(cmap + 2); index += 1) {
    const at = cmap + 4 + index * 8
    const subtable = cmap + font.getUint32(at + 4)
    const format = font.getUint16(subtable)
    if (format === 12) return subtable
    // Platforms 0 and 3 are Unicode.
    if (format === 4 && [0, 3].includes(font.getUint16(at))) best = subtable
  }
  if (best === undefined) throw new Error('the font has no Unicode cmap')
  return best
}

function groups(font: DataView, subtable: number): Set<number> {
  const found = new Set<number>()
  for (let index = 0; index < font.getUint32(subtable + 12); index += 1) {
    const at = subtable + 16 + index * 12
    for (let code = font.getUint32(at); code <= font.getUint32(at + 4); code += 1) found.add(code)
  }
  return found
}

function segments(font: DataView, subtable: number): Set<number> {
  const found = new Set<number>()
  const count = font.getUint16(subtable + 6) / 2
  const ends = subtable + 14
  const starts = ends + count * 2 + 2
  const deltas = starts + count * 2
  const offsets = deltas + count * 2
  for (let index = 0; index < count; index += 1) {
    const [start, end] = [font.getUint16(starts + index * 2), font.getUint16(ends + index * 2)]
    const [delta, offset] = [font.getInt16(deltas + index * 2), font.getUint16(offsets + index * 2)]
    for (let code = start; code <= end && code !== 0xffff; code += 1) {
      const at = offsets + index * 2 + offset + (code - start) * 2
      const glyph = offset === 0 ? code : font.getUint16(at)
      if (glyph !== 0 && ((glyph + delta) & 0xffff) !== 0) found.add(code)
    }
  }
  return found
}
