/** A table in Markdown, with columns of one width: so the formatter of the repository leaves the file as it is. */
export function columns(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const safe = rows.map((cells) => cells.map((cell) => cell.replaceAll('|', '\\|')))
  const widths = heads.map((head, at) => Math.max(head.length, ...safe.map((cells) => cells[at]?.length ?? 0)))
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...safe.map(line)].join('\n')
}
