import { Checkbox, Segments, TextField } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { choicesFor } from '../field/choices.ts'
import { useShowing } from '../field/showing.ts'
import { useRows } from '../live/hooks.ts'
import type { Column } from '../table/columns.ts'
import { useWorkspace } from '../workspace.tsx'
import { newFilter } from './FilterChips.tsx'
import type { Filter } from './filters.ts'
import css from './Grouping.module.css'
import { keyOf } from './groups.ts'

interface FilterFormProps {
  readonly table: string
  readonly column: Column
  readonly filter: Filter
  readonly onChange: (filter: Filter) => void
}

/** What a column has to hold: picked values, words or a range; or that it is empty or filled in. It takes effect at once. */
export function FilterForm({ table, column, filter, onChange }: FilterFormProps) {
  const { t, i18n } = useLingui()
  const { name } = column
  return (
    <div className={css.form}>
      <Segments
        label={t`Filter ${i18n._(column.field.label)}`}
        choices={[
          { id: 'value', label: t`By value` },
          { id: 'empty', label: t`Empty` },
          { id: 'filled', label: t`Filled in` },
        ]}
        chosen={filter.is === 'empty' || filter.is === 'filled' ? filter.is : 'value'}
        onChoose={(is) => onChange(is === 'empty' || is === 'filled' ? { column: name, is } : newFilter(column))}
      />
      {filter.is === 'contains' ? (
        <TextField
          label={t`Contains`}
          value={filter.words}
          onChange={(words) => onChange({ ...filter, words })}
          autoFocus
        />
      ) : null}
      {filter.is === 'between' ? (
        <div className={css.range}>
          <TextField
            label={t`From`}
            type={inputOf(column)}
            value={filter.from}
            onChange={(from) => onChange({ ...filter, from })}
          />
          <TextField
            label={t`To`}
            type={inputOf(column)}
            value={filter.to}
            onChange={(to) => onChange({ ...filter, to })}
          />
        </div>
      ) : null}
      {filter.is === 'any-of' ? (
        <AnyOf
          table={table}
          column={column}
          values={filter.values}
          onChange={(values) => onChange({ ...filter, values })}
        />
      ) : null}
    </div>
  )
}

function inputOf({ field }: Column): 'date' | 'month' | 'time' | 'number' {
  if (field.kind === 'date') return field.precision === 'month' ? 'month' : 'date'
  return field.kind === 'time' ? 'time' : 'number'
}

interface AnyOfProps {
  readonly table: string
  readonly column: Column
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
}

/** The values that stand in the column, and all options where they are few by nature. */
function AnyOf({ table, column, values, onChange }: AnyOfProps) {
  const { live } = useWorkspace()
  const showing = useShowing()
  const rows = useRows(table)
  const { field, name } = column
  const there = new Set(
    rows.flatMap((row) => {
      const value = row.values[name]
      return Array.isArray(value) ? value.map(String) : [keyOf(value)]
    }),
  )
  const offered = choicesFor(field, live, showing, values)
  const known = offered.filter(({ id }) => 'options' in field || field.kind === 'flag' || there.has(id))
  const others = [...there].filter((id) => id !== '' && !offered.some((one) => one.id === id))
  return (
    <div className={css.values}>
      {[...known, ...others.map((id) => ({ id, label: id }))].map(({ id, label }) => (
        <Checkbox
          key={id}
          isSelected={values.includes(id)}
          onChange={(on) => onChange(on ? [...values, id] : values.filter((one) => one !== id))}
        >
          {label}
        </Checkbox>
      ))}
    </div>
  )
}
