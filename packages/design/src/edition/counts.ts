import type { Process, Table } from '../describe.ts'
import type { Row, Snapshot } from '../snapshot.ts'
import { aggregated } from './aggregate.ts'
import { audiences, treatmentOf } from './audience.ts'
import type { Aggregate } from './edition.ts'
import type { LeftOutList } from './left-out.ts'
import { rowCuts, type Scope } from './row-cuts.ts'
import { isWithheld } from './scope.ts'

/** The counts of everything that this audience may only count. */
export function countsOf(
  process: Process,
  snapshot: Snapshot,
  scope: Scope,
  leftOut: LeftOutList,
): readonly Aggregate[] {
  const { smallest } = audiences[scope.kind]
  return Object.entries(process.tables).flatMap(([id, table]) =>
    Object.entries(table.fields).flatMap(([name, field]) => {
      if (treatmentOf(scope.kind, { compartment: table.compartment, is: 'table' }, field) !== 'aggregate') return []
      const rows = counted(id, table, snapshot.tables[id] ?? [], scope)
      if (!rows.some((row) => row.values[name] !== undefined)) return []
      const aggregate = aggregated(id, name, field, rows, smallest)
      if (!aggregate) leftOut.note(id, 'small-number', name)
      return aggregate ?? []
    }),
  )
}

/** Whom a count may speak of: where records belong to components, those of components that go in; never what is withheld. */
function counted(id: string, table: Table, rows: readonly Row[], scope: Scope): readonly Row[] {
  const ofComponents = Object.values(table.fields).some(
    (field) => (field.kind === 'reference' || field.kind === 'references') && field.to.includes('component'),
  )
  return rows.filter((row, index) => {
    if (isWithheld(scope, id, row)) return false
    return !ofComponents || rowCuts.own({ table: id, description: table, row, index, scope })
  })
}
