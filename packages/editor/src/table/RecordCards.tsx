import { type Row, recordAddress, type Table } from '@balcony/design'
import { useLingui } from '@lingui/react/macro'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { useShowing } from '../field/showing.ts'
import { shownValue } from '../field/shown.ts'
import { ChevronRight } from '../icons.tsx'
import { useWorkspace } from '../workspace.tsx'
import type { Column } from './columns.ts'
import css from './Table.module.css'

interface RecordCardsProps {
  readonly name: string
  readonly table: Table
  readonly rows: readonly Row[]
  readonly columns: readonly Column[]
}

/** On a narrow screen a table is a list: the name, and two facts under it. The rest is in the record's panel. */
export function RecordCards({ name, table, rows, columns }: RecordCardsProps) {
  const { t, i18n } = useLingui()
  const { go } = useWorkspace()
  const showing = useShowing()
  const box = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => 64,
    overscan: 8,
  })
  return (
    <div ref={box} className={css.cards}>
      <ul aria-label={i18n._(table.label)} style={{ blockSize: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index]
          if (!row) return null
          const [first, ...rest] = columns
          const facts = rest
            .map((column) => shownValue(column.field, row.values[column.name], showing))
            .filter((words) => words !== '')
            .slice(0, 2)
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              style={{ transform: `translateY(${start}px)` }}
            >
              <button type="button" className={css.card} onClick={() => go(recordAddress(name, row.id))}>
                <span className={css.cardWords}>
                  <b dir="auto">
                    {(first && shownValue(first.field, row.values[first.name], showing)) || t`Without a name`}
                  </b>
                  <span dir="auto">{facts.join(' · ')}</span>
                </span>
                <ChevronRight size={15} />
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
