import { isId } from '@balcony/base'
import {
  type Address,
  type Compartment,
  type Field,
  lifeOf,
  type Option,
  type Process,
  type Section,
  type Table,
} from '@balcony/design'

/** A field of the description together with where its values live. */
export interface Spot {
  readonly field: Field
  readonly compartment: Compartment
  /** Set for a field of a record. */
  readonly table?: string
  readonly record?: string
}

/** What a key of the root map `values` stands for. */
export type Key =
  | { readonly is: 'record'; readonly table: string; readonly record: string; readonly compartment: Compartment }
  | { readonly is: 'register'; readonly address: Address; readonly spot: Spot }
  | { readonly is: 'member'; readonly address: Address; readonly member: string; readonly spot: Spot }

export function own<T>(record: Readonly<Record<string, T>>, name: string | undefined): T | undefined {
  return name !== undefined && Object.hasOwn(record, name) ? record[name] : undefined
}

export function sectionOf(process: Process, name: string): Section | undefined {
  return own(process.sections, name)
}

export function tableOf(process: Process, name: string): Table | undefined {
  return own(process.tables, name)
}

/** The field that an address names, or undefined. Ids of records must be ids; whether the record exists is not asked. */
export function spotAt(process: Process, address: Address): Spot | undefined {
  const key = partsOf(process, address)
  return key?.rest === undefined ? key?.spot : undefined
}

/** What a key of `values` stands for, or undefined when no key of that name may be written. */
export function readKey(process: Process, key: string): Key | undefined {
  const slash = key.indexOf('/')
  const table = slash < 0 ? undefined : tableOf(process, key.slice(0, slash))
  if (table && key.indexOf('/', slash + 1) < 0) {
    const record = key.slice(slash + 1)
    return isId(record)
      ? { is: 'record', table: key.slice(0, slash), record, compartment: table.compartment }
      : undefined
  }
  const parts = partsOf(process, key)
  if (!parts) return undefined
  const { spot, address, rest } = parts
  const life = lifeOf[spot.field.kind]
  if (rest === undefined) return life === 'register' ? { is: 'register', address, spot } : undefined
  return life === 'members' && isMember(spot.field, rest) ? { is: 'member', address, member: rest, spot } : undefined
}

/** The words of `address` in `language` stand under this root name. */
export function rootName(address: Address, language?: string): string {
  return language === undefined ? address : `${address}@${language}`
}

/** Takes a root name apart again; `undefined` when nothing of the process stands there. */
export function readRoot(
  process: Process,
  name: string,
): { readonly address: Address; readonly language?: string; readonly spot: Spot } | undefined {
  const at = name.indexOf('@')
  const address = at < 0 ? name : name.slice(0, at)
  const spot = spotAt(process, address)
  if (!spot) return undefined
  const life = lifeOf[spot.field.kind]
  if (at < 0) return life === 'text' || life === 'prose' ? { address, spot } : undefined
  const language = name.slice(at + 1)
  return life === 'texts' && isLanguage(language) ? { address, language, spot } : undefined
}

/** BCP-47 in shape; which languages exist is nobody's business here. */
export function isLanguage(tag: string): boolean {
  return tag.length <= 35 && /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(tag)
}

/** Whether a set may hold it: an option, an id of a record, a word that may stand for one, a language. */
export function isMember(field: Field, member: string): boolean {
  if (field.kind === 'choices') return isOption(field.options, member)
  return isId(member) || (field.kind === 'references' && isOption(field.words ?? [], member))
}

function isOption(options: readonly Option[], value: string): boolean {
  return options.some((option) => option.value === value)
}

function partsOf(
  process: Process,
  key: string,
): { readonly spot: Spot; readonly address: Address; readonly rest: string | undefined } | undefined {
  const [first = '', second, third, fourth, ...more] = key.split('/')
  if (more.length > 0) return undefined
  const section = sectionOf(process, first)
  if (section) {
    const field = own(section.fields, second)
    if (!field || fourth !== undefined) return undefined
    return { spot: { field, compartment: section.compartment }, address: `${first}/${second}`, rest: third }
  }
  const table = tableOf(process, first)
  const field = table && own(table.fields, third)
  if (!table || !field || second === undefined || !isId(second)) return undefined
  return {
    spot: { field, compartment: table.compartment, table: first, record: second },
    address: `${first}/${second}/${third}`,
    rest: fourth,
  }
}
