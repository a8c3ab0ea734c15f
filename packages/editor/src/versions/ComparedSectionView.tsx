import {
  type Address,
  type ComparedField,
  type ComparedRecord,
  type ComparedSection,
  type Comparison,
  type Field,
  fieldAt,
  isLongText,
  place,
  proseOf,
  type Value,
  type WrittenBy,
} from '@balcony/design'
import { Button, CompartmentPill } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useLevelWords, windowOf } from '../field/FieldMark.tsx'
import { useShowing } from '../field/showing.ts'
import { shownValue } from '../field/shown.ts'
import { ChevronRight } from '../icons.tsx'
import { useStepWords } from '../outline/Outline.tsx'
import { useWorkspace } from '../workspace.tsx'
import { DiffedText, proseFrom } from './DiffedText.tsx'
import { useTold } from './use-history.ts'
import css from './Versions.module.css'

interface ComparedSectionViewProps {
  readonly compared: ComparedSection
  readonly names: Comparison['names']
  readonly sideBySide: boolean
  /** The moments as of which it can be brought back: `called` where there are several. */
  readonly restores: readonly { readonly called?: string; readonly act: () => void }[]
}

/** What changed in one section: its texts, then its fields and records as a table of from and to. */
export function ComparedSectionView({ compared, names, sideBySide, restores }: ComparedSectionViewProps) {
  const { i18n, t } = useLingui()
  const { live } = useWorkspace()
  const steps = useStepWords()
  const levels = useLevelWords()
  const section = live.process.sections[compared.section]
  if (!section) return null
  const texts = compared.fields.filter((field) => isLongText(fieldAt(live.process, field.address)))
  const others = compared.fields.filter((field) => !texts.includes(field))
  return (
    <section className={css.compared} id={`compared-${compared.section}`} aria-labelledby={`head-${compared.section}`}>
      <header className={css.sectionHead}>
        <span className={css.quiet}>{steps[section.step]}</span>
        <ChevronRight size={15} />
        <h2 id={`head-${compared.section}`}>{i18n._(section.label)}</h2>
        <CompartmentPill window={windowOf[section.level]}>{levels[section.level]}</CompartmentPill>
        <span className={css.grow} />
        {restores.map(({ called, act }) => (
          <Button key={called ?? ''} size="sm" look="link" onPress={act}>
            {called === undefined ? <Trans>Restore this section…</Trans> : <Trans>Restore it as of {called}…</Trans>}
          </Button>
        ))}
      </header>
      {texts.map((field) => (
        <div key={field.address} className={css.text} data-change="" tabIndex={-1}>
          <div className={css.words}>
            <h3>
              <PlaceName address={field.address} names={names} />
            </h3>
            <DiffedText
              before={proseFrom(field.before, proseOf)}
              after={proseFrom(field.after, proseOf)}
              sideBySide={sideBySide}
            />
          </div>
          <Writers by={field.by} />
        </div>
      ))}
      {others.length + compared.records.length === 0 ? null : (
        <div className={css.block}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{t`Place`}</th>
                <th scope="col">{t`Field`}</th>
                <th scope="col">{t`Before`}</th>
                <th scope="col">{t`After`}</th>
                <th scope="col">{t`By`}</th>
              </tr>
            </thead>
            <tbody>
              {compared.records.map((record) => (
                <RecordRow key={`${record.address} ${record.what}`} record={record} names={names} />
              ))}
              {others.map((field) => (
                <FieldRow key={field.address} compared={field} names={names} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function RecordRow({ record, names }: { record: ComparedRecord; names: Comparison['names'] }) {
  const { t, i18n } = useLingui()
  const { live } = useWorkspace()
  const told = useTold()
  const table = live.process.tables[record.address.split('/')[0] ?? '']
  const name = names[record.address] ?? record.address.split('/')[1]
  const what = { added: t`Added`, removed: t`Removed`, moved: t`Moved` }[record.what]
  const [from, to] = [record.from ?? 0, record.to ?? 0]
  return (
    <tr data-change="" tabIndex={-1}>
      <th scope="row" dir="auto">
        {record.what === 'added' ? <ins>{name}</ins> : record.what === 'removed' ? <del>{name}</del> : name}
        <small>{table ? i18n._(table.singular) : null}</small>
      </th>
      <td>{what}</td>
      <td>{record.what === 'moved' ? <del>{t`Place ${from}`}</del> : null}</td>
      <td>{record.what === 'moved' ? <ins>{t`Place ${to}`}</ins> : null}</td>
      <td>{told.list(record.by.map(({ person }) => told.person(person)))}</td>
    </tr>
  )
}

function FieldRow({ compared, names }: { compared: ComparedField; names: Comparison['names'] }) {
  const { i18n } = useLingui()
  const { live } = useWorkspace()
  const field = fieldAt(live.process, compared.address)
  const words = useValueWords(names)
  const told = useTold()
  const [latest] = compared.by
  return (
    <tr data-change="" tabIndex={-1}>
      <th scope="row" dir="auto">
        <PlaceName address={compared.address} names={names} recordOnly />
      </th>
      <td>{field ? i18n._(field.label) : null}</td>
      <td dir="auto">{compared.before === undefined ? <None /> : <del>{words(field, compared.before)}</del>}</td>
      <td dir="auto">{compared.after === undefined ? <None /> : <ins>{words(field, compared.after)}</ins>}</td>
      <td>
        {told.persons(compared.by.map(({ person }) => person))}
        {latest ? <small>{told.day(latest.at)}</small> : null}
      </td>
    </tr>
  )
}

export function None() {
  return (
    <span className={css.quiet}>
      <Trans>Nothing</Trans>
    </span>
  )
}

function Writers({ by }: { by: readonly WrittenBy[] }) {
  const told = useTold()
  return (
    <ul className={css.writers}>
      {by.map(({ person, at }) => (
        <li key={person}>
          <b>{told.person(person)}</b>
          <span>{told.moment(at)}</span>
        </li>
      ))}
    </ul>
  )
}

/** What a place is called: the record, then the field. */
export function PlaceName({
  address,
  names,
  recordOnly = false,
}: {
  address: Address
  names: Comparison['names']
  recordOnly?: boolean
}): ReactNode {
  const { i18n } = useLingui()
  const { live } = useWorkspace()
  const there = place(live.process, address)
  const field = fieldAt(live.process, address)
  const label = field ? i18n._(field.label) : ''
  if (there?.is === 'record-field' || there?.is === 'record') {
    const record = `${there.table}/${there.record}`
    const name = names[record] ?? useNames()(record) ?? there.record
    return recordOnly || label === '' ? name : `${name} · ${label}`
  }
  if (there?.is === 'section-field') {
    const section = i18n._(live.process.sections[there.section]?.label ?? '')
    return recordOnly ? section : label
  }
  return address
}

/** Names of records, those taken away too: what stands in them stays. */
function useNames(): (address: Address) => string | undefined {
  const { live } = useWorkspace()
  return (address) => {
    const [table = '', id = ''] = address.split('/')
    const described = live.process.tables[table]
    if (!described || !live.open.includes(described.compartment)) return undefined
    for (const field of [described.title, described.publicTitle]) {
      const said = field === undefined ? undefined : live.value(`${table}/${id}/${field}`)
      if (typeof said === 'string' && said.trim() !== '') return said
      if (typeof said === 'object' && !Array.isArray(said)) {
        const first = Object.values(said).find((words) => typeof words === 'string' && words !== '')
        if (typeof first === 'string') return first
      }
    }
    return undefined
  }
}

/** A value in words; records by the name that they have or had. */
export function useValueWords(names: Comparison['names']): (field: Field | undefined, value: unknown) => string {
  const showing = useShowing()
  const own = useNames()
  return (field, value) =>
    field && value !== undefined
      ? shownValue(field, value as Value, { ...showing, names: (address) => names[address] ?? own(address) })
      : ''
}
