import { CompartmentMark } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { memo } from 'react'
import { useLevelWords, windowOf } from '../field/FieldMark.tsx'
import { ChevronDown, ChevronUp } from '../icons.tsx'
import type { Column, TableView } from './columns.ts'
import css from './Table.module.css'

interface TableHeadProps {
  readonly columns: readonly Column[]
  readonly view: TableView
  readonly change: (next: Partial<TableView>) => void
}

/** Pressing a head sorts up, down, and back to the design's own order. */
export const TableHead = memo(function TableHead({ columns, view, change }: TableHeadProps) {
  const { t, i18n } = useLingui()
  const words = useLevelWords()
  const usual = mostCommon(columns.map((column) => column.field.level))
  const turn = (name: string) => {
    const { sort } = view
    if (sort?.column !== name) change({ sort: { column: name, down: false } })
    else change({ sort: sort.down ? undefined : { column: name, down: true } })
  }
  return (
    <thead>
      <tr>
        <td className={css.gutter} />
        {columns.map(({ name, field }, index) => {
          const sort = view.sort?.column === name ? view.sort : undefined
          return (
            <th
              key={name}
              scope="col"
              aria-colindex={index + 1}
              data-first={index === 0 || undefined}
              aria-sort={sort ? (sort.down ? 'descending' : 'ascending') : 'none'}
            >
              <button
                type="button"
                tabIndex={-1}
                className={css.sort}
                onClick={() => turn(name)}
                title={t`Sort by ${i18n._(field.label)}`}
              >
                {field.level === usual ? null : (
                  <CompartmentMark window={windowOf[field.level]} label={words[field.level]} />
                )}
                <span className={css.clip}>{i18n._(field.label)}</span>
                {sort ? sort.down ? <ChevronDown size={13} /> : <ChevronUp size={13} /> : null}
              </button>
            </th>
          )
        })}
      </tr>
    </thead>
  )
})

/** Marks stand only on columns that differ from the rest. */
function mostCommon<T>(all: readonly T[]): T | undefined {
  const count = (wanted: T) => all.filter((one) => one === wanted).length
  return all.toSorted((left, right) => count(right) - count(left))[0]
}
