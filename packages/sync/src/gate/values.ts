import { Malformed, type Reader } from '../codec/reader.ts'
import { limits } from '../protocol.ts'

/** Keys that reach an object's prototype: even strict validators let `__proto__` through. */
export function isDangerousKey(key: string): boolean {
  return key === '__proto__' || key === 'constructor' || key === 'prototype'
}

/** Walks one value in lib0's `any` format without building it. Plain JSON only: a BigInt or NaN would break whoever writes it out again. */
export function walkValue(reader: Reader): void {
  const start = reader.at
  walk(reader, 1, { nodes: 0 })
  if (reader.at - start > limits.valueBytes) throw new Malformed('value too large')
}

/** The text of a value that is one, else undefined; reads past it either way. */
export function readTextValue(reader: Reader): string | undefined {
  if (reader.bytes[reader.at] === any.text) {
    reader.byte()
    return reader.text()
  }
  walkValue(reader)
  return undefined
}

const any = {
  integer: 125,
  float32: 124,
  float64: 123,
  text: 119,
  object: 118,
  array: 117,
} as const

/** undefined, null, false, true */
const simple: ReadonlySet<number> = new Set([127, 126, 121, 120])

function walk(reader: Reader, depth: number, seen: { nodes: number }): void {
  if (depth > limits.valueDepth) throw new Malformed('value nested too deep')
  if (++seen.nodes > limits.valueNodes) throw new Malformed('value of too many parts')
  const type = reader.byte()
  if (type === any.integer) skipInteger(reader)
  else if (type === any.float32) skipFloat(reader, 4, 0x80)
  else if (type === any.float64) skipFloat(reader, 8, 0xf0)
  else if (type === any.text) reader.text()
  else if (type === any.array) {
    for (let left = reader.count(limits.valueNodes); left > 0; left--) walk(reader, depth + 1, seen)
  } else if (type === any.object) {
    for (let left = reader.count(limits.valueNodes, 2); left > 0; left--) {
      if (isDangerousKey(reader.text())) throw new Malformed('dangerous key')
      walk(reader, depth + 1, seen)
    }
  } else if (!simple.has(type)) throw new Malformed('value is not plain')
}

/** Signed: the first byte holds the sign and six bits. */
function skipInteger(reader: Reader): void {
  const first = reader.byte()
  if (first < 128) return
  let value = first & 63
  for (let place = 64; ; place *= 128) {
    const byte = reader.byte()
    value += (byte & 127) * place
    if (value > Number.MAX_SAFE_INTEGER) throw new Malformed('number too large')
    if (byte < 128) {
      if (byte === 0) throw new Malformed('number not in its shortest form')
      return
    }
  }
}

/** An exponent of ones is NaN or infinite. */
function skipFloat(reader: Reader, size: number, secondMask: number): void {
  const first = reader.byte()
  const second = reader.byte()
  if ((first & 0x7f) === 0x7f && (second & secondMask) === secondMask) throw new Malformed('number is not finite')
  for (let left = size - 2; left > 0; left--) reader.byte()
}
