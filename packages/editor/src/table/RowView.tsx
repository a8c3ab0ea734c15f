import { type Row, recordAddress } from '@balcony/design'
import { useLingui } from '@lingui/react/macro'
import { type DragEvent, memo, useRef, useState } from 'react'
import { useShowing } from '../field/showing.ts'
import { shownValue } from '../field/shown.ts'
import type { Column } from './columns.ts'
import type { Cell, Leaving } from './grid.ts'
import { RowMenu } from './RowMenu.tsx'
import css from './Table.module.css'
import { TableCell } from './TableCell.tsx'
import type { useRecords } from './use-records.ts'

export interface RowViewProps {
  readonly name: string
  readonly row: Row
  readonly index: number
  readonly columns: readonly Column[]
  readonly title: string
  readonly mayWrite: boolean
  readonly mayMove: boolean
  /** The column whose cell is in the tab order, if it is in this row. */
  readonly tabStop: string | undefined
  readonly editing: { readonly column: string; readonly typed?: string } | undefined
  readonly counts: ReadonlyMap<string, number>
  readonly menu: boolean
  readonly onMenu: (row: string | undefined) => void
  readonly onCell: (at: Cell, editing: boolean) => void
  readonly onLeave: (towards: Leaving) => void
  readonly records: ReturnType<typeof useRecords>
  readonly ids: readonly string[]
  /** Its place among all lines of the table, heads of groups too. */
  readonly line: number
  /** Places of the chosen cells, first and last, as `1-3`; text, so that a row is drawn anew only when they change. */
  readonly chosen: string | undefined
  /** The place of the cell with the handle that fills, if it is in this row. */
  readonly handle: number | undefined
}

const dragType = 'application/x-balcony-row'

export const RowView = memo(function RowView(props: RowViewProps) {
  const { name, row, index, columns, mayWrite, mayMove, tabStop, editing, counts, onCell, onLeave, records, ids } =
    props
  const { t, i18n } = useLingui()
  const showing = useShowing()
  const line = useRef<HTMLTableRowElement>(null)
  const [over, setOver] = useState<'before' | 'after'>()
  const title = columns[0]
  const [from = -1, to = -2] = props.chosen?.split('-').map(Number) ?? []
  const called = (title && shownValue(title.field, row.values[title.name], showing)) || t`without a name`

  const drag = (event: DragEvent) => {
    if (!mayMove || !event.dataTransfer.types.includes(dragType)) return
    event.preventDefault()
    const { top, height } = event.currentTarget.getBoundingClientRect()
    setOver(event.clientY < top + height / 2 ? 'before' : 'after')
  }
  const drop = (event: DragEvent) => {
    setOver(undefined)
    const moved = event.dataTransfer.getData(dragType)
    if (!over || !ids.includes(moved)) return
    event.preventDefault()
    records.moveBefore(moved, over === 'before' ? row.id : ids[index + 1])
  }

  return (
    <tr
      ref={line}
      aria-rowindex={props.line + 2}
      data-row={row.id}
      data-over={over}
      onDragOver={drag}
      onDragLeave={() => setOver(undefined)}
      onDrop={drop}
    >
      <td className={css.gutter}>
        <RowMenu
          {...{ name, called, mayWrite, mayMove, records, ids }}
          row={row.id}
          cell={cellAt(columns, tabStop, (label) => i18n._(label))}
          open={props.menu}
          onOpen={(open) => props.onMenu(open ? row.id : undefined)}
          onDragStart={(event) => {
            event.dataTransfer.setData(dragType, row.id)
            event.dataTransfer.effectAllowed = 'move'
            if (line.current) event.dataTransfer.setDragImage(line.current, 12, 12)
          }}
        />
      </td>
      {columns.map((column, at) => (
        <TableCell
          key={column.name}
          address={recordAddress(name, row.id, column.name)}
          row={row.id}
          column={column}
          value={row.values[column.name]}
          index={at}
          called={called}
          isTabStop={tabStop === column.name}
          editing={editing?.column === column.name ? editing : undefined}
          threads={counts.get(recordAddress(name, row.id, column.name)) ?? 0}
          mayWrite={mayWrite}
          isChosen={at >= from && at <= to}
          fills={props.handle === at}
          onCell={onCell}
          onLeave={onLeave}
        />
      ))}
    </tr>
  )
})

function cellAt(columns: readonly Column[], name: string | undefined, say: (label: string) => string) {
  const column = columns.find((each) => each.name === name)
  return column && { name: column.name, label: say(column.field.label) }
}
