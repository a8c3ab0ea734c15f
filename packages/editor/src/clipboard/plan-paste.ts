import type { Result } from '@balcony/base'
import { type Field, maxRecordsPerTable, type Value } from '@balcony/design'
import type { Edit } from '@balcony/document'
import { type Block, type Shown, sizeOf } from '../selection/block.ts'
import { put } from '../selection/put.ts'

/** A cell that does not fit: it stays as it was, and the writer sees where, what came and what was expected. */
export interface Misfit {
  /** From 1, as the lines of what was pasted or of the file are counted. */
  readonly line: number
  /** The field of the column, or undefined where the whole line is meant. */
  readonly column: Field | undefined
  readonly came: string
  readonly expected: string
}

export interface Plan {
  readonly edits: readonly Edit[]
  /** Existing records that change. */
  readonly changed: number
  readonly added: number
  readonly misfits: readonly Misfit[]
}

export interface PasteInto {
  readonly read: (field: Field, words: string) => Result<Value | undefined>
  readonly newId: () => string
  /** What each new record holds from the start, e.g. the record it belongs to; undefined where none may be added. */
  readonly fresh: Readonly<Record<string, Value>> | undefined
  /** Records of this table that there are, shown or not. */
  readonly there: number
}

/**
 * What pasting these cells at a block would do, cell by cell; nothing is written. One cell, or cells that fit several times into the
 * block, are repeated over it; lines beyond the last row become new records.
 */
export function planPaste(cells: readonly (readonly string[])[], shown: Shown, block: Block, into: PasteInto): Plan {
  const wide = Math.max(0, ...cells.map((line) => line.length))
  const size = sizeOf(block)
  const across = wide > 0 && size.wide % wide === 0 ? size.wide : wide
  const down = cells.length > 0 && size.tall % cells.length === 0 ? size.tall : cells.length
  const columns = shown.columns.slice(block.start, block.start + across)
  const misfits: Misfit[] = []
  const edits: Edit[] = []
  let changed = 0
  let added = 0

  const wordsOf = (line: number, column: number) => cells[line % cells.length]?.[column % wide] ?? ''
  const readLine = (line: number) =>
    columns.flatMap((column, at) => {
      const words = wordsOf(line, at)
      const read = into.read(column.field, words)
      if (read.ok) return [{ ...column, value: read.value }]
      misfits.push({ line: line + 1, column: column.field, came: words, expected: read.problem.message })
      return []
    })

  for (let line = 0; line < down; line += 1) {
    const row = shown.rows[block.top + line]
    const read = readLine(line)
    if (row) {
      const made = read.flatMap(({ name, field, value }) => put(shown.table, row, name, field, value))
      edits.push(...made)
      changed += made.length > 0 ? 1 : 0
      continue
    }
    const values = Object.fromEntries(read.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])))
    if (Object.keys(values).length === 0) continue
    const refused = into.fresh === undefined ? noRows : into.there + added >= maxRecordsPerTable ? full : undefined
    if (refused !== undefined) {
      misfits.push({ line: line + 1, column: undefined, came: wordsOf(line, 0), expected: refused })
      continue
    }
    edits.push({ do: 'add', table: shown.table, id: into.newId(), values: { ...into.fresh, ...values } })
    added += 1
  }
  if (columns.length < across)
    misfits.push({ line: 1, column: undefined, came: wordsOf(0, columns.length), expected: tooWide })
  return { edits, changed, added, misfits }
}

// Messages of the catalogue, by their own words.
const noRows = /*i18n*/ 'There is no row here, and none can be added.'
const full = /*i18n*/ 'A table holds up to 5,000 records. Remove some first, or paste fewer.'
const tooWide = /*i18n*/ 'There are no columns here for the rest of the line. Begin further left, or show more columns.'

/** Some lines fit into new records made at once without asking; more are shown first. */
const manyNew = 20

export function asksFirst(plan: Plan): boolean {
  return plan.misfits.length > 0 || plan.added > manyNew
}
