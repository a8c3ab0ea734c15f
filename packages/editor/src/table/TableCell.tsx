import type { Value } from '@balcony/design'
import { useLingui } from '@lingui/react/macro'
import { memo, useRef } from 'react'
import { usePresenceFlag } from '../field/PresenceFrame.tsx'
import { ValueWords } from '../field/ReadValue.tsx'
import { useStand } from '../live/hooks.ts'
import { CommentedWords } from '../threads/CommentedWords.tsx'
import { CellEditor } from './CellEditor.tsx'
import type { Column } from './columns.ts'
import type { Cell, Leaving } from './grid.ts'
import css from './Table.module.css'

interface TableCellProps {
  readonly address: string
  readonly row: string
  readonly column: Column
  readonly value: Value | undefined
  readonly index: number
  readonly called: string
  readonly isTabStop: boolean
  readonly editing: { readonly typed?: string } | undefined
  readonly threads: number
  readonly mayWrite: boolean
  readonly isChosen: boolean
  /** The corner that is dragged to fill is here. */
  readonly fills: boolean
  readonly onCell: (at: Cell, editing: boolean) => void
  readonly onLeave: (towards: Leaving) => void
}

export const TableCell = memo(function TableCell(props: TableCellProps) {
  const {
    address,
    row,
    column,
    value,
    index,
    called,
    isTabStop,
    editing,
    threads,
    mayWrite,
    onCell,
    onLeave,
    isChosen,
  } = props
  const { t, i18n } = useLingui()
  const stand = useStand()
  const flag = usePresenceFlag(address)
  const box = useRef<HTMLTableCellElement>(null)
  const at = { row, column: column.name }
  const shared = {
    ref: box,
    tabIndex: isTabStop ? 0 : -1,
    'data-cell': `${row}/${column.name}`,
    'data-address': address,
    'data-threads': threads || undefined,
    'data-editing': editing !== undefined || undefined,
    'data-chosen': isChosen || undefined,
    'aria-selected': isChosen,
    'aria-colindex': index + 1,
    ...(mayWrite ? {} : { 'aria-readonly': true }),
    onFocus: () => {
      stand(address)
      onCell(at, false)
    },
    onDoubleClick: () => {
      if (mayWrite) onCell(at, true)
    },
    ...flag.attributes,
  }
  const content = (
    <>
      {flag.name}
      {threads > 0 ? <span className={css.corner} title={t`${threads} open comments`} /> : null}
      {editing ? (
        <CellEditor
          address={address}
          field={column.field}
          value={value}
          label={`${i18n._(column.field.label)}, ${called}`}
          typed={editing.typed}
          anchor={box}
          onLeave={onLeave}
        />
      ) : (
        <div className={css.cell}>
          {threads > 0 ? (
            <CommentedWords address={address} field={column.field} value={value} />
          ) : (
            <ValueWords field={column.field} value={value} />
          )}
        </div>
      )}
      {props.fills && mayWrite && !editing ? <span className={css.fill} data-fill aria-hidden /> : null}
    </>
  )
  if (index === 0)
    return (
      <th scope="row" data-first {...shared}>
        {content}
      </th>
    )
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell that one walks and edits by keyboard
    // biome-ignore lint/a11y/useFocusableInteractive: its place in the tab order comes with `shared`
    <td role="gridcell" {...shared}>
      {content}
    </td>
  )
})
