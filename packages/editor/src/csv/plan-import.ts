import { isId, type Result } from '@balcony/base'
import { type Field, maxRecordsPerTable, type Row, type Value } from '@balcony/design'
import type { Edit } from '@balcony/document'
import type { Misfit, Plan } from '../clipboard/plan-paste.ts'
import { put } from '../selection/put.ts'
import type { Column } from '../table/columns.ts'
import type { Sheet, SheetLine } from './file.ts'
import { idHead, type Match } from './match.ts'

export interface ImportInto {
  readonly table: string
  readonly columns: readonly Column[]
  /** All records of the table that may be changed, and how many there are in all. */
  readonly rows: readonly Row[]
  readonly there: number
  readonly removed: readonly string[]
  readonly read: (field: Field, words: string) => Result<Value | undefined>
  readonly newId: () => string
  readonly fresh: Readonly<Record<string, Value>>
}

/** The most lines of a file. */
export const maxLines = maxRecordsPerTable

/**
 * What a file would change, nothing written: lines whose `key` (an id or a code) names one record change it, the others become records.
 * An empty cell leaves what stands there; a cell that does not fit is left out and told.
 */
export function planImport(sheet: Sheet, matches: readonly Match[], key: Match, into: ImportInto): Plan {
  if (sheet.lines.length > maxLines) return refused(sheet, tooLong)
  const edits: Edit[] = []
  const misfits: Misfit[] = []
  const known = new Map<string, Row | undefined>()
  if (key !== undefined)
    for (const row of into.rows) {
      const said = keyOf(row, key)
      // Two records of one code: neither can be meant.
      if (said !== '') known.set(said, known.has(said) ? undefined : row)
    }
  const seen = new Set<string>()
  const removed = new Set(into.removed)
  let changed = 0
  let added = 0
  for (const line of sheet.lines) {
    const said = key === undefined ? '' : (line.cells[matches.indexOf(key)] ?? '').trim()
    const tell = (expected: string) => misfits.push({ line: line.number, column: undefined, came: said, expected })
    if (said !== '' && seen.has(said)) {
      tell(twice)
      continue
    }
    seen.add(said)
    if (known.has(said) && known.get(said) === undefined) {
      tell(shared)
      continue
    }
    const values = readLine(line, matches, into, misfits)
    const row = known.get(said)
    if (row) {
      const made = values.flatMap(({ name, field, value }) => put(into.table, row, name, field, value))
      edits.push(...made)
      changed += made.length > 0 ? 1 : 0
      continue
    }
    if (key === idHead && said !== '' && (!isId(said) || removed.has(said))) {
      tell(removed.has(said) ? gone : noId)
      continue
    }
    if (values.length === 0) continue
    if (into.there + added >= maxRecordsPerTable) return refused(sheet, full)
    const id = key === idHead && said !== '' ? said : into.newId()
    const given = Object.fromEntries(values.map(({ name, value }) => [name, value]))
    edits.push({ do: 'add', table: into.table, id, values: { ...given, ...into.fresh } })
    added += 1
  }
  return { edits, changed, added, misfits }
}

function readLine(line: SheetLine, matches: readonly Match[], into: ImportInto, misfits: Misfit[]) {
  return matches.flatMap((name, at) => {
    const column = into.columns.find((one) => one.name === name)
    const words = line.cells[at] ?? ''
    if (!column || words.trim() === '') return []
    const read = into.read(column.field, words)
    if (read.ok) return read.value === undefined ? [] : [{ ...column, value: read.value }]
    misfits.push({
      line: line.number,
      column: column.field,
      came: words,
      expected: read.problem.message,
    })
    return []
  })
}

function keyOf(row: Row, key: string): string {
  if (key === idHead) return row.id
  const value = row.values[key]
  return typeof value === 'string' ? value.trim() : ''
}

function refused(sheet: Sheet, expected: string): Plan {
  const misfit: Misfit = { line: sheet.lines.length + 1, column: undefined, came: '', expected }
  return { edits: [], changed: 0, added: 0, misfits: [misfit] }
}

// Messages of the catalogue, by their own words.
const twice = /*i18n*/ 'Each record once; an earlier line has this one already.'
const shared = /*i18n*/ 'A code that only one record has; here several do.'
const gone = /*i18n*/ 'A record that is there; this one was removed.'
const noId = /*i18n*/ 'An id of letters, digits, dots and hyphens.'
const full = /*i18n*/ 'A table holds up to 5,000 records. Nothing was imported: remove some first, or divide the file.'
const tooLong = /*i18n*/ 'A file may have up to 5,000 lines; this one has more. Divide it and import the parts.'
