import { clean, cleanLine, isVisible } from '../text/clean.ts'
import { printableLink } from '../text/links.ts'
import type { Losses } from '../text/losses.ts'
import { runsOf } from '../text/runs.ts'
import { type Direction, directionOf, languageOfBlock, zoomOf } from '../text/scripts.ts'

/** What the preparation of one document knows while it goes through the text. */
export interface Setting {
  /** Primary tag of the document's language. */
  readonly language: string
  readonly losses: Losses
  /** The names under which the template finds the pictures that may be shown, by file id. */
  readonly pictures: ReadonlyMap<string, string>
  /** Words marked as withheld are ours, in place of those that were cut; else they are the team's own. */
  readonly cut?: boolean
  /** Our own word for a picture that nobody described. */
  readonly pictureWord: string
}

/** Words as the template takes them. The template gives every text to `text()` or `raw()`: nothing in it is ever read as code. */
export type Inline =
  | ({
      readonly is: 'text'
      readonly text: string
      readonly language?: string
      readonly zoom?: number
      readonly isolated?: true
    } & Marks)
  | { readonly is: 'break' }

export interface Marks {
  readonly bold?: true
  readonly italic?: true
  /** One line per run: Typst cannot tag words that are both underlined and struck through. */
  readonly line?: 'under' | 'through' | 'dotted' | 'bar'
  readonly code?: true
  readonly chip?: true
  readonly link?: string
}

/** A stretch of text with a language of its own, which gives its direction. */
export interface Phrase {
  readonly inline: readonly Inline[]
  /** Only where it is not the document's. */
  readonly language?: string
  readonly direction?: Direction
  readonly zoom?: number
}

/** Prepared text on one or more lines; in its own language and direction, judged by its first letter. */
export function phrase(text: string, setting: Setting, link?: string): Phrase {
  const words = clean(text, setting.losses).trim()
  const language = languageOfBlock(words, setting.language)
  return { inline: inlineOf(words, language, linkMark(link, setting)), ...own(language, setting) }
}

/** A phrase for a heading or a name: one line, and never empty, because a heading without words refuses the document. */
export function title(text: string, fallback: string, setting: Setting): Phrase {
  const words = cleanLine(text, setting.losses)
  return phrase(isVisible(words) ? words : fallback, setting)
}

export function linkMark(link: unknown, setting: Setting): Marks {
  if (link === undefined || link === null) return {}
  const address = printableLink(link)
  if (address === undefined) setting.losses.links += 1
  return address === undefined ? {} : { link: address }
}

/** Cleaned words of a block, in runs, with line breaks. */
export function inlineOf(words: string, blockLanguage: string, marks: Marks): Inline[] {
  return words.split('\n').flatMap((part, index): Inline[] => {
    const runs = marks.code && part !== '' ? [{ text: part }] : runsOf(part, blockLanguage)
    const inline = runs.map((run): Inline => ({ is: 'text', ...run, ...marks }))
    return index === 0 ? inline : [{ is: 'break' }, ...inline]
  })
}

export function own(language: string, setting: Setting): Omit<Phrase, 'inline'> {
  if (language === setting.language) return {}
  const zoom = zoomOf(language, setting.language)
  return { language, direction: directionOf(language), ...(zoom === 1 ? {} : { zoom }) }
}
