import { type Address, type Field, type Row, recordAddress, type Table } from '@balcony/design'
import { Button, CompartmentPill, IconButton } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useDeferredValue, useEffect, useRef } from 'react'
import { FieldInput } from '../field/FieldInput.tsx'
import { useLevelWords, windowOf } from '../field/FieldMark.tsx'
import { AttachedFiles } from '../files/AttachedFiles.tsx'
import { ChevronDown, ChevronUp, Close, MessagePlus } from '../icons.tsx'
import { useMayWrite, useRecord, useRecordName, useRows } from '../live/hooks.ts'
import { childrenOf, pairsOf } from '../live/places.ts'
import { RecordFindings } from '../review/PlaceFindings.tsx'
import { RecordTable } from '../table/RecordTable.tsx'
import { useRecords } from '../table/use-records.ts'
import { RecordThreads } from '../threads/RecordThreads.tsx'
import { useComment } from '../threads/use-comment.ts'
import { useWorkspace } from '../workspace.tsx'
import { isLongField, isShown } from './applies.ts'
import { PairBox } from './PairBox.tsx'
import css from './Record.module.css'

interface RecordPanelProps {
  readonly table: string
  readonly record: string
  /** The place that was asked for, to be scrolled to. */
  readonly at?: Address
  readonly onClose: () => void
  /** In a sheet, which brings its own head and its own way to close. */
  readonly bare?: boolean
}

/** Everything about one record: short facts, texts, what belongs to it, and its other halves where one may open them. */
export function RecordPanel({ table, record, at, onClose, bare = false }: RecordPanelProps) {
  const { live } = useWorkspace()
  const described = live.process.tables[table]
  const row = useRecord(table, record)
  if (!described) return null
  if (!row) return <Gone table={table} described={described} record={record} onClose={onClose} />
  return <OpenRecord name={table} table={described} row={row} at={at} onClose={onClose} bare={bare} />
}

interface OpenRecordProps {
  readonly name: string
  readonly table: Table
  readonly row: Row
  readonly at: Address | undefined
  readonly bare: boolean
  readonly onClose: () => void
}

function OpenRecord({ name, table, row, at, onClose, bare }: OpenRecordProps) {
  const { t, i18n } = useLingui()
  const { live, mayComment } = useWorkspace()
  const levels = useLevelWords()
  const comment = useComment()
  const address = recordAddress(name, row.id)
  const title = useRecordName(address) ?? row.id
  const box = useRef<HTMLElement>(null)
  // The name at once; dozens of fields come in pieces that leave the page its turn.
  const whole = useDeferredValue(true, false)
  useEffect(() => {
    if (!whole) return
    const asked =
      at === undefined || at === address ? undefined : box.current?.querySelector(`[data-address="${CSS.escape(at)}"]`)
    if (asked) asked.scrollIntoView({ block: 'center' })
    else box.current?.scrollTo({ top: 0 })
  }, [at, address, whole])
  const fields = Object.entries(table.fields).filter(
    ([field, described]) => field !== table.of?.field && isShown(described, row.values),
  )
  const short = fields.filter(([, field]) => !isLongField(field))
  const long = fields.filter(([, field]) => isLongField(field))
  const input = ([field, described]: [string, Field]): ReactNode => (
    <FieldInput key={field} address={recordAddress(name, row.id, field)} field={described} among={table.level} beside />
  )
  return (
    <aside
      ref={box}
      className={css.panel}
      aria-label={title}
      data-address={address}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <header className={css.head}>
        {bare ? null : <span className={css.kind}>{i18n._(table.singular)}</span>}
        <CompartmentPill window={windowOf[table.level]} bare>
          {levels[table.level]}
        </CompartmentPill>
        <span className={css.grow} />
        {mayComment ? (
          <IconButton
            size="sm"
            label={t`Comment on ${title}`}
            keys="Ctrl Alt M"
            icon={<MessagePlus size={15} />}
            onPress={() => comment.onPlace(address)}
          />
        ) : null}
        <Neighbours name={name} record={row.id} />
        {bare ? null : (
          <IconButton size="sm" label={t`Close`} keys="Esc" icon={<Close size={15} />} onPress={onClose} />
        )}
      </header>
      <h2 className={css.title} dir="auto">
        {title}
      </h2>
      <RecordFindings address={address} />
      {whole ? (
        <>
          <div className={css.fields}>{short.map(input)}</div>
          {long.length > 0 ? <div className={css.fields}>{long.map(input)}</div> : null}
          {pairsOf(live.process, name).map((pair) => (
            <PairBox key={pair} table={pair} record={row.id} />
          ))}
          {childrenOf(live.process, name).map((child) => (
            <RecordTable key={child} table={child} of={row.id} />
          ))}
          <AttachedFiles address={address} />
          <RecordThreads address={address} />
        </>
      ) : null}
    </aside>
  )
}

function Neighbours({ name, record }: { name: string; record: string }) {
  const { t } = useLingui()
  const { go } = useWorkspace()
  const rows = useRows(name)
  const at = rows.findIndex((row) => row.id === record)
  const before = rows[at - 1]
  const after = rows[at + 1]
  return (
    <>
      <IconButton
        size="sm"
        label={t`Previous`}
        icon={<ChevronUp size={15} />}
        reason={before ? undefined : t`This is the first one`}
        onPress={() => before && go(recordAddress(name, before.id))}
      />
      <IconButton
        size="sm"
        label={t`Next`}
        icon={<ChevronDown size={15} />}
        reason={after ? undefined : t`This is the last one`}
        onPress={() => after && go(recordAddress(name, after.id))}
      />
    </>
  )
}

/** Somebody took it out, perhaps while it was read here: it can be brought back with everything in it. */
function Gone({
  table,
  described,
  record,
  onClose,
}: {
  table: string
  described: Table
  record: string
  onClose: () => void
}) {
  const { t, i18n } = useLingui()
  const { live } = useWorkspace()
  const mayWrite = useMayWrite(table)
  const records = useRecords(table)
  const was = live.open.includes(described.compartment) && live.removed(table).includes(record)
  return (
    <aside className={css.panel} aria-label={i18n._(described.singular)}>
      <header className={css.head}>
        <span className={css.kind}>{i18n._(described.singular)}</span>
        <span className={css.grow} />
        <IconButton size="sm" label={t`Close`} keys="Esc" icon={<Close size={15} />} onPress={onClose} />
      </header>
      <h2 className={css.title}>
        <Trans>This is not here</Trans>
      </h2>
      <p className={css.words}>
        {was
          ? t`Somebody removed it. What stood in it is kept, and so is what was written since.`
          : t`It was never here, or it stands where you may not look.`}
      </p>
      {was && mayWrite ? (
        <Button look="line" onPress={() => records.bringBack(record)}>
          <Trans>Bring it back</Trans>
        </Button>
      ) : null}
    </aside>
  )
}
