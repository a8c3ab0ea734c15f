import { type Row, recordAddress, type Table } from '@balcony/design'
import { Button, CompartmentPill, EmptyState } from '@balcony/ui'
import { Plural, useLingui } from '@lingui/react/macro'
import { type ReactNode, useMemo, useRef } from 'react'
import { useLevelWords, windowOf } from '../field/FieldMark.tsx'
import { useShowing } from '../field/showing.ts'
import { shownValue } from '../field/shown.ts'
import { Plus, Table as TableIcon } from '../icons.tsx'
import { useMayWrite, useRows } from '../live/hooks.ts'
import { nameOfRecord } from '../live/names.ts'
import { useNarrow } from '../live/use-narrow.ts'
import { PlaceThreads } from '../threads/PlaceThreads.tsx'
import { useWorkspace } from '../workspace.tsx'
import { columnsOf, shownColumns, shownRows } from './columns.ts'
import { GridTable } from './GridTable.tsx'
import { RecordCards } from './RecordCards.tsx'
import css from './Table.module.css'
import { TableViewTools } from './TableViewTools.tsx'
import { useRecords } from './use-records.ts'
import { useTableView } from './use-table-view.ts'

interface RecordTableProps {
  readonly table: string
  /** Only the records that belong to this one, e.g. the acceptability of one venue. */
  readonly of?: string
}

/** A table of the design: everything about it comes from its description. */
export function RecordTable({ table, of }: RecordTableProps) {
  const { live } = useWorkspace()
  const described = live.process.tables[table]
  if (!described || !live.open.includes(described.compartment)) return null
  return <OpenTable name={table} table={described} of={of} />
}

function OpenTable({ name, table, of }: { name: string; table: Table; of: string | undefined }) {
  const { t, i18n } = useLingui()
  const { live, go } = useWorkspace()
  const showing = useShowing()
  const levels = useLevelWords()
  const mayWrite = useMayWrite(name)
  const rows = useOwnRows(name, table, of)
  const columns = useMemo(() => columnsOf(table, of !== undefined), [table, of])
  const [view, change] = useTableView(name, table)
  const records = useRecords(name)
  const box = useRef<HTMLElement>(null)
  const narrow = useNarrow(box, 34)
  const shown = useMemo(() => shownColumns(columns, view), [columns, view])
  const sorted = useMemo(
    () => shownRows(rows, columns, view, (column, value) => shownValue(column.field, value, showing), showing.locale),
    [rows, columns, view, showing],
  )
  const add = () => records.add(of === undefined || !table.of ? undefined : { [table.of.field]: of })
  const label = i18n._(table.label)
  const owner = of === undefined || !table.of ? undefined : nameOfRecord(live, recordAddress(table.of.table, of))
  const singular = i18n._(table.singular)
  const hiddenByFilter = rows.length - sorted.length
  const addButton: ReactNode = mayWrite ? (
    <Button
      size="sm"
      icon={<Plus size={15} />}
      onPress={() => {
        const id = add()
        if (id !== undefined && narrow) go(recordAddress(name, id))
      }}
    >
      {t`Add ${singular.toLocaleLowerCase(showing.locale)}`}
    </Button>
  ) : null
  return (
    <section
      ref={box}
      className={css.block}
      aria-label={owner === undefined ? label : `${label}: ${owner}`}
      data-address={name}
    >
      <header className={css.head}>
        <TableIcon />
        <h2 className={css.title}>{label}</h2>
        <span className={css.facts}>
          <Plural value={rows.length} one="# record" other="# records" />
        </span>
        <span className={css.tools}>
          {rows.length > 1 ? (
            <TableViewTools
              label={label}
              columns={columns}
              view={view}
              change={change}
              many={rows.length > 8}
              narrow={narrow}
            />
          ) : null}
          <PlaceThreads address={name} label={label} />
          <CompartmentPill window={windowOf[table.level]} bare>
            {levels[table.level]}
          </CompartmentPill>
        </span>
      </header>
      {rows.length === 0 ? (
        <div className={css.empty}>
          <EmptyState title={t`Nothing in “${label}” yet`} level={3} actions={addButton}>
            {t`Each line is one record: ${singular}. Its fields fill the columns; the rest is in its panel.`}
          </EmptyState>
        </div>
      ) : narrow ? (
        <RecordCards name={name} table={table} rows={sorted} columns={shown} />
      ) : (
        <GridTable
          name={name}
          table={table}
          rows={sorted}
          columns={shown}
          view={view}
          change={change}
          records={records}
          onAdd={add}
        />
      )}
      {rows.length > 0 ? (
        <footer className={css.foot}>
          {addButton}
          {hiddenByFilter > 0 ? (
            <span>
              <Plural
                value={hiddenByFilter}
                one="# record does not match the filter."
                other="# records do not match the filter."
              />{' '}
              <Button look="link" size="sm" onPress={() => change({ filter: '' })}>
                {t`Clear`}
              </Button>
            </span>
          ) : null}
        </footer>
      ) : null}
    </section>
  )
}

function useOwnRows(name: string, table: Table, of: string | undefined): readonly Row[] {
  const rows = useRows(name)
  return useMemo(() => {
    const by = table.of?.field
    return of === undefined || by === undefined ? rows : rows.filter((row) => row.values[by] === of)
  }, [rows, table, of])
}
