import type * as Y from 'yjs'
import { wordsIn } from './words.ts'

interface Stretch {
  readonly from: number
  readonly to: number
}

/** Where these words stand by themselves, whatever their case: never within a longer word. */
export function standingIn(text: string, words: string): readonly Stretch[] {
  if (words === '') return []
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}\\p{M}])${escaped(words)}(?![\\p{L}\\p{N}\\p{M}])`, 'giu')
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ from: index, to: index + found.length }))
}

export function replacedIn(text: string, words: string, by: string): string {
  return standingIn(text, words).reduceRight((left, { from, to }) => left.slice(0, from) + by + left.slice(to), text)
}

/** Writes `by` where the words stand, as they were written: bold stays bold, a comment beside them stays where it is. */
export function replaceWords(root: Y.Text | Y.XmlFragment, words: string, by: string): void {
  const { text, runs } = wordsIn(root)
  for (const { from, to } of [...standingIn(text, words)].reverse()) {
    const parts = runs.flatMap(({ at, length, type, index }) => {
      const [start, end] = [Math.max(from, at), Math.min(to, at + length)]
      return start < end ? [{ type, index: index + start - at, length: end - start }] : []
    })
    for (const [nth, { type, index, length }] of [...parts.entries()].reverse()) {
      // After the first of the old letters, whose looks the new ones take.
      if (nth === 0) type.insert(index + 1, by)
      if (nth === 0) type.delete(index + 1 + by.length, length - 1)
      type.delete(index, nth === 0 ? 1 : length)
    }
  }
}

function escaped(words: string): string {
  return words.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
