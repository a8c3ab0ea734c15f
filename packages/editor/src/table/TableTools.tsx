import type { Table, Value } from '@balcony/design'
import { Button, CompartmentPill, Segments } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { memo, type RefObject } from 'react'
import { FileTools } from '../csv/FileTools.tsx'
import { useLevelWords, windowOf } from '../field/FieldMark.tsx'
import { GroupFilterTools } from '../grouping/GroupFilterTools.tsx'
import { ListChecks } from '../icons.tsx'
import type { Shown } from '../selection/block.ts'
import { PlaceThreads } from '../threads/PlaceThreads.tsx'
import type { Column, TableView } from './columns.ts'
import css from './Table.module.css'
import { TableViewTools } from './TableViewTools.tsx'

interface TableToolsProps {
  readonly name: string
  readonly table: Table
  readonly label: string
  readonly columns: readonly Column[]
  readonly view: TableView
  readonly change: (next: Partial<TableView>) => void
  readonly size: 'empty' | 'one' | 'some' | 'many'
  readonly narrow: boolean
  readonly hasBoard: boolean
  readonly onBoard: boolean
  readonly mayWrite: boolean
  /** The table as it is shown when somebody takes it away. */
  readonly shown: RefObject<Shown>
  readonly fresh: Readonly<Record<string, Value>>
  /** Begins to choose records; undefined where one cannot, or has begun. */
  readonly onChoose: (() => void) | undefined
}

/**
 * The head of a table: how one looks at it, and what leaves. Its menus cost more than the rows of most tables, so it is not drawn anew
 * for what somebody writes in a row.
 */
export const TableTools = memo(function TableTools({
  name,
  table,
  label,
  columns,
  view,
  change,
  size,
  narrow,
  hasBoard,
  onBoard,
  mayWrite,
  shown,
  fresh,
  onChoose,
}: TableToolsProps) {
  const { t } = useLingui()
  const levels = useLevelWords()
  const several = size === 'some' || size === 'many'
  return (
    <span className={css.tools}>
      {several ? (
        <TableViewTools {...{ label, columns, view, change }} many={size === 'many'} narrow={narrow || onBoard} />
      ) : null}
      {several ? <GroupFilterTools {...{ label, columns, view, change }} isPlain={onBoard} /> : null}
      {hasBoard && size !== 'empty' ? (
        <Segments
          label={t`How ${label} is shown`}
          choices={[
            { id: 'table', label: t`Table` },
            { id: 'board', label: t`Board` },
          ]}
          chosen={view.look}
          onChoose={(look) => change({ look: look === 'board' ? 'board' : 'table' })}
        />
      ) : null}
      {narrow && !onBoard && mayWrite && several && onChoose ? (
        <Button size="sm" icon={<ListChecks size={15} />} onPress={onChoose}>
          <Trans>Choose</Trans>
        </Button>
      ) : null}
      <FileTools {...{ label, table, mayWrite, fresh, shown }} />
      <PlaceThreads address={name} label={label} />
      <CompartmentPill window={windowOf[table.level]} bare>
        {levels[table.level]}
      </CompartmentPill>
    </span>
  )
})
