import { type Field, type Row, recordAddress, sameJson, type Value } from '@balcony/design'
import type { Edit } from '@balcony/document'

/** The edit that makes a cell hold a value; none where it holds it already. */
export function put(table: string, row: Row, column: string, field: Field, value: Value | undefined): readonly Edit[] {
  const stands = row.values[column]
  if (isNothing(stands) ? isNothing(value) : value !== undefined && sameJson(stands ?? null, value)) return []
  const address = recordAddress(table, row.id, column)
  if (field.kind === 'text') return [{ do: 'write', address, text: typeof value === 'string' ? value : '' }]
  return [{ do: 'set', address, value }]
}

function isNothing(value: Value | undefined): boolean {
  return value === undefined || value === ''
}
