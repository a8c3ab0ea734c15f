import { type Edition, process, type Values } from '@balcony/design'

/**
 * The part of an edition that takes the most room, so that whoever hears that it is too long knows where: its label and its rows,
 * never a word of what it says.
 */
export function longestPart({ snapshot }: Edition): { readonly label: string; readonly rows: number } | undefined {
  const sections = Object.entries(snapshot.sections).map(([name, values]) => ({
    label: process.sections[name]?.label ?? '',
    rows: 0,
    size: sizeOf(values),
  }))
  const tables = Object.entries(snapshot.tables).map(([name, rows]) => ({
    label: process.tables[name]?.label ?? '',
    rows: rows.length,
    size: rows.reduce((sum, row) => sum + sizeOf(row.values), 0),
  }))
  const [longest] = [...sections, ...tables].filter(({ label }) => label !== '').sort((a, b) => b.size - a.size)
  return longest && { label: longest.label, rows: longest.rows }
}

function sizeOf(values: Values): number {
  return JSON.stringify(values).length
}
