import { isId, type Problem } from '@balcony/base'
import type { Compartment, Field, Process, Table } from '../describe.ts'
import { type Currencies, readValue } from '../kind/in-file.ts'
import { isObject } from '../kind/patterns.ts'
import type { Value } from '../kinds.ts'
import { maxRecordsPerTable } from '../limits.ts'
import type { Row, Snapshot, Values } from '../snapshot.ts'
import { currenciesIn } from './currencies.ts'
import { childrenOf, madeId, partsOf, schemaName, schemaVersion } from './layout.ts'
import { leftAsideOf } from './left-aside.ts'
import { at, blocked } from './paths.ts'
import { dangling } from './references.ts'

export interface Imported {
  /** Over the compartments whose parts stand in the file. */
  readonly snapshot: Snapshot
  /** Paths in the file that are no content of a design: comments, editions, waivers, and what the description does not know. */
  readonly leftAside: readonly string[]
}

/** All or nothing: a file with a problem gives only its problems, each with its path in the file (`core.plan.venues[0].capacity`). */
export type ImportResult =
  | { readonly ok: true; readonly value: Imported }
  | { readonly ok: false; readonly problems: readonly Problem[] }

const maxProblems = 100

export function importDesign(process: Process, json: unknown): ImportResult {
  const wrong = wrongSchema(json)
  if (wrong) return { ok: false, problems: [wrong] }
  const reader = new Reader(process, json)
  reader.read()
  const snapshot = reader.snapshot()
  const problems = [...reader.problems, ...dangling(process, snapshot, reader.pathOf, maxProblems)]
  if (problems.length > 0) return { ok: false, problems: shortened(problems) }
  return { ok: true, value: { snapshot, leftAside: leftAsideOf(process, json) } }
}

function wrongSchema(json: unknown): Problem | undefined {
  const said = isObject(json) ? at(json, 'schema') : undefined
  const version = typeof said === 'string' ? /^track2-process-design\/(\d{1,6})$/.exec(said)?.[1] : undefined
  if (version === undefined)
    return invalid(`This is not a Balcony design: "schema" should say "${schemaName}/${schemaVersion}".`, 'schema')
  if (Number(version) > schemaVersion)
    return invalid(
      `This file was made by a newer Balcony (version ${version}; this one reads ${schemaVersion}).`,
      'schema',
    )
  if (Number(version) < schemaVersion)
    return invalid(
      `This file is of version ${version}, which Balcony no longer reads; it reads ${schemaVersion}.`,
      'schema',
    )
  return isObject(at(json, 'core')) ? undefined : invalid('The part "core" is missing: every design has one.', 'core')
}

function shortened(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= maxProblems) return problems
  return [
    ...problems.slice(0, maxProblems),
    { code: 'too-many', message: `There are more problems than these ${maxProblems}; put these right first.` },
  ]
}

const invalid = (message: string, at: string): Problem => ({ code: 'invalid', message, at })

/** Reads one file from top to bottom, noting what is wrong where. */
class Reader {
  readonly problems: Problem[] = []
  /** Where each record and section stands in the file, for problems found later. */
  readonly pathOf = new Map<string, string>()
  readonly #process: Process
  readonly #json: unknown
  readonly #open: readonly Compartment[]
  readonly #currencies: Currencies
  readonly #sections: Record<string, Values> = {}
  readonly #rows = new Map<string, Row[]>()
  readonly #ids = new Map<string, Set<string>>()

  constructor(process: Process, json: unknown) {
    this.#process = process
    this.#json = json
    const parts = [...partsOf(process)].filter(([part]) => isObject(at(json, part)))
    this.#open = [...new Set(parts.map(([, compartment]) => compartment))]
    this.#currencies = currenciesIn(process, json)
  }

