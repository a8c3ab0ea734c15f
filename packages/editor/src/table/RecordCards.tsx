import { type Row, recordAddress, type Table } from '@balcony/design'
import { useLingui } from '@lingui/react/macro'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef } from 'react'
import { useShowing } from '../field/showing.ts'
import { shownValue } from '../field/shown.ts'
import { GroupButton } from '../grouping/GroupHead.tsx'
import type { Line } from '../grouping/groups.ts'
import { Check, ChevronRight } from '../icons.tsx'
import { usePrinting } from '../live/use-printing.ts'
import { useWorkspace } from '../workspace.tsx'
import type { Column } from './columns.ts'
import css from './Table.module.css'

interface RecordCardsProps {
  readonly name: string
  readonly table: Table
  readonly rows: readonly Row[]
  readonly columns: readonly Column[]
  /** Heads of groups and rows, where the rows are grouped. */
  readonly lines: readonly Line[] | undefined
  readonly onFold: (key: string) => void
  /** The ids of those that are chosen, while records are chosen instead of opened. */
  readonly chosen: ReadonlySet<string> | undefined
  readonly onChoose: (id: string) => void
}

/** On a narrow screen a table is a list: the name, and two facts under it. The rest is in the record's panel. */
export function RecordCards({ name, table, rows, columns, onFold, chosen, onChoose, ...props }: RecordCardsProps) {
  const { i18n } = useLingui()
  const { go } = useWorkspace()
  const box = useRef<HTMLDivElement>(null)
  const lines = useMemo(
    () => props.lines ?? rows.map((row, index): Line => ({ is: 'row', row, index })),
    [props.lines, rows],
  )
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => 64,
    overscan: 8,
  })
  const printing = usePrinting()
  const drawn = printing
    ? lines.map((_, index) => ({ index, start: 0, key: String(index) }))
    : virtualizer.getVirtualItems()
  return (
    <div ref={box} className={css.cards}>
      <ul aria-label={i18n._(table.label)} style={{ blockSize: virtualizer.getTotalSize() }}>
        {drawn.map(({ index, start, key }) => {
          const line = lines[index]
          if (!line) return null
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              data-head={line.is === 'head' || undefined}
              style={{ transform: `translateY(${start}px)` }}
            >
              {line.is === 'head' ? (
                <GroupButton group={line.group} open={line.open} onFold={onFold} />
              ) : (
                <Card
                  row={line.row}
                  columns={columns}
                  isChosen={chosen?.has(line.row.id)}
                  onPress={() => (chosen ? onChoose(line.row.id) : go(recordAddress(name, line.row.id)))}
                />
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

interface CardProps {
  readonly row: Row
  readonly columns: readonly Column[]
  /** Undefined while records are opened. */
  readonly isChosen: boolean | undefined
  readonly onPress: () => void
}

function Card({ row, columns, isChosen, onPress }: CardProps) {
  const { t } = useLingui()
  const showing = useShowing()
  const [first, ...rest] = columns
  const facts = rest
    .map((column) => shownValue(column.field, row.values[column.name], showing))
    .filter((words) => words !== '')
    .slice(0, 2)
  return (
    <button type="button" className={css.card} aria-pressed={isChosen} onClick={onPress}>
      {isChosen === undefined ? null : <span className={css.mark}>{isChosen ? <Check size={15} /> : null}</span>}
      <span className={css.cardWords}>
        <b dir="auto">{(first && shownValue(first.field, row.values[first.name], showing)) || t`Without a name`}</b>
        <span dir="auto">{facts.join(' · ')}</span>
      </span>
      {isChosen === undefined ? <ChevronRight size={15} /> : null}
    </button>
  )
}
