import { type Row, recordAddress, type Table } from '@balcony/design'
import { Button, EmptyState } from '@balcony/ui'
import { Plural, useLingui } from '@lingui/react/macro'
import { memo, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { Board } from '../board/Board.tsx'
import { boardField } from '../board/board.ts'
import { useShowing } from '../field/showing.ts'
import { FilterChips } from '../grouping/FilterChips.tsx'
import { filtered } from '../grouping/filters.ts'
import { groupsOf, linesOf } from '../grouping/groups.ts'
import { Plus, Table as TableIcon } from '../icons.tsx'
import { useMayWrite, useRows } from '../live/hooks.ts'
import { nameOfRecord } from '../live/names.ts'
import { useLatest } from '../live/steady.ts'
import { useNarrow } from '../live/use-narrow.ts'
import { CardsBar } from '../selection/CardsBar.tsx'
import { useWorkspace } from '../workspace.tsx'
import { columnsOf, shownColumns, sortedRows } from './columns.ts'
import { GridTable } from './GridTable.tsx'
import { RecordCards } from './RecordCards.tsx'
import { remembered } from './remembered.ts'
import css from './Table.module.css'
import { TableTools } from './TableTools.tsx'
import { useRecords } from './use-records.ts'
import { useSaying } from './use-saying.ts'
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
  const mayWrite = useMayWrite(name)
  const rows = useOwnRows(name, table, of)
  const columns = useMemo(() => columnsOf(table, of !== undefined), [table, of])
  const [view, change] = useTableView(name, table)
  const records = useRecords(name)
  const box = useRef<HTMLElement>(null)
  const narrow = useNarrow(box, 34)
  const shown = useMemo(() => shownColumns(columns, view), [columns, view])
  const { filters, sort, group, folded } = view
  // Letters appear in the filter at once; the rows follow as soon as there is time.
  const filter = useDeferredValue(view.filter)
  // Anew with the records: one of them may have been renamed.
  const words = useMemo(() => remembered(showing), [showing, rows])
  const kept = useMemo(
    () => filtered(rows, table.fields, filters, words, showing.locale),
    [rows, table, filters, words, showing],
  )
  const saying = useSaying(kept, columns, filter, showing)
  const sorted = useMemo(
    () => sortedRows(saying, columns, sort, (column, value) => words(column.field, value), showing.locale),
    [saying, columns, sort, words, showing],
  )
  const lines = useMemo(() => {
    const by = columns.find((column) => column.name === group)
    if (!by) return undefined
    const groups = groupsOf(sorted, by, words, showing.locale)
    return linesOf(groups, folded)
  }, [sorted, columns, group, folded, words, showing])
  const visible = useMemo(
    () => lines?.flatMap((line) => (line.is === 'row' ? [line.row] : [])) ?? sorted,
    [lines, sorted],
  )
  const board = boardField(table)
  const onBoard = board !== undefined && view.look === 'board' && rows.length > 0
  const fresh = useMemo(() => (of === undefined || !table.of ? {} : { [table.of.field]: of }), [of, table])
  const [chosen, choose] = useState<ReadonlySet<string>>()
  const beginChoosing = useCallback(() => choose(new Set()), [])
  const taken = useLatest({ table: name, rows: sorted, columns: onBoard || narrow ? columns : shown })
  const onFold = (key: string) =>
    change({ folded: folded.includes(key) ? folded.filter((one) => one !== key) : [...folded, key] })
  // Whatever the filter hides meanwhile is no longer meant.
  const chosenRows = chosen ? sorted.filter((row) => chosen.has(row.id)) : []
  const label = i18n._(table.label)
  const owner = of === undefined || !table.of ? undefined : nameOfRecord(live, recordAddress(table.of.table, of))
  const singular = i18n._(table.singular)
  const hiddenByFilter = rows.length - sorted.length
  const onAdd = useCallback(() => {
    const id = records.add(fresh)
    if (id !== undefined && narrow) go(recordAddress(name, id))
  }, [records, fresh, narrow, go, name])
  const addButton = mayWrite ? (
    <AddRecord onAdd={onAdd}>{t`Add ${singular.toLocaleLowerCase(showing.locale)}`}</AddRecord>
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
        <TableTools
          {...{ name, table, label, columns, view, change, narrow, onBoard, mayWrite, fresh }}
          shown={taken}
          size={sizeOf(rows.length)}
          hasBoard={board !== undefined}
          onChoose={chosen ? undefined : beginChoosing}
        />
      </header>
      <FilterChips table={name} columns={columns} filters={filters} onChange={(next) => change({ filters: next })} />
      {rows.length === 0 ? (
        <div className={css.empty}>
          <EmptyState title={t`Nothing in “${label}” yet`} level={3} actions={addButton}>
            {t`Each line is one record: ${singular}. Its fields fill the columns; the rest is in its panel.`}
          </EmptyState>
        </div>
      ) : onBoard ? (
        <Board name={name} table={table} by={board} rows={sorted} columns={columns} mayWrite={mayWrite} />
      ) : narrow ? (
        <RecordCards
          {...{ name, table, lines, onFold, chosen }}
          rows={sorted}
          columns={shown}
          onChoose={(id) => choose((before) => toggled(before, id))}
        />
      ) : (
        <GridTable
          name={name}
          table={table}
          rows={visible}
          lines={lines}
          columns={shown}
          view={view}
          change={change}
          records={records}
          fresh={fresh}
          isOwnOrder={!sort && filter === '' && filters.length === 0 && !lines}
          onFold={onFold}
        />
      )}
      {chosen && narrow && !onBoard ? (
        <CardsBar
          shown={{ table: name, rows: chosenRows, columns }}
          all={sorted.length}
          onAll={() => choose(new Set(sorted.map((row) => row.id)))}
          onRemove={() => {
            records.removeAll(chosenRows.map((row) => row.id))
            choose(undefined)
          }}
          onDone={() => choose(undefined)}
        />
      ) : null}
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
              <Button look="link" size="sm" onPress={() => change({ filter: '', filters: [] })}>
                {t`Clear`}
              </Button>
            </span>
          ) : null}
        </footer>
      ) : null}
    </section>
  )
}

const AddRecord = memo(function AddRecord({ onAdd, children }: { onAdd: () => void; children: string }) {
  return (
    <Button size="sm" icon={<Plus size={15} />} onPress={onAdd}>
      {children}
    </Button>
  )
})

function sizeOf(rows: number): 'empty' | 'one' | 'some' | 'many' {
  return rows === 0 ? 'empty' : rows === 1 ? 'one' : rows > 8 ? 'many' : 'some'
}

function toggled(chosen: ReadonlySet<string> | undefined, id: string): ReadonlySet<string> {
  return new Set(chosen).symmetricDifference(new Set([id]))
}

function useOwnRows(name: string, table: Table, of: string | undefined): readonly Row[] {
  const rows = useRows(name)
  return useMemo(() => {
    const by = table.of?.field
    return of === undefined || by === undefined ? rows : rows.filter((row) => row.values[by] === of)
  }, [rows, table, of])
}
