import type { Process, RowCut, Table } from '../describe.ts'
import { holds, idsIn } from '../file/references.ts'
import type { Row, Snapshot } from '../snapshot.ts'
import { audiences } from './audience.ts'
import type { LeftOut } from './edition.ts'
import type { LeftOutList } from './left-out.ts'
import { rowCuts, type Scope } from './row-cuts.ts'
import { isWithheld, travels } from './scope.ts'

/** Which rows of each table go in, before their values are looked at. */
export function keepRows(
  process: Process,
  snapshot: Snapshot,
  scope: Scope,
  leftOut: LeftOutList,
): Readonly<Record<string, readonly Row[]>> {
  const { draws, rows: otherwise } = audiences[scope.kind]
  const kept: Record<string, readonly Row[]> = {}
  for (const [id, table] of Object.entries(process.tables)) {
    const all = snapshot.tables[id] ?? []
    const cut = table.rows?.[scope.kind] ?? (table.compartment === 'core' ? otherwise : 'all')
    const closed = !draws.includes(table.compartment)
    if (all.length > 0 && (closed || cut === 'none')) leftOut.note(id, closed ? 'compartment' : 'edition')
    if (closed || cut === 'none') continue
    const rows = all.filter((row, index) => {
      const why = whyNot(
        { id, table, row, index, cut },
        scope,
        { open: snapshot.open, sections: {}, tables: kept },
        process,
      )
      if (why) leftOut.note(`${id}/${row.id}`, why)
      return why === undefined
    })
    kept[id] = cut === 'top' ? heaviest(id, rows, leftOut) : rows
  }
  return kept
}

interface Asked {
  readonly id: string
  readonly table: Table
  readonly row: Row
  readonly index: number
  readonly cut: RowCut
}

/** `before` holds what goes in of the tables that stand before this one in the description. */
function whyNot(asked: Asked, scope: Scope, before: Snapshot, process: Process): LeftOut['why'] | undefined {
  const { id, table, row, index, cut } = asked
  if (isWithheld(scope, id, row)) return 'withheld'
  if (!rowCuts[cut]({ table: id, description: table, row, index, scope })) return 'edition'
  if (!travels(scope.kind, table, row) && !scope.chosen.has(`${id}/${row.id}`)) return 'level'
  if (table.of && !holds(before, table.of.table, String(row.values[table.of.field]))) return 'edition'
  if (!audiences[scope.kind].byRecord) return undefined
  // What a record is about may not go in: an indicator of a goal that stays with the team stays there too.
  const stands = (to: string, reference: string) =>
    process.tables[to]?.labelled === true || holds(before, to, reference)
  const bare = Object.entries(table.fields).some(([name, field]) => {
    if (!field.required || (field.kind !== 'reference' && field.kind !== 'references')) return false
    const ids = idsIn(field, row.values[name])
    return ids.length > 0 && !ids.some((reference) => field.to.some((to) => stands(to, reference)))
  })
  return bare ? 'edition' : undefined
}

/** The five risks that weigh most, in their own order. */
function heaviest(table: string, rows: readonly Row[], leftOut: LeftOutList): readonly Row[] {
  const weight = ({ values }: Row) => Number(values['likelihood'] ?? 0) * Number(values['impact'] ?? 0)
  const top = new Set([...rows].sort((a, b) => weight(b) - weight(a)).slice(0, 5))
  for (const row of rows) if (!top.has(row)) leftOut.note(`${table}/${row.id}`, 'edition')
  return rows.filter((row) => top.has(row))
}
