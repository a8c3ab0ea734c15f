import { wordsOf } from '@balcony/design'
import type { Content } from '../blocks.ts'

/** Letters of a content, for judging how much room it takes. */
export function lengthOf(content: Content | undefined): number {
  return content === undefined ? 0 : lettersOf(content).length
}

/** Letters of the longest word, which a column must bear. */
export function longestWord(content: Content | string | undefined): number {
  if (content === undefined) return 0
  const letters = typeof content === 'string' ? content : lettersOf(content)
  let longest = 0
  for (const word of letters.slice(0, 4000).split(/\s+/)) longest = Math.max(longest, word.length)
  return longest
}

function lettersOf(content: Content): string {
  switch (content.is) {
    case 'words':
    case 'scale':
      return content.text
    case 'entries':
      return content.entries.join(', ')
    case 'versions':
      return content.versions.map((version) => version.text).join('\n')
    case 'prose':
      return wordsOf(content.doc)
  }
}
