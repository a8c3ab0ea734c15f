import { Button, Popover, PopoverTrigger } from '@balcony/ui'
import { Plural, useLingui } from '@lingui/react/macro'
import { Close } from '../icons.tsx'
import type { Column } from '../table/columns.ts'
import { FilterForm } from './FilterForm.tsx'
import { asks, type Filter, filtering } from './filters.ts'
import css from './Grouping.module.css'
import { useFilterWords } from './use-filter-words.ts'

interface FilterChipsProps {
  readonly table: string
  readonly columns: readonly Column[]
  readonly filters: readonly Filter[]
  readonly onChange: (filters: readonly Filter[]) => void
}

/** The filters that hold, each a chip that is changed by pressing it and taken off by its cross. */
export function FilterChips({ table, columns, filters, onChange }: FilterChipsProps) {
  const { t, i18n } = useLingui()
  const words = useFilterWords()
  if (filters.length === 0) return null
  return (
    <ul className={css.chips} aria-label={t`Filters`}>
      {filters.map((filter, at) => {
        const column = columns.find((one) => one.name === filter.column)
        if (!column) return null
        const label = i18n._(column.field.label)
        const change = (next: Filter | undefined) =>
          onChange(filters.flatMap((one, index) => (index === at ? (next ?? []) : one)))
        return (
          <li key={`${filter.column} ${filter.is}`} className={css.chip}>
            <PopoverTrigger defaultOpen={!asks(filter)}>
              <Button size="sm" look="plain">
                <bdi>{label}</bdi> <b>{words(filter, column.field)}</b>
              </Button>
              <Popover label={t`Filter ${label}`} placement="bottom start">
                <FilterForm table={table} column={column} filter={filter} onChange={change} />
              </Popover>
            </PopoverTrigger>
            <button
              type="button"
              className={css.off}
              aria-label={t`Take off: ${label}`}
              onClick={() => change(undefined)}
            >
              <Close size={13} />
            </button>
          </li>
        )
      })}
      <li>
        <Button size="sm" look="link" onPress={() => onChange([])}>
          <Plural value={filters.length} one="Clear filter" other="Clear # filters" />
        </Button>
      </li>
    </ul>
  )
}

/** A filter on a column that asks for nothing yet. */
export function newFilter({ name, field }: Column): Filter {
  const way = filtering(field)
  if (way === 'any-of') return { column: name, is: way, values: [] }
  return way === 'between' ? { column: name, is: way, from: '', to: '' } : { column: name, is: way, words: '' }
}
