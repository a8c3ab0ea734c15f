import type { Content, Fact } from '../blocks.ts'
import { directionOf } from '../text/scripts.ts'
import { type Passage, passagesOf } from './passages.ts'
import { type Phrase, phrase, type Setting } from './setting.ts'

export interface SetFact {
  readonly label: Phrase
  readonly content: SetContent
}

export type SetContent =
  | { readonly is: 'words'; readonly words: Phrase }
  | {
      readonly is: 'entries'
      readonly entries: readonly Phrase[]
      readonly inline: boolean
      readonly separator: string
    }
  | { readonly is: 'scale'; readonly words: Phrase; readonly marks: number; readonly on: number }
  | { readonly is: 'versions'; readonly versions: readonly { readonly label: Phrase; readonly words: Phrase }[] }
  | { readonly is: 'prose'; readonly content: readonly Passage[] }

/** Scales with more steps than this are told in words only. */
const maxScaleMarks = 6
/** Entries up to these lengths stand in one line, divided by commas; longer ones below each other. */
const maxInline = { names: 90, lines: 24 }
/** In a column one below the other makes a row as high as a page of a few words. */
const maxInCell = 40
/** Languages that write their own comma. */
const arabicMarks: ReadonlySet<string> = new Set(['ar', 'fa', 'ur', 'ps', 'ckb', 'ug'])

/** `roomy`: the value has the width of the page. `level` is that of the heading the facts stand below. */
export function setFacts(facts: readonly Fact[], level: number, setting: Setting, roomy = false): SetFact[] {
  return facts.map((fact) => ({
    label: phrase(fact.label, setting),
    content: setContent(fact.content, level, setting, roomy),
  }))
}

export function setContent(content: Content, level: number, setting: Setting, roomy = false): SetContent {
  switch (content.is) {
    case 'words':
      return { is: 'words', words: phrase(content.text, setting, content.link) }
    case 'entries': {
      const longest = Math.max(maxInline[content.are], roomy ? 0 : maxInCell)
      const inline =
        content.entries.length === 1 ||
        content.entries.every((entry) => entry.length <= longest && !entry.includes('\n'))
      const [comma, semicolon] = arabicMarks.has(setting.language) ? ['، ', '؛ '] : [', ', '; ']
      const separator = content.entries.some((entry) => /[,،]/.test(entry)) ? semicolon : comma
      return { is: 'entries', inline, separator, entries: content.entries.map((entry) => phrase(entry, setting)) }
    }
    case 'scale': {
      const marks = content.to - content.from + 1
      // A scale that does not begin at one says little by its figure alone.
      const told = roomy || content.from !== 1 ? `${content.text} (${content.ends})` : content.text
      // A minus would change to the other side of its figure.
      const words = phrase(
        directionOf(setting.language) === 'rtl' ? told.replace(/-(?=\d)/g, '\u200e-') : told,
        setting,
      )
      if (!(marks >= 2 && marks <= maxScaleMarks)) return { is: 'words', words }
      return {
        is: 'scale',
        words,
        marks,
        on: Math.max(0, Math.min(marks, Math.round(content.value - content.from + 1))),
      }
    }
    case 'versions':
      return {
        is: 'versions',
        versions: content.versions.map(({ label, text }) => ({
          label: phrase(label, setting),
          words: phrase(text, setting),
        })),
      }
    case 'prose':
      return { is: 'prose', content: passagesOf(content.doc, level, setting).map(asParagraph) }
  }
}

/** Prose inside a record or a cell has no headings of its own in the outline. */
function asParagraph(passage: Passage): Passage {
  if (passage.is !== 'heading') return passage
  const { level: _, ...rest } = passage
  return {
    ...rest,
    is: 'paragraph',
    inline: passage.inline.map((each) => (each.is === 'text' ? { ...each, bold: true } : each)),
  }
}
