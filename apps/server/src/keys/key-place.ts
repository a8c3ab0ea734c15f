import { statSync } from 'node:fs'
import type { KeySource } from './key-source.ts'

/** Whether one stolen disk would hold both the data and the key that locks it. */
export function keyPlace(keys: KeySource, data: string): 'beside' | 'apart' | 'given' {
  if (keys.is === 'given') return 'given'
  try {
    return statSync(keys.file).dev === statSync(data).dev ? 'beside' : 'apart'
  } catch {
    return 'apart' // A key that was there only at the start, as it should be.
  }
}
