import type { Process, Table } from '../describe.ts'
import { type Names, print, type Say } from '../kind/print.ts'
import { namesOf } from '../names.ts'
import type { Row, Snapshot } from '../snapshot.ts'
import { audiences, treatmentOf } from './audience.ts'
import type { Scope } from './row-cuts.ts'
import { isWithheld } from './scope.ts'

/**
 * What an edition calls records. Outside the team only those have a name that go in, by title, label or number, and those that
 * are called by a label.
 */
export function editionNames(
  process: Process,
  snapshot: Snapshot,
  kept: Readonly<Record<string, readonly Row[]>>,
  scope: Scope,
  language: string,
  say: Say,
): Names {
  const { kind } = scope
  const { draws, outside } = audiences[kind]
  const titles = namesOf(process, snapshot, language)
  const known = new Map<string, string | undefined>()
  const all = new Map(Object.entries(snapshot.tables).map(([table, rows]) => [table, indexed(rows)] as const))
  const going = new Map(Object.entries(kept).map(([table, rows]) => [table, indexed(rows)] as const))
  const rowOf = (table: string, id: string) => all.get(table)?.get(id)?.[0]
  const placeOf = (table: string, id: string) => going.get(table)?.get(id)?.[1] ?? -1
  const name: Names = (address) => {
    if (known.has(address)) return known.get(address)
    known.set(address, undefined)
    const [table = '', id = ''] = address.split('/')
    const description = Object.hasOwn(process.tables, table) ? process.tables[table] : undefined
    const row = rowOf(table, id)
    if (!description || !row || isWithheld(scope, table, row)) return undefined
    if (!draws.includes(description.compartment)) return undefined
    const place = placeOf(table, id)
    const said = place >= 0 || description.labelled || !outside ? call(table, description, row, place) : undefined
    known.set(address, said || undefined)
    return said || undefined
  }
  const call = (table: string, description: Table, row: Row, place: number): string | undefined => {
    const called = description.called?.[kind] ?? 'title'
    const numbered = () => `${say(description.singular)} ${place + 1}`
    if (called === 'none') return undefined
    if (called === 'number') return place < 0 ? undefined : numbered()
    const field = called === 'title' ? description.fields[description.title] : description.fields[called]
    if (!field) return undefined
    if (called !== 'title') return print(field, row.values[called], name, language, say) || undefined
    if (!outside) return titles(`${table}/${row.id}`)
    if (place < 0) return undefined
    const where = { compartment: description.compartment, is: 'table' } as const
    if (treatmentOf(kind, where, field) !== 'shown') return numbered()
    if (field.kind === 'reference')
      return print(field, row.values[description.title], name, language, say) || numbered()
    return titles(`${table}/${row.id}`)
  }
  return name
}

function indexed(rows: readonly Row[]): ReadonlyMap<string, readonly [Row, number]> {
  return new Map(rows.map((row, place) => [row.id, [row, place]]))
}
