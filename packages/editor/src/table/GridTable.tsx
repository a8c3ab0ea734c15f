import { type Field, type Row, recordAddress, type Table, type Value } from '@balcony/design'
import { useLingui } from '@lingui/react/macro'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { PasteDialog } from '../clipboard/PasteDialog.tsx'
import { isTyped } from '../field/typed.ts'
import { GroupHead } from '../grouping/GroupHead.tsx'
import type { Line } from '../grouping/groups.ts'
import { useMayWrite } from '../live/hooks.ts'
import { useSameList } from '../live/steady.ts'
import { usePrinting } from '../live/use-printing.ts'
import { SelectionBar } from '../selection/SelectionBar.tsx'
import { chosenIn, useChosen } from '../selection/use-chosen.ts'
import { useComment } from '../threads/use-comment.ts'
import { useThreadCounts } from '../threads/use-thread-counts.ts'
import { useWorkspace } from '../workspace.tsx'
import type { Column, TableView } from './columns.ts'
import { type Act, type Cell, type Grid, type Leaving, leaveEditing, press, resting, type Span } from './grid.ts'
import { RowView } from './RowView.tsx'
import css from './Table.module.css'
import { TableHead } from './TableHead.tsx'
import type { useRecords } from './use-records.ts'

interface GridTableProps {
  readonly name: string
  readonly table: Table
  readonly rows: readonly Row[]
  readonly columns: readonly Column[]
  readonly view: TableView
  readonly change: (next: Partial<TableView>) => void
  readonly records: ReturnType<typeof useRecords>
  /** Heads of groups and rows, where the rows are grouped; `rows` are then those that are not folded away. */
  readonly lines: readonly Line[] | undefined
  readonly onFold: (key: string) => void
  /** Filtered, sorted or grouped rows keep their places. */
  readonly isOwnOrder: boolean
  /** What pasted records hold from the start. */
  readonly fresh: Readonly<Record<string, Value>>
}

/** From so many rows on only those in sight are drawn. */
const manyRows = 60
/** In pixels; rows have one height, so that 2,000 of them scroll evenly. */
const rowHeight = 40

