import { type Field, recordAddress, type Table } from '@balcony/design'
import { Button, CompartmentMark, SealedCell } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { FieldInput } from '../field/FieldInput.tsx'
import { windowOf } from '../field/FieldMark.tsx'
import { useMayWrite, useRecord } from '../live/hooks.ts'
import { useLocale } from '../live/use-locale.ts'
import { useAudience } from '../threads/audience.ts'
import { useWorkspace } from '../workspace.tsx'
import { isShown } from './applies.ts'
import { ForgetName } from './ForgetName.tsx'
import css from './Record.module.css'

/** The other half of a record, in a compartment of its own: fields for those who may enter it, hatched cells for the others. */
export function PairBox({ table, record }: { table: string; record: string }) {
  const { i18n } = useLingui()
  const { live } = useWorkspace()
  const audience = useAudience()
  const described = live.process.tables[table]
  if (!described) return null
  const open = live.open.includes(described.compartment)
  return (
    <section className={css.pair} data-address={recordAddress(table, record)}>
      <header>
        <CompartmentMark window={windowOf[described.level]} label={audience.name(described.compartment)} />
        <h3>{i18n._(described.label)}</h3>
        <span>{audience.name(described.compartment)}</span>
      </header>
      {open ? <OpenPair name={table} table={described} record={record} /> : <Closed table={described} />}
    </section>
  )
}

function OpenPair({ name, table, record }: { name: string; table: Table; record: string }) {
  const { i18n } = useLingui()
  const { live } = useWorkspace()
  const mayWrite = useMayWrite(name)
  const row = useRecord(name, record)
  if (!row)
    return (
      <div className={css.pairIn}>
        <p className={css.words}>
          <Trans>Nothing is filled in yet.</Trans>
        </p>
        {mayWrite ? (
          <Button size="sm" look="line" onPress={() => live.edit({ do: 'add', table: name, id: record })}>
            <Trans>Fill in</Trans>: {i18n._(table.label)}
          </Button>
        ) : null}
      </div>
    )
  return (
    <div className={css.pairIn}>
      {fieldsOf(table).map(([field, described]) =>
        isShown(described, row.values) ? (
          <FieldInput
            key={field}
            address={recordAddress(name, record, field)}
            field={described}
            among={table.level}
            beside
          />
        ) : null,
      )}
      {table.compartment === 'people' ? <ForgetName row={row} /> : null}
    </div>
  )
}

/** The values are not in this page; every cell is drawn alike, so that nothing can be read from it. */
function Closed({ table }: { table: Table }) {
  const { t, i18n } = useLingui()
  const locale = useLocale()
  const { keepers } = useWorkspace()
  const names = (keepers?.(table.compartment) ?? []).map((person) => person.name)
  return (
    <div className={css.pairIn}>
      <dl className={css.sealed}>
        {fieldsOf(table)
          .slice(0, shownSealed)
          .map(([name, field]) => (
            <div key={name}>
              <dt>{i18n._(field.label)}</dt>
              <dd>
                <SealedCell fill>{t`Sealed`}</SealedCell>
              </dd>
            </div>
          ))}
      </dl>
      <p className={css.words}>
        {names.length === 0
          ? t`Only those whom the lead has cleared can open these.`
          : t`${new Intl.ListFormat(locale).format(names)} can open these.`}
      </p>
    </div>
  )
}

/** A few fields say what sort of thing is kept there; all of them would only make the panel long. */
const shownSealed = 5

function fieldsOf(table: Table): [string, Field][] {
  return Object.entries(table.fields).filter(([, field]) => !isLink(field, table))
}

/** The field that says which record this is the other half of: the panel says it already. */
function isLink(field: Field, table: Table): boolean {
  return (
    field.kind === 'reference' && table.pairs !== undefined && field.to.includes(table.pairs) && field.required === true
  )
}
