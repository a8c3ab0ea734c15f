// The keyboard of a table, as a pure step: where one is, what is edited, and what a key asks for.

export interface Cell {
  readonly row: string
  readonly column: string
}

export interface Grid {
  readonly at: Cell | undefined
  /** Being edited; `typed` are the first letters, which replace what stood there. */
  readonly editing: { readonly typed?: string } | undefined
  /** The other corner of the chosen cells, where several are. */
  readonly from?: Cell
}

export const resting: Grid = { at: undefined, editing: undefined }

/** What there is to move over. Rows and columns are named, so that a row that somebody else moves does not take the focus away. */
export interface Span {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** Columns whose cells may be changed by this person. */
  readonly mayEdit: (cell: Cell) => boolean
  /** Typing a letter starts editing here; elsewhere it opens the picker. */
  readonly isTyped: (column: string) => boolean
  readonly rtl: boolean
}

export interface Key {
  readonly key: string
  readonly ctrl: boolean
  readonly alt: boolean
  readonly shift: boolean
}

/** Something to be done outside the grid. */
export type Act =
  | { readonly do: 'clear'; readonly cell: Cell }
  | { readonly do: 'open'; readonly row: string }
  | { readonly do: 'move'; readonly row: string; readonly by: 1 | -1 }
  | { readonly do: 'comment'; readonly cell: Cell }
  | { readonly do: 'remove'; readonly row: string }
  | { readonly do: 'add' }
  | { readonly do: 'leave' }

export interface Step {
  readonly grid: Grid
  readonly act?: Act
}

/** A key pressed while a cell rests; undefined leaves the key to the page. */
export function press(grid: Grid, key: Key, span: Span): Step | undefined {
  const at = inside(grid.at, span)
  if (!at) return undefined
  if (key.ctrl && key.alt && key.key.toLowerCase() === 'm') return { grid, act: { do: 'comment', cell: at } }
  if (key.alt && key.shift && (key.key === 'ArrowUp' || key.key === 'ArrowDown'))
    return { grid, act: { do: 'move', row: at.row, by: key.key === 'ArrowUp' ? -1 : 1 } }
  if (key.alt) return undefined
  if (key.ctrl) return pressWithCtrl(grid, at, key, span)
  const named = byName[key.key]
  if (named) return named(grid, at, key, span)
  if (isLetter(key.key) && span.mayEdit(at))
    return { grid: { at, editing: span.isTyped(at.column) ? { typed: key.key } : {} } }
  return undefined
}

/** How a cell is left; `away`: the focus has gone elsewhere and is not taken back. */
export type Leaving = 'here' | 'away' | 'down' | 'next' | 'before'

/** Editing is over: the cell keeps the focus, or the next one takes it. */
export function leaveEditing(grid: Grid, towards: Exclude<Leaving, 'away'>, span: Span): Grid {
  const rest: Grid = { at: grid.at, editing: undefined }
  if (!grid.at || towards === 'here') return rest
  const by = { down: [1, 0], next: [0, 1], before: [0, -1] } as const
  const [rows, columns] = by[towards]
  return { at: step(grid.at, rows, columns, span), editing: undefined }
}

/** The cell that has the focus, brought back inside when its row or column is gone. */
export function inside(at: Cell | undefined, { rows, columns }: Span): Cell | undefined {
  const [firstRow] = rows
  const [firstColumn] = columns
  if (firstRow === undefined || firstColumn === undefined) return undefined
  if (!at) return { row: firstRow, column: firstColumn }
  return {
    row: rows.includes(at.row) ? at.row : firstRow,
    column: columns.includes(at.column) ? at.column : firstColumn,
  }
}

type Press = (grid: Grid, at: Cell, key: Key, span: Span) => Step | undefined

const go =
  (rows: number, columns: number): Press =>
  (_grid, at, _key, span) => ({ grid: { at: step(at, rows, columns, span), editing: undefined } })

const along =
  (by: 1 | -1): Press =>
  (grid, at, key, span) =>
    go(0, span.rtl ? -by : by)(grid, at, key, span)

const edit: Press = (grid, at, _key, span) =>
  span.mayEdit(at) ? { grid: { at, editing: {} } } : { grid, act: { do: 'open', row: at.row } }

const clear: Press = (grid, at, _key, span) => (span.mayEdit(at) ? { grid, act: { do: 'clear', cell: at } } : undefined)

const page = 10

const byName: Readonly<Record<string, Press>> = {
  ArrowDown: go(1, 0),
  ArrowUp: go(-1, 0),
  ArrowRight: along(1),
  ArrowLeft: along(-1),
  PageDown: go(page, 0),
  PageUp: go(-page, 0),
  Home: (_grid, at, _key, { columns }) => ({
    grid: { at: { ...at, column: columns[0] ?? at.column }, editing: undefined },
  }),
  End: (_grid, at, _key, { columns }) => ({
    grid: { at: { ...at, column: columns.at(-1) ?? at.column }, editing: undefined },
  }),
  Enter: edit,
  F2: edit,
  ' ': edit,
  Delete: clear,
  Backspace: clear,
  // Tab walks the cells of a row and then goes on in the page: nobody is held in the table.
  Tab: (_grid, at, key, span) => {
    const next = step(at, 0, key.shift ? -1 : 1, span)
    return next.column === at.column ? undefined : { grid: { at: next, editing: undefined } }
  },
  Escape: (grid) => ({ grid, act: { do: 'leave' } }),
}

function pressWithCtrl(grid: Grid, at: Cell, key: Key, span: Span): Step | undefined {
  const { rows, columns } = span
  if (key.key === 'Enter') return { grid, act: { do: 'open', row: at.row } }
  if (key.key === 'Home')
    return { grid: { at: { row: rows[0] ?? at.row, column: columns[0] ?? at.column }, editing: undefined } }
  if (key.key === 'End')
    return { grid: { at: { row: rows.at(-1) ?? at.row, column: columns.at(-1) ?? at.column }, editing: undefined } }
  return undefined
}

function step(at: Cell, rows: number, columns: number, span: Span): Cell {
  return { row: stepIn(span.rows, at.row, rows), column: stepIn(span.columns, at.column, columns) }
}

function stepIn(names: readonly string[], from: string, by: number): string {
  const at = Math.max(0, names.indexOf(from))
  return names[Math.max(0, Math.min(names.length - 1, at + by))] ?? from
}

function isLetter(key: string): boolean {
  return [...key].length === 1 && key !== ' '
}
