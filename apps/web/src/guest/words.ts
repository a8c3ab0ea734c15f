import type { PartnerThread } from '@balcony/api/contract'
import {
  type Address,
  type Edition,
  type Process,
  type ProseDoc,
  type Quote,
  type Row,
  type Value,
  wordsOf,
} from '@balcony/design'
import { positionOf, wordsIn, writeProse } from '@balcony/document'
import * as Y from 'yjs'

const contextChars = 32

/** Sections of which the edition holds anything, in the order of the design. */
export function sectionsIn(process: Process, { snapshot }: Edition, order: readonly string[]): readonly string[] {
  return order.filter((name) => {
    const section = process.sections[name]
    const values = Object.keys(snapshot.sections[name] ?? {})
    return section !== undefined && (values.length > 0 || section.tables.some((table) => snapshot.tables[table]))
  })
}

/** Words of a value that can be selected and quoted. */
export function plainWords(value: Value | undefined): string {
  if (typeof value === 'string') return value
  if (typeof value === 'object' && value !== null && 'type' in value && value.type === 'doc')
    return wordsOf(value as unknown as ProseDoc)
  return ''
}

/** What was selected, as the edition has it: `selected` may lack the breaks between blocks. */
export function quoteOf(words: string, selected: string): Quote | undefined {
  const flat = words.replaceAll('\n', '')
  const wanted = selected.replaceAll('\n', '').trim()
  const at = wanted === '' ? -1 : flat.indexOf(wanted)
  if (at < 0) return undefined
  return {
    before: flat.slice(Math.max(0, at - contextChars), at),
    exact: wanted,
    after: flat.slice(at + wanted.length, at + wanted.length + contextChars),
  }
}

/** Where quotes stand in a prose, in the positions in which it is drawn. */
export function highlightsIn(doc: ProseDoc, threads: readonly PartnerThread[]) {
  const quotes = threads.filter((thread) => thread.quote !== undefined && !thread.resolved)
  if (quotes.length === 0) return []
  const live = new Y.Doc()
  writeProse(live.getXmlFragment('p'), doc)
  const words = wordsIn(live.getXmlFragment('p'))
  live.destroy()
  return quotes.flatMap(({ id, quote = '' }) => {
    const found = rangeOf(words.text, quote)
    if (!found) return []
    return [
      {
        from: positionOf(words, found.from, 'start'),
        to: positionOf(words, found.to, 'end'),
        thread: id,
        on: false,
      },
    ]
  })
}

/** Where words stand in a text, whatever breaks are between them. */
export function rangeOf(text: string, quote: string): { readonly from: number; readonly to: number } | undefined {
  const flat = text.replaceAll('\n', '')
  const wanted = quote.replaceAll('\n', '')
  const at = wanted === '' ? -1 : flat.indexOf(wanted)
  if (at < 0) return undefined
  return { from: offsetIn(text, at), to: offsetIn(text, at + wanted.length - 1) + 1 }
}

function offsetIn(text: string, flat: number): number {
  let left = flat
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\n') continue
    if (left === 0) return at
    left -= 1
  }
  return text.length
}

/** Rows of a table that belong to no other row shown, and those that belong to one. */
export function rowsOf(process: Process, { snapshot }: Edition, table: string, holder?: string): readonly Row[] {
  const rows = snapshot.tables[table] ?? []
  const field = process.tables[table]?.of?.field
  return holder === undefined || field === undefined ? rows : rows.filter((row) => row.values[field] === holder)
}

/** Threads at a place or in it. */
export function threadsAt(threads: readonly PartnerThread[], address: Address): readonly PartnerThread[] {
  return threads.filter((one) => one.address === address || one.address?.startsWith(`${address}/`))
}
