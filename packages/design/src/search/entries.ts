import { type Address, recordAddress, sectionAddress } from '../address.ts'
import type { Field, Process } from '../describe.ts'
import type { Kind, KindValues, Value } from '../kinds.ts'
import { namesOf } from '../names.ts'
import { type ProseNode, wordsOf } from '../prose.ts'
import type { Snapshot, Values } from '../snapshot.ts'

/** Words that stand somewhere. */
export interface Entry {
  /** Unlike any other entry of the design: the address, and the block or language where it holds several. */
  readonly id: string
  readonly address: Address
  /** What the record is called, where it is one. Sections and fields are called by the description. */
  readonly name: string | undefined
  readonly words: string
}

export interface Wording {
  /** Labels of options in the language of whoever searches. */
  readonly say: (label: string) => string
  /** What a record is called; a mention in prose reads so. */
  readonly nameOf: (address: Address) => string | undefined
}

/** Everything of a snapshot that can be found by its words. */
export function entriesOf(process: Process, snapshot: Snapshot, wording?: Wording): readonly Entry[] {
  const said = wording ?? { say: (label: string) => label, nameOf: namesOf(process, snapshot) }
  const sections = Object.entries(snapshot.sections).flatMap(([name, values]) =>
    entriesOfSection(process, name, values, said),
  )
  const tables = Object.entries(snapshot.tables).flatMap(([table, rows]) =>
    rows.flatMap((row) => entriesOfRecord(process, table, row.id, row.values, said)),
  )
  return [...sections, ...tables]
}

export function entriesOfSection(
  process: Process,
  section: string,
  values: Values,
  wording: Wording,
): readonly Entry[] {
  const fields = process.sections[section]?.fields ?? {}
  return entriesOfValues(fields, values, undefined, wording, (field) => sectionAddress(section, field))
}

export function entriesOfRecord(
  process: Process,
  table: string,
  id: string,
  values: Values,
  wording: Wording,
): readonly Entry[] {
  const fields = process.tables[table]?.fields ?? {}
  const name = wording.nameOf(recordAddress(table, id))
  return entriesOfValues(fields, values, name, wording, (field) => recordAddress(table, id, field))
}

function entriesOfValues(
  fields: Readonly<Record<string, Field>>,
  values: Values,
  name: string | undefined,
  wording: Wording,
  addressOf: (field: string) => Address,
): readonly Entry[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined
    if (!field) return []
    const address = addressOf(key)
    return Object.entries(partsOf(field, value, wording)).flatMap(([part, words]): readonly Entry[] =>
      words.trim() === '' ? [] : [{ id: part === '' ? address : `${address}#${part}`, address, name, words }],
    )
  })
}

type Parts = Readonly<Record<string, string>>

/** The words of a value by part: a language, a block of prose, or nothing where it is one. Another client may have written it. */
function partsOf(field: Field, value: Value, wording: Wording): Parts {
  try {
    return (partsByKind[field.kind] as (value: Value, field: Field, wording: Wording) => Parts)(value, field, wording)
  } catch {
    // A value of another shape than its kind has no words; reading goes on.
    return {}
  }
}

const none = (): Parts => ({})
const line = (value: string): Parts => (typeof value === 'string' ? { '': value } : {})

const partsByKind: {
  readonly [K in Kind]: (value: KindValues[K], field: Field, wording: Wording) => Parts
} = {
  text: line,
  link: line,
  translations: (value) => Object.fromEntries(Object.entries(value).filter(([, words]) => typeof words === 'string')),
  prose: (value, _, { nameOf }) =>
    Object.fromEntries(value.content.map((block, at) => [String(at), wordsOf(proseBlock(block), nameOf)])),
  choice: (value, field, { say }) => ({ '': labelOf(field, value, say) }),
  choices: (value, field, { say }) => ({ '': value.map((each) => labelOf(field, each, say)).join('\n') }),
  // Figures, days and languages are filtered for in their tables; a record is found under its own name.
  number: none,
  money: none,
  date: none,
  time: none,
  duration: none,
  flag: none,
  scale: none,
  reference: none,
  references: none,
  language: none,
  languages: none,
}

function proseBlock(block: ProseNode): { readonly content: readonly ProseNode[] } {
  return { content: [block] }
}

function labelOf(field: Field, value: string, say: (label: string) => string): string {
  const options = field.kind === 'choice' || field.kind === 'choices' ? field.options : []
  const option = options.find((each) => each.value === value)
  return option ? say(option.label) : ''
}
