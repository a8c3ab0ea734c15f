import type { Problem } from '@balcony/base'
import type { Field, Process } from '../describe.ts'
import type { Row, Snapshot, Values } from '../snapshot.ts'

/** Ids that a reference field names: none for words that stand instead of a record. */
export function idsIn(field: Field, value: unknown): readonly string[] {
  if (field.kind !== 'reference' && field.kind !== 'references') return []
  const ids = field.kind === 'references' && Array.isArray(value) ? value : typeof value === 'string' ? [value] : []
  return ids.filter((id) => !field.words?.some((word) => word.value === id))
}

const known = new WeakMap<readonly Row[], ReadonlySet<string>>()

/** Whether a table holds a record. Rows never change under their array, so each array is looked through once. */
export function holds(snapshot: Snapshot, table: string, id: string): boolean {
  const rows = Object.hasOwn(snapshot.tables, table) ? snapshot.tables[table] : undefined
  if (!rows) return false
  const ids = known.get(rows) ?? new Set(rows.map((row) => row.id))
  known.set(rows, ids)
  return ids.has(id)
}

/** Tables that hold the record a reference names; undefined when one that could hold it is not open here. */
export function holdersOf(
  process: Process,
  snapshot: Snapshot,
  to: readonly string[],
  id: string,
): readonly string[] | undefined {
  const found = to.filter((table) => holds(snapshot, table, id))
  if (found.length > 0) return found
  const closed = to.some((table) => {
    const compartment = process.tables[table]?.compartment
    return compartment !== undefined && !snapshot.open.includes(compartment)
  })
  return closed ? undefined : []
}

/** References to records that are not there, or that could mean two; and halves of pairs without the other half. */
export function dangling(
  process: Process,
  snapshot: Snapshot,
  pathOf: ReadonlyMap<string, string>,
  most: number,
): readonly Problem[] {
  const problems: Problem[] = []
  const look = (fields: Readonly<Record<string, Field>>, values: Values, address: string) => {
    for (const [name, field] of Object.entries(fields)) {
      if ((field.kind !== 'reference' && field.kind !== 'references') || field.path === '..') continue
      for (const id of idsIn(field, values[name])) {
        const holders = holdersOf(process, snapshot, field.to, id)
        if (problems.length > most || holders === undefined || holders.length === 1) continue
        const labels = field.to.map((table) => process.tables[table]?.label ?? table)
        const among = labels.length > 3 ? `${labels.slice(0, 3).join(', ')} …` : labels.join(', ')
        const message =
          holders.length === 0
            ? `${field.label} should be the id of a record of ${among}; “${id}” is none.`
            : `${field.label} should name one record; “${id}” could be any of ${holders.length}. Give each its own id.`
        problems.push({ code: 'invalid', message, at: `${pathOf.get(address) ?? address}.${field.path}` })
      }
    }
  }
  for (const [id, section] of Object.entries(process.sections)) look(section.fields, snapshot.sections[id] ?? {}, id)
  for (const [id, table] of Object.entries(process.tables)) {
    const pair = table.pairs
    for (const row of snapshot.tables[id] ?? []) {
      look(table.fields, row.values, `${id}/${row.id}`)
      if (pair && holdersOf(process, snapshot, [pair], row.id)?.length === 0) {
        const other = process.tables[pair]?.singular.toLowerCase()
        const message = `${table.singular} should have the id of a ${other}; “${row.id}” is none.`
        problems.push({ code: 'invalid', message, at: pathOf.get(`${id}/${row.id}`) ?? id })
      }
    }
  }
  return problems
}
