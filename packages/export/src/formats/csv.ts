import type { Reader } from '../lay/reader.ts'
import { type SheetCell, sheetOf } from './rows.ts'

/** The signs that begin a formula, in the width of East Asian keyboards too; spreadsheets skip what nobody sees before them. */
const formula = /^[\s\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]/u

/**
 * One table. Whatever people wrote, a spreadsheet that opens it runs nothing: words that begin like a formula have an apostrophe
 * before them.
 */
export function csvOf(reader: Reader, table: string): Uint8Array {
  const sheet = sheetOf(reader, table)
  const lines = sheet ? [sheet.columns, ...sheet.rows].map((cells) => cells.map(quoted).join(',')) : []
  // The mark at the beginning tells Excel that this is UTF-8.
  return new TextEncoder().encode(`\ufeff${lines.map((line) => `${line}\r\n`).join('')}`)
}

function quoted(cell: SheetCell): string {
  if (typeof cell === 'number') return String(cell)
  const safe = formula.test(cell) ? `'${cell}` : cell
  return /[",\n\r]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}
