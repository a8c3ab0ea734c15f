import type { Address } from '../address.ts'
import type { Field, Process } from '../describe.ts'
import type { Edition } from '../edition/edition.ts'
import type { Value } from '../kinds.ts'
import { type ProseDoc, wordsOf } from '../prose.ts'
import type { Values } from '../snapshot.ts'

export interface Text {
  readonly at: Address
  readonly text: string
}

/** Every word that stands in an edition, in its pages or around them. */
export function textsIn(process: Process, edition: Edition): readonly Text[] {
  const { snapshot, names } = edition
  const texts: Text[] = []
  const say = (at: Address, text: string | undefined) => {
    if (text) texts.push({ at, text })
  }
  const look = (at: Address, fields: Readonly<Record<string, Field>> | undefined, values: Values) => {
    for (const [name, value] of Object.entries(values)) {
      const kind = fields?.[name]?.kind
      for (const text of wordsIn(kind, value, names)) say(`${at}/${name}`, text)
    }
  }
  for (const [id, values] of Object.entries(snapshot.sections)) look(id, process.sections[id]?.fields, values)
  for (const [id, rows] of Object.entries(snapshot.tables))
    for (const row of rows) look(`${id}/${row.id}`, process.tables[id]?.fields, row.values)
  for (const [address, name] of Object.entries(names)) say(address, name)
  for (const { address, quote, remarks } of edition.threads)
    for (const text of [quote, ...remarks.flatMap((remark) => [remark.author, remark.text])]) say(address, text)
  for (const { address, name, before, after } of edition.changes)
    for (const text of [name, before, after]) say(address, text)
  for (const { at, values, waived } of edition.findings)
    for (const text of [...Object.values(values).map(String), waived?.reason]) say(at, text)
  for (const text of [edition.coverTitle, edition.title, edition.recipient, edition.release?.version]) say('', text)
  for (const text of [...edition.statements, edition.since?.name]) say('', text)
  return texts
}

const isNoText: Readonly<Partial<Record<Field['kind'], true>>> = {
  reference: true,
  references: true,
  choice: true,
  choices: true,
  date: true,
  time: true,
}

/** Words that people wrote; what a reference leads to is looked at by its name. */
function wordsIn(
  kind: Field['kind'] | undefined,
  value: Value,
  names: Readonly<Record<Address, string>>,
): readonly string[] {
  if (kind && isNoText[kind]) return []
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || Array.isArray(value)) return []
  if ('type' in value && value.type === 'doc')
    return [
      wordsOf(value as ProseDoc, (address) => (Object.hasOwn(names, address) ? names[address] : undefined)),
      ...linksIn(value as ProseDoc),
    ]
  return Object.values(value).filter((each) => typeof each === 'string')
}

/** Where links lead is printed too. */
function linksIn(doc: ProseDoc): readonly string[] {
  const found: string[] = []
  const open = [...doc.content]
  for (let node = open.pop(); node; node = open.pop()) {
    for (const mark of node.marks ?? []) if (typeof mark.attrs?.['href'] === 'string') found.push(mark.attrs['href'])
    open.push(...(node.content ?? []))
  }
  return found
}
