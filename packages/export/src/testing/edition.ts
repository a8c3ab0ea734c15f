import {
  type Edition,
  type EditionKind,
  importDesign,
  makeEdition,
  type ProseDoc,
  type ProseNode,
  process,
  type Row,
  type Values,
} from '@balcony/design'
import { demoCase } from '@balcony/design/demo'

const today = '2027-02-20'

export interface Told {
  readonly coverTitle?: string
  readonly sections?: Readonly<Record<string, Values>>
  readonly tables?: Readonly<Record<string, readonly Row[]>>
}

/**
 * An edition of a small design of these values, as they are: `makeEdition` leaves out what is no valid value, and a renderer
 * must bear it all the same.
 */
export function designOf(told: Told, language = 'en'): Edition {
  const design = { coverTitle: told.coverTitle ?? 'Seminar series', ...told.sections?.['design'] }
  const snapshot = { open: ['core'] as const, sections: { ...told.sections, design }, tables: told.tables ?? {} }
  return { ...makeEdition(process, snapshot, 'internal', { date: today, language }), snapshot }
}

/** An edition whose only section is this prose. */
export function proseEdition(content: readonly ProseNode[], language = 'en'): Edition {
  return designOf({ sections: { context: { narrative: doc(...content) } } }, language)
}

/** The Maruvel case, cut for an audience. */
export function demoEdition(
  kind: EditionKind = 'internal',
  options: { partner?: string; session?: string } = {},
): Edition {
  const imported = importDesign(process, demoCase)
  if (!imported.ok) throw new Error('the demo case can be read')
  return makeEdition(process, imported.value.snapshot, kind, { date: today, ...options })
}

export const doc = (...content: readonly ProseNode[]): ProseDoc => ({ type: 'doc', content })
export const text = (
  words: string,
  ...marks: readonly (string | { type: string; attrs: Record<string, string> })[]
): ProseNode => ({
  type: 'text',
  text: words,
  marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)),
})
export const p = (...content: readonly (string | ProseNode)[]): ProseNode => ({
  type: 'paragraph',
  content: content.map((each) => (typeof each === 'string' ? text(each) : each)),
})
export const node = (type: string, content: readonly ProseNode[], attrs: ProseNode['attrs'] = {}): ProseNode => ({
  type,
  attrs,
  content,
})