  read(): void {
    for (const part of partsOf(this.#process).keys()) {
      const value = at(this.#json, part)
      if (value !== undefined && !isObject(value)) this.#wrong(part, part, 'an object', value)
    }
    for (const [id, section] of Object.entries(this.#process.sections)) {
      if (!this.#open.includes(section.compartment)) continue
      this.pathOf.set(id, section.path)
      this.#sections[id] = this.#values(section.fields, at(this.#json, section.path), section.path)
    }
    for (const [id, table] of Object.entries(this.#process.tables)) {
      if (table.of || !this.#open.includes(table.compartment)) continue
      this.#noteBlocked(this.#json, table.path, '')
      this.#table(id, table, at(this.#json, table.path), table.path, undefined)
    }
  }

  snapshot(): Snapshot {
    const tables = Object.entries(this.#process.tables)
      .filter(([, table]) => this.#open.includes(table.compartment))
      .map(([id]) => [id, this.#rows.get(id) ?? []])
    return { open: this.#open, sections: this.#sections, tables: Object.fromEntries(tables) }
  }

  #values(fields: Readonly<Record<string, Field>>, json: unknown, path: string): Values {
    const values: Record<string, Value> = {}
    for (const [name, field] of Object.entries(fields)) {
      if (field.path === '..') continue
      const root = field.path.startsWith('/')
      const inside = root ? field.path.slice(1) : field.path
      const from = root ? this.#json : json
      const where = root ? inside : `${path}.${inside}`
      if (this.#noteBlocked(from, inside, root ? '' : path)) continue
      const read = readValue(field, at(from, inside), this.#currencies)
      if (read.is === 'value') values[name] = read.value
      if (read.is === 'wrong') this.#wrong(where, field.label, read.expected, at(from, inside))
      this.#checkAlso(field, values[name], json, path)
    }
    return values
  }

  /** The second place that says the same must not say something else. */
  #checkAlso(field: Field, value: Value | undefined, json: unknown, path: string): void {
    if (!('also' in field) || !field.also) return
    const said = at(json, field.also.path)
    if (said === undefined || value === undefined) return
    const expected = field.also.says[String(value)]
    if (said === expected) return
    this.#wrong(`${path}.${field.also.path}`, field.label, `${expected}, as “${value}” says`, said)
  }

  #table(id: string, table: Table, json: unknown, path: string, parent: string | undefined): void {
    if (json === undefined || json === null) return
    const rows = this.#rows.get(id) ?? []
    this.#rows.set(id, rows)
    const found = this.#rowsIn(table, json, path)
    if (rows.length + found.length > maxRecordsPerTable) {
      const message = `${table.label} should be at most ${maxRecordsPerTable}; these are more.`
      this.problems.push({ code: 'too-many', message, at: path })
      return
    }
    const taken = this.#ids.get(id) ?? new Set<string>()
    this.#ids.set(id, taken)
    // Ids that the file gives come first: one that is made must not take them.
    const given = found.map(({ row, where }) => this.#idOf(table, row, where, taken))
    found.forEach(({ row, where, place }, index) => {
      const own = given[index] ?? this.#makeId(table, parent, place, taken)
      this.pathOf.set(`${id}/${own}`, where)
      const values = this.#values(table.fields, row, where)
      const held = table.of && parent !== undefined ? { ...values, [table.of.field]: parent } : values
      rows.push({ id: own, values: held })
      for (const [child, childTable] of childrenOf(this.#process, id)) {
        this.#noteBlocked(row, childTable.path, where)
        this.#table(child, childTable, at(row, childTable.path), `${where}.${childTable.path}`, own)
      }
    })
  }

  /** Rows as objects, whether they stand in a list or as an object from one field to another. */
  #rowsIn(table: Table, json: unknown, path: string) {
    const { rowsAre } = table
    const found: { row: unknown; where: string; place: number | string }[] = []
    if (rowsAre.as === 'object' && isObject(json)) {
      const [key, value] = [table.fields[rowsAre.key]?.path ?? '', table.fields[rowsAre.value]?.path ?? '']
      for (const [name, said] of Object.entries(json)) {
        const where = `${path}.${isId(name) ? name : '?'}`
        if (isId(name)) found.push({ row: { [key]: name, [value]: said }, where, place: name })
        else this.#wrong(where, table.label, 'ids as keys', undefined)
      }
      return found
    }
    if (!Array.isArray(json)) {
      this.#wrong(path, table.label, 'a list', json)
      return found
    }
    // More than a table may hold is not worth reading: the count alone is the problem.
    json.slice(0, maxRecordsPerTable + 1).forEach((row, index) => {
      const where = `${path}[${index}]`
      if (isObject(row)) found.push({ row, where, place: index + 1 })
      else this.#wrong(where, table.singular, 'an object', row)
    })
    return found
  }

  #idOf(table: Table, row: unknown, where: string, taken: Set<string>): string | undefined {
    const name = table.rowsAre.as === 'list' ? table.rowsAre.id : 'id'
    const id = at(row, name)
    if (id === undefined && table.rowsAre.as !== 'list') return undefined
    if (typeof id !== 'string' || !isId(id)) {
      this.#wrong(`${where}.${name}`, table.singular, 'an id of 1 to 64 letters, digits, ".", "_" or "-"', id)
      return undefined
    }
    if (taken.has(id)) {
      this.problems.push(
        invalid(`${table.label} should have each id once; “${id}” stands here again.`, `${where}.${name}`),
      )
      return undefined
    }
    taken.add(id)
    return id
  }

  #makeId(table: Table, parent: string | undefined, place: number | string, taken: Set<string>): string {
    let id = madeId(parent, table.prefix, place)
    for (let more = 2; taken.has(id); more += 1) id = madeId(parent, table.prefix, `${place}x${more}`)
    taken.add(id)
    return id
  }

  #noteBlocked(json: unknown, path: string, base: string): boolean {
    const where = blocked(json, path)
    if (where === undefined) return false
    const full = [base, where].filter(Boolean).join('.')
    if (!this.problems.some((problem) => problem.at === full))
      this.#wrong(full, where || 'The file', 'an object', at(json, where))
    return true
  }

  #wrong(path: string, label: string, expected: string, came: unknown): void {
    if (this.problems.length > maxProblems) return
    const saysWhatCame = expected.includes('; this ')
    const end = saysWhatCame ? '' : `; this is ${sort(came)}`
    this.problems.push(invalid(`${label} should be ${expected}${end}.`, path))
  }
}

/** What came, without repeating it. */
function sort(value: unknown): string {
  if (value === undefined || value === null) return 'missing'
  if (Array.isArray(value)) return 'a list'
  const names: Readonly<Record<string, string>> = {
    object: 'an object',
    string: 'text',
    number: 'a number',
    boolean: 'true or false',
  }
  const short = typeof value !== 'object' && String(value).length <= 30
  return short ? `${names[typeof value]}: ${String(value)}` : (names[typeof value] ?? 'something else')
}
