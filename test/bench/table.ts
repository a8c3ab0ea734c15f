/** One table of the bench. Adding a group to `groups` in main.ts is all it takes to be measured and printed. */
export interface Group {
  readonly title: string
  /** What the reader must know to judge the figures. */
  readonly note: string
  readonly columns: readonly string[]
  measure(): Promise<readonly (readonly string[])[]>
}

/** The table as text, every column as wide as its widest cell; the first is text, the others are figures. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map((_, index) => Math.max(...[columns, ...rows].map((row) => (row[index] ?? '').length)))
  const line = (row: readonly string[]) =>
    widths
      .map((width, index) => (index === 0 ? (row[index] ?? '').padEnd(width) : (row[index] ?? '').padStart(width)))
      .join('   ')
      .trimEnd()
  return [line(columns), widths.map((width) => '─'.repeat(width)).join('   '), ...rows.map(line)].join('\n')
}

/** Three figures that matter, with thousands set apart. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–'
  const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))))
  return value.toLocaleString('en-GB', { maximumFractionDigits: digits, minimumFractionDigits: Math.min(digits, 2) })
}

/** The value below which this share of the sorted list lies. */
export function share(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}
