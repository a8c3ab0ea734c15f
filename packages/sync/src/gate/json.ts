import { Malformed } from '../codec/reader.ts'
import { limits } from '../protocol.ts'
import { isDangerousKey } from './values.ts'

/** Parses JSON that a stranger wrote: depth is looked at before the parser sees it, keys and letters after. */
export function parseJson(text: string, most: { readonly bytes: number; readonly depth: number }): unknown {
  if (text.length > most.bytes) throw new Malformed('value too large')
  if (depthOf(text) > most.depth) throw new Malformed('value nested too deep')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Malformed('value is not JSON')
  }
  inspect(value)
  return value
}

export const valueBounds = { bytes: limits.valueBytes, depth: limits.valueDepth }

/** How deep brackets nest outside of strings. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (quoted) {
      if (code === backslash) i++
      else if (code === quote) quoted = false
    } else if (code === quote) quoted = true
    else if (code === openList || code === openObject) deepest = Math.max(deepest, ++depth)
    else if (code === closeList || code === closeObject) depth--
  }
  return deepest
}

const quote = 0x22
const backslash = 0x5c
const openList = 0x5b
const closeList = 0x5d
const openObject = 0x7b
const closeObject = 0x7d

/** Half a surrogate pair cannot be written on: the replicas would differ for good with equal state vectors. */
function inspect(value: unknown): void {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new Malformed('half a character')
  } else if (Array.isArray(value)) value.forEach(inspect)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      if (isDangerousKey(key)) throw new Malformed('dangerous key')
      inspect(key)
      inspect(part)
    }
  }
}
