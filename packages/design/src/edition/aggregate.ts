import type { Field } from '../describe.ts'
import type { Value } from '../kinds.ts'
import type { Row } from '../snapshot.ts'
import type { Aggregate } from './edition.ts'

/**
 * Counts the answers of records to one field. Answers given by fewer than `smallest` are added up, with the next smallest where
 * they alone would still be too few; undefined when even that would speak of too few people.
 */
export function aggregated(
  table: string,
  name: string,
  field: Field,
  rows: readonly Row[],
  smallest: number,
): Aggregate | undefined {
  const counts = field.kind === 'references' || field.kind === 'reference' ? different(name, rows) : answers(name, rows)
  const cells = [...counts].sort(([, a], [, b]) => a - b)
  let other = 0
  while (cells[0] && (cells[0][1] < smallest || (other > 0 && other < smallest))) other += cells.shift()?.[1] ?? 0
  if (other > 0 && other < smallest) return undefined
  if (cells.length === 0 && other === 0) return undefined
  return { table, field: name, counts: Object.fromEntries(cells), other }
}

function answers(name: string, rows: readonly Row[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const value = row.values[name]
    for (const answer of value === undefined ? [] : answersIn(value)) counts.set(answer, (counts.get(answer) ?? 0) + 1)
  }
  return counts
}

function answersIn(value: Value): readonly string[] {
  if (Array.isArray(value)) return value
  return typeof value === 'object' ? [] : [String(value)]
}

function different(name: string, rows: readonly Row[]): Map<string, number> {
  const ids = new Set(rows.flatMap((row) => (row.values[name] === undefined ? [] : answersIn(row.values[name]))))
  return ids.size === 0 ? new Map() : new Map([['', ids.size]])
}
