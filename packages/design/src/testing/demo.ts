import { demoCase } from '../demo/index.ts'
import { importDesign, process, type Snapshot } from '../index.ts'

/** The demo case as it is after its import. */
export function demo(): Snapshot {
  const imported = importDesign(process, demoCase)
  if (!imported.ok) throw new Error(imported.problems.map((problem) => `${problem.at}: ${problem.message}`).join('\n'))
  return imported.value.snapshot
}

/** The same snapshot with some values of one record or section changed. */
export function withValues(snapshot: Snapshot, place: string, values: Record<string, unknown>): Snapshot {
  const [holder = '', id] = place.split('/')
  if (id === undefined)
    return {
      ...snapshot,
      sections: { ...snapshot.sections, [holder]: { ...snapshot.sections[holder], ...values } as never },
    }
  const rows = (snapshot.tables[holder] ?? []).map((row) =>
    row.id === id ? { id, values: { ...row.values, ...values } as never } : row,
  )
  return { ...snapshot, tables: { ...snapshot.tables, [holder]: rows } }
}
