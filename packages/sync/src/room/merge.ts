import { mergeUpdates } from 'yjs'

export const emptyUpdate = new Uint8Array([0, 0])

/** `Y.mergeUpdates` takes the square of the number of its inputs, so they are merged in groups. */
export function merge(updates: readonly Uint8Array[]): Uint8Array {
  let level = updates
  while (level.length > 1) {
    const next: Uint8Array[] = []
    for (let i = 0; i < level.length; i += groupSize) {
      const group = level.slice(i, i + groupSize)
      next.push(group.length === 1 ? (group[0] as Uint8Array) : mergeUpdates(group))
    }
    level = next
  }
  return level[0] ?? emptyUpdate
}

const groupSize = 16
