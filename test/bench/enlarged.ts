import type { Process, Row, Snapshot, Value } from '@balcony/design'

/** The same design with every record so many times, each time under ids of its own: as large as a design of years. */
export function enlarged(process: Process, snapshot: Snapshot, times: number): Snapshot {
  const tables = Object.entries(snapshot.tables).map(([name, rows]) => {
    const fields = process.tables[name]?.fields ?? {}
    const copies = Array.from({ length: times }, (_, copy) => rows.map((row) => copied(row, fields, copy)))
    return [name, copies.flat()]
  })
  return { ...snapshot, tables: Object.fromEntries(tables) }
}

function copied(row: Row, fields: Process['tables'][string]['fields'], copy: number): Row {
  if (copy === 0) return row
  const values = Object.entries(row.values).map(([name, value]) => {
    const field = fields[name]
    const refers = field?.kind === 'reference' || field?.kind === 'references'
    return [name, refers ? referred(value, field.words?.map((word) => word.value) ?? [], copy) : value]
  })
  return { id: `${row.id}x${copy}`, values: Object.fromEntries(values) }
}

function referred(value: Value | undefined, words: readonly string[], copy: number): Value | undefined {
  if (Array.isArray(value)) return value.map((id) => `${id}x${copy}`)
  return typeof value === 'string' && !words.includes(value) ? `${value}x${copy}` : value
}
