import writeXlsxFile, { type Sheet, type SheetData } from 'write-excel-file/universal'
import type { Reader } from '../lay/reader.ts'
import { directionOf, primaryTag } from '../text/scripts.ts'
import { type SheetOfRows, sheetsOf } from './rows.ts'
import { withFixedTimes } from './zip.ts'

/** Letters that a cell may hold: what Excel refuses beyond. */
const maxCellLetters = 32_767
const maxNameLetters = 31
const widest = 60

/** All tables, one sheet each. Every text is a text: no cell is a formula. */
export async function xlsxOf(reader: Reader): Promise<Uint8Array> {
  const sheets = sheetsOf(reader)
  const names = namesFor(sheets)
  const rightToLeft = directionOf(primaryTag(reader.edition.language)) === 'rtl'
  const empty: SheetOfRows = { name: '', label: reader.say('Untitled'), columns: [], rows: [] }
  const book = (sheets.length === 0 ? [empty] : sheets).map(
    (sheet, index): Sheet<Blob> => ({
      data: dataOf(sheet),
      sheet: names[index] ?? 'Sheet',
      columns: sheet.columns.map((label, column) => ({ width: widthOf(sheet, label, column) })),
      stickyRowsCount: 1,
      rightToLeft,
      orientation: 'landscape',
    }),
  )
  const file = await writeXlsxFile(book, { fontFamily: 'Calibri', fontSize: 11 }).toBlob()
  return withFixedTimes(new Uint8Array(await file.arrayBuffer()), reader.edition.date)
}

function dataOf({ columns, rows }: SheetOfRows): SheetData {
  const head = columns.map(
    (value) => ({ value, type: String, fontWeight: 'bold', wrap: true, backgroundColor: '#e3eff1' }) as const,
  )
  const body = rows.map((row) =>
    row.map((value) =>
      typeof value === 'number'
        ? ({ value, type: Number, alignVertical: 'top' } as const)
        : value === ''
          ? null
          : ({
              value: [...value].slice(0, maxCellLetters).join(''),
              type: String,
              wrap: true,
              alignVertical: 'top',
            } as const),
    ),
  )
  return [head, ...body]
}

/** A sheet's name is short, has none of the signs that a formula would read, and is the only one of its name. */
function namesFor(sheets: readonly SheetOfRows[]): string[] {
  const taken = new Set<string>()
  return sheets.map(({ label }) => {
    const plain =
      label
        .replaceAll(/[\\/?*[\]:']/g, ' ')
        .trim()
        .slice(0, maxNameLetters) || 'Sheet'
    let name = plain
    for (let number = 2; taken.has(name.toLowerCase()); number += 1)
      name = `${plain.slice(0, maxNameLetters - String(number).length - 1)} ${number}`
    taken.add(name.toLowerCase())
    return name
  })
}

function widthOf({ rows }: SheetOfRows, label: string, column: number): number {
  const lengths = rows.slice(0, 200).map((row) =>
    Math.max(
      ...String(row[column] ?? '')
        .split('\n')
        .map((line) => line.length),
    ),
  )
  return Math.min(widest, Math.max(8, label.length, ...lengths) + 2)
}