/** The keyboard grid. One cell is in the tab order; arrows move, Enter edits, Esc leaves. */
export function GridTable(props: GridTableProps) {
  const { name, table, rows, columns, view, change, records, isOwnOrder } = props
  const { t, i18n } = useLingui()
  const { live, go } = useWorkspace()
  const mayWrite = useMayWrite(name)
  const comment = useComment()
  const counts = useThreadCounts()
  const scroller = useRef<HTMLDivElement>(null)
  const [grid, setGrid] = useState<Grid>(resting)
  const [menuAt, openMenu] = useState<string>()
  /** The focus is to go to the cell of the grid as soon as that is drawn. */
  const wanted = useRef(false)

  const ids = useSameList(useMemo(() => rows.map((row) => row.id), [rows]))
  const fields = useMemo(() => new Map<string, Field>(columns.map((column) => [column.name, column.field])), [columns])
  const span = useCallback(
    (): Span => ({
      rows: ids,
      columns: columns.map((column) => column.name),
      mayEdit: () => mayWrite,
      isTyped: (column) => isTyped(fields.get(column)?.kind ?? 'text'),
      rtl: scroller.current !== null && getComputedStyle(scroller.current).direction === 'rtl',
    }),
    [ids, columns, fields, mayWrite],
  )

  const chosen = useChosen({
    shown: useMemo(() => ({ table: name, rows, columns }), [name, rows, columns]),
    grid,
    setGrid,
    span,
    wanted,
    mayWrite,
    fresh: props.fresh,
    scroller,
  })
  const lines = useMemo(
    () => props.lines ?? rows.map((row, index): Line => ({ is: 'row', row, index })),
    [props.lines, rows],
  )
  const printing = usePrinting()
  const virtual = lines.length > manyRows && !printing
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    enabled: virtual,
  })
  const drawn = virtual ? virtualizer.getVirtualItems() : lines.map((_, index) => ({ index }))
  const first = drawn[0]?.index ?? 0
  const last = drawn.at(-1)?.index ?? lines.length - 1

  const at = grid.at
  useEffect(() => {
    if (wanted.current && virtual && at)
      virtualizer.scrollToIndex(lines.findIndex((line) => line.is === 'row' && line.row.id === at.row))
  }, [at, lines, virtual, virtualizer])
  // The focus follows the grid, also to a row that has to be scrolled in first: so it is tried until the cell is there.
  useEffect(() => {
    if (!wanted.current || !at || grid.editing) return
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(cellKey(at))}"]`)
    if (!cell) return
    wanted.current = false
    cell.focus()
  })

  const act = (asked: Act) => {
    if (asked.do === 'open') go(recordAddress(name, asked.row))
    if (asked.do === 'move' && mayWrite && isOwnOrder) records.move(asked.row, asked.by, ids)
    if (asked.do === 'remove' && mayWrite) records.remove(asked.row)
    if (asked.do === 'comment') comment.onPlace(recordAddress(name, asked.cell.row, asked.cell.column))
    if (asked.do === 'leave') scroller.current?.closest('section')?.querySelector('button')?.focus()
    if (asked.do === 'clear') {
      const address = recordAddress(name, asked.cell.row, asked.cell.column)
      live.undo.cut()
      if (fields.get(asked.cell.column)?.kind === 'text') live.edit({ do: 'write', address, text: '' })
      else live.edit({ do: 'set', address, value: undefined })
    }
  }

  const onKey = (event: KeyboardEvent) => {
    if (grid.editing || event.defaultPrevented || !isCell(event.target)) return
    if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) {
      if (grid.at) openMenu(grid.at.row)
      event.preventDefault()
      return
    }
    const key = { key: event.key, ctrl: event.ctrlKey || event.metaKey, alt: event.altKey, shift: event.shiftKey }
    if (chosen.press(key)) {
      event.preventDefault()
      return
    }
    const asked = press(grid, key, span())
    if (!asked) return
    event.preventDefault()
    if (asked.act) act(asked.act)
    wanted.current = asked.act?.do !== 'comment' && asked.act?.do !== 'leave'
    setGrid(asked.grid)
  }

  const onCell = useCallback((at: Cell, editing: boolean) => {
    setGrid((before) =>
      !editing && before.at?.row === at.row && before.at.column === at.column
        ? before
        : { at, editing: editing ? {} : undefined },
    )
  }, [])
  const onLeave = useCallback(
    (towards: Leaving) => {
      wanted.current = towards !== 'away'
      setGrid((before) => leaveEditing(before, towards === 'away' ? 'here' : towards, span()))
    },
    [span],
  )

  const rem = columns.reduce((sum, column) => sum + column.width, 2)
  const tabStop = grid.at && ids.includes(grid.at.row) ? grid.at : { row: ids[0] ?? '', column: columns[0]?.name ?? '' }
  return (
    <>
      <div ref={scroller} className={css.scroll}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that one walks and edits by keyboard is a grid
          role="grid"
          className={css.table}
          aria-label={i18n._(table.label)}
          aria-rowcount={lines.length + 1}
          aria-multiselectable
          aria-colcount={columns.length}
          aria-readonly={!mayWrite}
          style={{ minInlineSize: `${rem}rem` }}
          onKeyDown={onKey}
          {...chosen.pointer}
        >
          <colgroup>
            <col style={{ inlineSize: '2rem' }} />
            {columns.map((column) => (
              <col key={column.name} style={{ inlineSize: `${column.width}rem` }} />
            ))}
          </colgroup>
          <TableHead columns={columns} view={view} change={change} />
          <tbody>
            {virtual && first > 0 ? <Spacer rows={first} columns={columns.length + 1} /> : null}
            {drawn.map(({ index }) => {
              const line = lines[index]
              if (!line) return null
              if (line.is === 'head')
                return (
                  <GroupHead
                    key={`group ${line.group.key}`}
                    group={line.group}
                    open={line.open}
                    columns={columns.length}
                    line={index}
                    onFold={props.onFold}
                  />
                )
              const { row } = line
              const own = grid.at?.row === row.id
              return (
                <RowView
                  key={row.id}
                  name={name}
                  row={row}
                  index={line.index}
                  line={index}
                  chosen={chosenIn(chosen.block, line.index)}
                  handle={chosen.corner?.bottom === line.index ? chosen.corner.end : undefined}
                  columns={columns}
                  title={table.title}
                  mayWrite={mayWrite}
                  mayMove={mayWrite && isOwnOrder}
                  tabStop={tabStop.row === row.id ? tabStop.column : undefined}
                  editing={own && grid.editing && grid.at ? { column: grid.at.column, ...grid.editing } : undefined}
                  counts={counts}
                  menu={menuAt === row.id}
                  onMenu={openMenu}
                  onCell={onCell}
                  onLeave={onLeave}
                  records={records}
                  ids={ids}
                />
              )
            })}
            {virtual && last < lines.length - 1 ? (
              <Spacer rows={lines.length - 1 - last} columns={columns.length + 1} />
            ) : null}
          </tbody>
        </table>
        {view.sort && mayWrite ? (
          <p className={css.note}>{t`Sorted for you only. To move rows, take the sorting off.`}</p>
        ) : null}
      </div>
      {chosen.block ? (
        <SelectionBar
          shown={{ table: name, rows, columns }}
          block={chosen.block}
          mayWrite={mayWrite}
          onCopy={chosen.clipboard.copy}
          onPaste={chosen.clipboard.paste}
          onEmpty={chosen.clipboard.empty}
          onRemove={records.removeAll}
          onDone={chosen.done}
        />
      ) : null}
      {chosen.clipboard.waiting ? (
        <PasteDialog
          into={i18n._(table.label)}
          plan={chosen.clipboard.waiting}
          onPaste={chosen.clipboard.confirm}
          onClose={chosen.clipboard.dismiss}
        />
      ) : null}
    </>
  )
}

function Spacer({ rows, columns }: { rows: number; columns: number }) {
  return (
    <tr aria-hidden style={{ blockSize: rows * rowHeight }}>
      <td colSpan={columns} />
    </tr>
  )
}

function cellKey(cell: Cell): string {
  return `${cell.row}/${cell.column}`
}

function isCell(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.dataset['cell'] !== undefined
}
