import { cellWords, type Tongue } from '../clipboard/cell.ts'
import { disarm } from '../clipboard/formula.ts'
import { writeSeparated } from '../clipboard/separated.ts'
import { decimalSign } from '../field/typed.ts'
import type { Shown } from '../selection/block.ts'
import { idHead } from './match.ts'

/** The table as it is shown, for a spreadsheet: figures as figures, words never as formulas, ids last so that it can come back. */
export function csvOf({ rows, columns }: Shown, tongue: Tongue): string {
  const { locale, say } = tongue.reader
  const heads = [...columns.map(({ field }) => disarm(say(field.label))), idHead]
  const lines = rows.map((row) => [
    ...columns.map(({ name, field }) => cellWords(field, row.values[name], tongue)),
    row.id,
  ])
  // Where the comma is the decimal sign, spreadsheets expect semicolons between cells. The mark tells Excel that this is UTF-8.
  return `\ufeff${writeSeparated([heads, ...lines], decimalSign(locale) === ',' ? ';' : ',')}`
}
