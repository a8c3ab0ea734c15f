import { expect, test } from 'vitest'
import { unpackedBytes } from './zip.ts'

/** The list of a ZIP whose parts say that they come to this; the parts themselves are not there. */
function listOf(sizes: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(46 * sizes.length + 22)
  const view = new DataView(bytes.buffer)
  for (const [index, size] of sizes.entries()) {
    view.setUint32(46 * index, 0x02014b50, true)
    view.setUint32(46 * index + 24, size, true)
  }
  view.setUint32(46 * sizes.length, 0x06054b50, true)
  view.setUint16(46 * sizes.length + 10, sizes.length, true)
  return bytes
}

test('[WORD2] what a file comes to once it is unpacked is known before anything is unpacked', () => {
  expect(unpackedBytes(listOf([1000, 2_000_000_000]))).toBe(2_000_001_000)
  expect(unpackedBytes(listOf([]))).toBe(0)
  expect(unpackedBytes(new Uint8Array(10))).toBeUndefined()
  expect(unpackedBytes(new TextEncoder().encode('no zip at all, but long enough to hold one'))).toBeUndefined()
  const broken = listOf([5])
  broken[0] = 0
  expect(unpackedBytes(broken)).toBeUndefined()
})
