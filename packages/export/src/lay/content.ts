import type { Field, FieldOf, Kind, KindValues, ProseDoc, ProseNode, Value } from '@balcony/design'
import type { Content, Fact } from '../blocks.ts'
import { nameOf, printed, type Reader } from './reader.ts'

/** How each kind of field stands in a document; undefined where there is nothing to show. */
export function contentOf(reader: Reader, field: Field, value: Value | undefined): Content | undefined {
  if (value === undefined) return undefined
  // A field's kind says what its value is; TypeScript cannot follow that through a table.
  const shown = shows[field.kind] as unknown as (field: Field, value: Value, reader: Reader) => Content | undefined
  return shown(field, value, reader)
}

/** The fields of a section or record that have something to show, in their order. */
export function factsOf(
  reader: Reader,
  fields: Readonly<Record<string, Field>>,
  values: Readonly<Record<string, Value>>,
  without: readonly string[] = [],
): Fact[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    if (without.includes(key)) return []
    const content = contentOf(reader, field, values[key])
    return content ? [{ label: reader.say(field.label), content }] : []
  })
}

type Shows = {
  readonly [K in Kind]: (field: FieldOf<K>, value: KindValues[K], reader: Reader) => Content | undefined
}

const shows: Shows = {
  text: (field, value) =>
    field.size === 'lines'
      ? entries(
          'lines',
          value.split('\n').map((line) => line.trim()),
        )
      : words(value.trim()),
  translations: (_, value, reader) => {
    const versions = Object.entries(value).filter(([, text]) => text.trim() !== '')
    if (versions.length <= 1) return words(versions[0]?.[1] ?? '')
    return { is: 'versions', versions: versions.map(([tag, text]) => ({ label: languageName(reader, tag), text })) }
  },
  prose: (_, value, reader) => (hasWords(value.content) ? { is: 'prose', doc: withNames(reader, value) } : undefined),
  number: inWords,
  money: inWords,
  date: inWords,
  time: inWords,
  duration: inWords,
  choice: inWords,
  flag: inWords,
  language: inWords,
  reference: inWords,
  choices: each,
  references: each,
  languages: each,
  scale: (field, value, reader) => {
    const [low, high] = field.ends
    const ends = `${field.from} ${reader.say(low)} – ${field.to} ${reader.say(high)}`
    return { is: 'scale', value, from: field.from, to: field.to, text: printed(reader, field, value), ends }
  },
  link: (_, value) => (value === '' ? undefined : { is: 'words', text: value, link: value }),
}

function words(text: string): Content | undefined {
  return text === '' ? undefined : { is: 'words', text }
}

function entries(are: 'names' | 'lines', texts: readonly string[]): Content | undefined {
  const said = texts.filter((text) => text !== '')
  return said.length === 0 ? undefined : { is: 'entries', are, entries: said }
}

function inWords(field: Field, value: Value, reader: Reader): Content | undefined {
  return words(printed(reader, field, value))
}

function each(field: Field, value: readonly string[], reader: Reader): Content | undefined {
  return entries(
    'names',
    value.map((member) => printed(reader, field, [member])),
  )
}

export function languageName(reader: Reader, tag: string): string {
  return printed(reader, { kind: 'language', label: '', level: 'public', path: '' }, tag)
}

/** Chips show what the edition calls the record; where it has no name for it, they show nothing. */
function withNames(reader: Reader, doc: ProseDoc): ProseDoc {
  return { ...doc, content: doc.content.map((node) => named(reader, node)) }
}

function named(reader: Reader, node: ProseNode): ProseNode {
  if (node.type === 'mention') {
    return { type: 'mention', attrs: { label: nameOf(reader, String(node.attrs?.['address'] ?? '')) ?? '' } }
  }
  return node.content ? { ...node, content: node.content.map((child) => named(reader, child)) } : node
}

function hasWords(nodes: readonly ProseNode[]): boolean {
  return nodes.some(
    (node) =>
      (node.text ?? '').trim() !== '' || node.type === 'mention' || (node.content ? hasWords(node.content) : false),
  )
}
