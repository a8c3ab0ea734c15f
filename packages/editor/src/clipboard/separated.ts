// Cells in lines, as spreadsheets put them on the clipboard (tabs) and into files (commas, semicolons).

/** `grid` in lines of cells. A cell that holds a separator, a quote or a line break is quoted, its quotes doubled. */
export function writeSeparated(grid: readonly (readonly string[])[], separator: string): string {
  return grid.map((line) => `${line.map((cell) => quoted(cell, separator)).join(separator)}\r\n`).join('')
}

function quoted(cell: string, separator: string): string {
  return cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/**
 * Reads them back. A quote opens a quoted cell only as its first letter; one that is never closed is a letter like any other.
 * A line break at the end closes the last line and begins none. Line breaks inside cells become `\n`.
 */
export function readSeparated(text: string, separator: string): readonly (readonly string[])[] {
  const lines: string[][] = []
  let line: string[] = []
  let at = 0
  while (at < text.length || line.length > 0) {
    const cell = readCell(text, at, separator)
    line.push(cell.words)
    at = cell.end
    if (text.startsWith(separator, at)) {
      at += separator.length
      // A separator at the very end is followed by an empty cell.
      if (at < text.length) continue
      line.push('')
    }
    lines.push(line)
    line = []
    if (text.startsWith('\r\n', at)) at += 2
    else if (at < text.length) at += 1
  }
  return lines
}

interface Read {
  readonly words: string
  readonly end: number
}

function readCell(text: string, from: number, separator: string): Read {
  return (text[from] === '"' && readQuoted(text, from, separator)) || readPlain(text, from, separator)
}

function readQuoted(text: string, from: number, separator: string): Read | undefined {
  let end = text.indexOf('"', from + 1)
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
  if (end < 0) return undefined
  const after = end + 1
  const closes = after === text.length || text.startsWith(separator, after) || /[\r\n]/.test(text.charAt(after))
  if (!closes) return undefined
  const words = text
    .slice(from + 1, end)
    .replaceAll('""', '"')
    .replace(/\r\n?/g, '\n')
  return { words, end: after }
}

function readPlain(text: string, from: number, separator: string): Read {
  let end = from
  while (end < text.length && !text.startsWith(separator, end) && text[end] !== '\n' && text[end] !== '\r') end += 1
  return { words: text.slice(from, end), end }
}
