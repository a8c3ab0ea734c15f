import type * as Y from 'yjs'
import { hunksBetween } from './hunks.ts'

/** The words of a plain text. Formats, embedded things and broken halves of characters, which no client of ours writes, are left out. */
export function textOf(text: Y.Text): string {
  return wellFormed(text.toString())
}

/** Writes the smallest changes, so that what another person types at the same time stays. */
export function writeText(text: Y.Text, words: string): void {
  const hunks = hunksBetween(text.toString(), wellFormed(words))
  for (const hunk of hunks.toReversed()) {
    if (hunk.remove > 0) text.delete(hunk.at, hunk.remove)
    if (hunk.insert !== '') text.insert(hunk.at, hunk.insert)
  }
}

/** Half a surrogate pair cannot be written as UTF-8, so it would break exports, hashes and Yjs itself. */
export function wellFormed(text: string): string {
  return text.isWellFormed() ? text : text.toWellFormed()
}
