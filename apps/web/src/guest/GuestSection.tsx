import type { PartnerThread } from '@balcony/api/contract'
import {
  type Address,
  applies,
  type Edition,
  type Field,
  type ProseDoc,
  print,
  process,
  type Row,
  type Value,
  type Values,
} from '@balcony/design'
import { renderProse } from '@balcony/editor'
import { CompartmentPill } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { MessageSquare, MessageSquarePlus } from 'lucide-react'
import type { MouseEvent } from 'react'
import css from './Guest.module.css'
import type { Open } from './GuestReader.tsx'
import { highlightsIn, plainWords, rowsOf, threadsAt } from './words.ts'

interface GuestSectionProps {
  readonly name: string
  readonly edition: Edition
  readonly threads: readonly PartnerThread[]
  readonly mayWrite: boolean
  readonly onOpen: (open: Open) => void
}

/** A section of the edition: its words, then its rows, each of which can be tapped. */
export function GuestSection(props: GuestSectionProps) {
  const { name, edition } = props
  const { i18n } = useLingui()
  const section = process.sections[name]
  if (!section) return null
  const values = edition.snapshot.sections[name] ?? {}
  return (
    <article className={css.section}>
      <h1>{i18n._(section.label)}</h1>
      <p>
        <CompartmentPill window="open">
          <Trans>Shared with partners</Trans>
        </CompartmentPill>
      </p>
      <FieldList {...props} address={name} fields={section.fields} values={values} />
      {section.tables.map((table) => (
        <TableList key={table} {...props} table={table} />
      ))}
    </article>
  )
}

type Within = Omit<GuestSectionProps, 'name'>

function FieldList({
  address,
  fields,
  values,
  ...within
}: Within & { address: Address; fields: Readonly<Record<string, Field>>; values: Values }) {
  const { i18n } = useLingui()
  const shown = Object.entries(fields).filter(([name, field]) => values[name] !== undefined && applies(field, values))
  const [long, short] = [shown.filter(([, field]) => isLong(field)), shown.filter(([, field]) => !isLong(field))]
  return (
    <>
      {long.map(([name, field]) => (
        <div key={name} className={css.text}>
          {name === 'narrative' ? null : <h2>{i18n._(field.label)}</h2>}
          <Words {...within} address={`${address}/${name}`} value={values[name]} />
        </div>
      ))}
      {short.length > 0 ? (
        <dl className={css.fields}>
          {short.map(([name, field]) => (
            <div key={name}>
              <dt>{i18n._(field.label)}</dt>
              <dd dir="auto">
                <FieldValue {...within} address={`${address}/${name}`} field={field} value={values[name]} />
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </>
  )
}

function FieldValue({
  field,
  value,
  address,
  ...within
}: Within & { field: Field; value: Value | undefined; address: Address }) {
  const { i18n } = useLingui()
  const names = (to: Address) => within.edition.names[to]
  if (field.kind === 'text') return <Words {...within} address={address} value={value} />
  return print(field, value, names, i18n.locale, (label) => i18n._(label))
}

/** Words that can be selected; those that somebody spoke about are marked and lead to what was said. */
function Words({ address, value, edition, threads, onOpen }: Within & { address: Address; value: Value | undefined }) {
  const { t } = useLingui()
  const words = plainWords(value)
  const here = threads.filter((thread) => thread.address === address)
  const tap = (event: MouseEvent) => {
    const marked = event.target instanceof Element ? event.target.closest('[data-thread]') : null
    if (marked) onOpen({ is: 'place', address })
  }
  if (typeof value === 'string')
    return (
      <span data-words={words} data-address={address} dir="auto">
        {value}
      </span>
    )
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a shortcut; the same comments are in the list of all comments
    // biome-ignore lint/a11y/noStaticElementInteractions: the same
    <div className={css.prose} data-words={words} data-address={address} dir="auto" onClick={tap}>
      {renderProse(
        value as unknown as ProseDoc,
        {
          decision: () => t`Decision`,
          task: (text) => text,
          mention: (to) => <span data-name>{edition.names[to] ?? ''}</span>,
          picture: () => undefined,
          pictureWord: t`Picture`,
        },
        highlightsIn(value as unknown as ProseDoc, here),
      )}
    </div>
  )
}

function TableList({ table, ...within }: Within & { table: string }) {
  const { i18n } = useLingui()
  const described = process.tables[table]
  const rows = rowsOf(process, within.edition, table)
  if (!described || rows.length === 0) return null
  return (
    <section className={css.table}>
      <h2>{i18n._(described.label)}</h2>
      <ul>
        {rows.map((row) => (
          <RowItem key={row.id} {...within} table={table} row={row} />
        ))}
      </ul>
    </section>
  )
}

function RowItem({ table, row, edition, threads, mayWrite, onOpen }: Within & { table: string; row: Row }) {
  const { i18n, t } = useLingui()
  const address = `${table}/${row.id}`
  const count = threadsAt(threads, address).length
  const name = edition.names[address] ?? ''
  const fields = process.tables[table]?.fields ?? {}
  const title = process.tables[table]?.title
  const line = Object.entries(row.values)
    .filter(([field]) => field !== title && field !== process.tables[table]?.of?.field)
    .flatMap(([field, value]) => {
      const described = fields[field]
      if (!described || isLong(described)) return []
      const names = (to: Address) => edition.names[to]
      return print(described, value, names, i18n.locale, (label) => i18n._(label)) || []
    })
    .slice(0, 3)
  const counted = count.toLocaleString(i18n.locale)
  return (
    <li>
      <button type="button" onClick={() => onOpen({ is: 'place', address })}>
        <span>
          <b dir="auto">{name}</b>
          <small dir="auto">{line.join(' · ')}</small>
        </span>
        {count > 0 ? (
          <span className={css.count} role="img" aria-label={t`Comments: ${counted}`}>
            <MessageSquare size={20} strokeWidth={1.75} aria-hidden /> {counted}
          </span>
        ) : mayWrite ? (
          <MessageSquarePlus size={20} strokeWidth={1.75} aria-hidden className={css.quiet} />
        ) : null}
      </button>
    </li>
  )
}

/** A record with everything that the edition has of it. */
export function GuestRecord({ address, ...within }: Within & { address: Address }) {
  const [table = '', id = ''] = address.split('/')
  const described = process.tables[table]
  const row = within.edition.snapshot.tables[table]?.find((one) => one.id === id)
  if (!described || !row) return null
  const children = Object.entries(process.tables).filter(([, one]) => one.of?.table === table)
  return (
    <div className={css.record}>
      <FieldList {...within} address={`${table}/${id}`} fields={described.fields} values={row.values} />
      {children.map(([child]) => (
        <ChildRows key={child} {...within} table={child} holder={id} />
      ))}
    </div>
  )
}

function ChildRows({ table, holder, ...within }: Within & { table: string; holder: string }) {
  const rows = rowsOf(process, within.edition, table, holder)
  if (rows.length === 0) return null
  return (
    <ul className={css.rows}>
      {rows.map((row) => (
        <RowItem key={row.id} {...within} table={table} row={row} />
      ))}
    </ul>
  )
}

function isLong(field: Field): boolean {
  return field.kind === 'prose'
}
