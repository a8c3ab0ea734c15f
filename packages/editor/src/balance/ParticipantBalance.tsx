import { type Field, type Row, recordAddress } from '@balcony/design'
import { type Among, balanceOf, type Dimension, shows } from '@balcony/design/views'
import { Select } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { memo, useCallback, useId, useMemo, useState } from 'react'
import { useShowing } from '../field/showing.ts'
import { shownValue } from '../field/shown.ts'
import { filtered } from '../grouping/filters.ts'
import { useRows } from '../live/hooks.ts'
import { nameOfRecord } from '../live/names.ts'
import { useTableView } from '../table/use-table-view.ts'
import { useSnapshot } from '../views/use-snapshot.ts'
import { useWorkspace } from '../workspace.tsx'
import { Aims } from './Aims.tsx'
import css from './Balance.module.css'
import { type Line, Shares } from './Shares.tsx'

/** Who is in the room, counted: it follows the filter of the table below, and a bar filters the table to its people. */
export default function ParticipantBalance() {
  const { live } = useWorkspace()
  const table = live.process.tables['participant']
  return table && live.rows('participant').length > 0 ? <Counted fields={table.fields} /> : null
}

/** The field that each way of counting reads, in the order in which they stand. */
const counted: Readonly<Record<Dimension, string>> = {
  party: 'party',
  side: 'side',
  gender: 'gender',
  age: 'ageBand',
  displaced: 'displaced',
  reach: 'reachToTrackI',
  influence: 'influence',
  language: 'languages',
}

const nobody: readonly Row[] = []
const first: readonly Dimension[] = ['party', 'gender', 'age', 'reach']
const rest: readonly Dimension[] = ['side', 'displaced', 'influence', 'language']

function Counted({ fields }: { fields: Readonly<Record<string, Field>> }) {
  const { t, i18n } = useLingui()
  const showing = useShowing()
  const snapshot = useSnapshot(shows.balance)
  const rows = snapshot.tables['participant'] ?? nobody
  const title = useId()
  const [view, change] = useTableView('participant', useTable())
  const [among, look] = useAmong()
  const [more, show] = useState(false)
  const { filters } = view
  const only = useMemo(() => {
    const words = (field: Field, value: Parameters<typeof shownValue>[1]) => shownValue(field, value, showing)
    const kept = filtered(rows, fields, filters, words, showing.locale)
    return kept.length === rows.length ? undefined : new Set(kept.map(({ id }) => id))
  }, [rows, fields, filters, showing])
  const balance = useMemo(() => balanceOf(snapshot, among, only), [snapshot, among, only])
  const toggle = (name: string, value: string) => {
    const others = filters.filter(({ column }) => column !== name)
    const on = filters.some((one) => one.column === name && one.is === 'any-of' && one.values.includes(value))
    change({ filters: on ? others : [...others, { column: name, is: 'any-of', values: [value] }] })
  }
  const lines = (dimension: Dimension): readonly Line[] => {
    const name = counted[dimension]
    const field = fields[name]
    return balance.by[dimension].map(({ of, count }): Line => {
      const said = field?.kind === 'flag' ? of === 'yes' : field?.kind.endsWith('s') ? [of] : of
      return {
        key: of,
        label: of === '' || !field ? t`Not said` : shownValue(field, said, showing) || (of === 'no' ? t`No` : of),
        count,
        wanted: balance.aims.find((aim) => aim.of === dimension && aim.about === of)?.wanted,
      }
    })
  }
  return (
    <section className={css.balance} aria-labelledby={title}>
      <header className={css.head}>
        <h2 id={title}>
          <Trans>Balance</Trans>
        </h2>
        <span className={css.facts}>
          <Plural value={balance.people} one="# person" other="# people" />
          {only === undefined ? null : (
            <>
              {' · '}
              <Trans>as filtered below</Trans>
            </>
          )}
        </span>
        <CountedAmong chosen={among.is === 'all' ? 'all' : `${among.is}/${among.id}`} onChoose={look} />
      </header>
      <div className={css.grid}>
        {[...first, ...(more ? rest : [])].map((dimension) => (
          <Shares
            key={dimension}
            label={i18n._(fields[counted[dimension]]?.label ?? dimension)}
            lines={lines(dimension)}
            whole={balance.people}
            on={filters.flatMap((one) =>
              one.column === counted[dimension] && one.is === 'any-of' ? [...one.values] : [],
            )}
            onPick={(value) => toggle(counted[dimension], filterValue(fields[counted[dimension]], value))}
          />
        ))}
      </div>
      <button type="button" className={css.more} aria-expanded={more} onClick={() => show(!more)}>
        {more ? t`Fewer counts` : t`Side, displaced, influence, languages`}
      </button>
      <Aims aims={balance.aims} component={among.is === 'component' ? among.id : undefined} />
    </section>
  )
}

/** Whose people are counted. Not drawn anew with the counts. */
const CountedAmong = memo(function CountedAmong({
  chosen,
  onChoose,
}: {
  chosen: string
  onChoose: (key: string | null) => void
}) {
  const { t } = useLingui()
  const { live } = useWorkspace()
  const of = (table: 'session' | 'component', rows: readonly Row[]) =>
    rows.map(({ id }) => ({ id: `${table}/${id}`, label: nameOfRecord(live, recordAddress(table, id)) ?? id }))
  const [sessions, components] = [useRows('session'), useRows('component')]
  return (
    <span className={css.among}>
      <Select
        aria-label={t`Count the people of`}
        choices={[
          { id: 'all', label: t`The whole process` },
          ...of('session', sessions),
          ...of('component', components),
        ]}
        chosen={chosen}
        onChoose={onChoose}
      />
    </span>
  )
})

function useTable() {
  const { live } = useWorkspace()
  const table = live.process.tables['participant']
  if (!table) throw new Error('the description has participants')
  return table
}

function useAmong(): readonly [Among, (key: string | null) => void] {
  const [key, look] = useState('all')
  const among = useMemo((): Among => {
    const [is, id] = key.split('/')
    return (is === 'session' || is === 'component') && id ? { is, id } : { is: 'all' }
  }, [key])
  return [among, useCallback((next) => look(next ?? 'all'), [])]
}

/** Flags are filtered as the table keys them. */
function filterValue(field: Field | undefined, value: string): string {
  return field?.kind === 'flag' ? String(value === 'yes') : value
}
