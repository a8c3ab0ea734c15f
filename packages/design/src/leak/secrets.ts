import type { Address } from '../address.ts'
import { type Compartment, type EditionKind, type Field, levelOf, levels, type Process } from '../describe.ts'
import { audiences, treatmentOf } from '../edition/audience.ts'
import { normalise, tokensOf } from '../search/tokens.ts'
import type { Row, Snapshot } from '../snapshot.ts'
import type { LeakKind } from './leak.ts'

/** Words, or digits, that may not stand in an edition. */
export interface Secret {
  readonly what: LeakKind
  readonly compartment: Compartment
  readonly address: Address
  /** Folded, one after the other. */
  readonly words: readonly string[]
  /** The end of a number, where it is one: what every way of writing it has in common. */
  readonly digits?: string
  /** Only with a capital letter: the word means something else without. */
  readonly capital?: true
  readonly sure: boolean
}

/** A sentence of a closed text that is at least this long is nobody's by chance. */
const sentenceFrom = 7
/** Digits by which a number is known, whatever stands before them. */
const knownBy = 8
const numberFrom = 6

/** Everything of closed compartments, and of names that this edition replaces by labels, that its text must not hold. */
export function secretsOf(process: Process, whole: Snapshot, kind: EditionKind): readonly Secret[] {
  const harmless = namesInOpen(process, whole, kind)
  const closed = Object.entries(process.tables).flatMap(([id, table]) => {
    if (audiences[kind].draws.includes(table.compartment)) return []
    return (whole.tables[id] ?? []).flatMap((row) =>
      Object.entries(table.fields).flatMap(([name, field]) => secretsIn(id, name, field, row, table.compartment)),
    )
  })
  const isCode = (secret: Secret) => harmless.has(secret.words.join(' '))
  return [...closed, ...labelled(process, whole, kind)].filter(
    (secret) => secret.digits !== undefined || (secret.words.length > 0 && !isCode(secret)),
  )
}

/** How the fields of closed tables are looked for, where they are more than sentences. */
const how: Readonly<Record<string, 'name' | 'alias' | 'number' | 'mail' | 'place'>> = {
  'identity/name': 'name',
  'identity/aliases': 'alias',
  'identity/phone': 'number',
  'identity/safeChannel': 'number',
  'identity/emergencyContact': 'number',
  'identity/email': 'mail',
  'location/location': 'place',
  'counterpart/who': 'alias',
}

function secretsIn(table: string, name: string, field: Field, row: Row, compartment: Compartment): readonly Secret[] {
  const value = row.values[name]
  if (field.kind !== 'text' || typeof value !== 'string' || value === '') return []
  const address = `${table}/${row.id}/${name}`
  const secret = (what: LeakKind, text: string, sure = true): Secret => ({
    ...{ what, compartment, address, sure },
    words: foldedWords(text),
  })
  const numbers = digitsIn(value).map((digits): Secret => ({ ...secret('number', ''), digits }))
  const sentences = value
    .split(/[\n.!?؟。]+/u)
    .map((text) => secret('sentence', text))
    .filter((each) => each.words.length >= sentenceFrom)
  switch (how[`${table}/${name}`]) {
    case 'name':
      return partsOf(value, secret)
    case 'alias':
      return value
        .split('\n')
        .map((alias) => secret('alias', alias))
        .filter(long)
    case 'mail':
      return [secret('mail', value)].filter(long)
    case 'place':
      return [secret('place', value), ...numbers].filter(long)
    case 'number':
      return [...numbers, ...sentences]
    default:
      return [...numbers, ...sentences]
  }
}

/** A name in full and turned round; a surname alone is sure, a given name alone is to be read once. */
function partsOf(name: string, secret: (what: LeakKind, text: string, sure?: boolean) => Secret): readonly Secret[] {
  const words = foldedWords(name)
  if (words.length < 2) return [secret('name', name)].filter(long)
  const turned = { ...secret('name', name), words: [...words.slice(1), words[0] ?? ''] }
  const given = { ...secret('part', name, false), words: words.slice(0, 1) }
  const others = words.slice(1).map((word) => ({ ...secret('part', name), words: [word] }))
  return [secret('name', name), turned, given, ...others].filter(long)
}

function long(secret: Secret): boolean {
  return secret.digits !== undefined || [...secret.words.join('')].length >= 3
}

/** In an edition for others, the names of what stands there by a label: a venue, a party, somebody's code. */
function labelled(process: Process, whole: Snapshot, kind: EditionKind): readonly Secret[] {
  if (!audiences[kind].outside) return []
  return Object.entries(process.tables).flatMap(([id, table]) => {
    const field = table.fields[table.title]
    const place = { compartment: table.compartment, is: 'table' } as const
    const called = table.called?.[kind]
    const hidden = field?.kind === 'text' && called !== undefined && called !== table.title
    if (!hidden || table.compartment !== 'core' || treatmentOf(kind, place, field) === 'shown') return []
    // A code or a party may be a word of every day; the name of a house is not.
    const sure = id === 'venue'
    return (whole.tables[id] ?? []).flatMap((row): readonly Secret[] => {
      const words = foldedWords(String(row.values[table.title] ?? ''))
      const label = normalise(String(row.values[table.publicTitle ?? called] ?? ''))
      if (words.length === 0 || label.includes(words.join(' '))) return []
      const secret = { what: 'place', compartment: 'core', address: `${id}/${row.id}/${table.title}`, words } as const
      if (!long({ ...secret, sure })) return []
      return [sure ? { ...secret, sure } : { ...secret, what: 'name', capital: true, sure }]
    })
  })
}

/**
 * What people and places are openly called: a code name is no secret though an alias may be equal to it. Only where records
 * stand for people or places: whoever calls an issue by a name has not made the name open.
 */
function namesInOpen(process: Process, whole: Snapshot, kind: EditionKind): ReadonlySet<string> {
  const coded = new Set(Object.values(process.tables).map((table) => table.compartment === 'people' && table.pairs))
  const open = Object.entries(process.tables).filter(
    ([id, table]) =>
      table.compartment === 'core' &&
      (table.labelled || coded.has(id)) &&
      levels.indexOf(levelOf.core) >= levels.indexOf(table.level),
  )
  const names = open.flatMap(([id, table]) => {
    if (audiences[kind].outside && table.called?.[kind] !== undefined && table.called[kind] !== table.title) return []
    return (whole.tables[id] ?? []).map((row) => row.values[table.title])
  })
  return new Set(names.filter((name) => typeof name === 'string').map((name) => foldedWords(name).join(' ')))
}

function foldedWords(text: string): readonly string[] {
  return tokensOf(text).map((token) => token.word)
}

function digitsIn(text: string): readonly string[] {
  const runs = normalise(text).match(/\d(?:[^\p{L}\p{N}]{0,4}\d)*/gu) ?? []
  return runs
    .map((run) => run.replaceAll(/\D/g, ''))
    .filter((digits) => digits.length >= numberFrom)
    .map((digits) => digits.slice(-knownBy))
}
