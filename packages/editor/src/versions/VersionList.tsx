import type { VersionList as List, MomentRef, Sitting, Version } from '@balcony/design'
import { Chip } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useWorkspace } from '../workspace.tsx'
import { useKindWords } from './NameDialog.tsx'
import { useTold } from './use-history.ts'
import css from './Versions.module.css'

/** One line of the list: a named version, what was kept before a restore, or what was written between two pauses. */
export type Item =
  | { readonly is: 'version'; readonly ref: MomentRef; readonly at: number; readonly version: Version }
  | { readonly is: 'sitting'; readonly ref: MomentRef; readonly at: number; readonly sitting: Sitting }

export function itemsOf({ versions, sittings }: List, namedOnly: boolean): readonly Item[] {
  const items: Item[] = [
    ...versions
      .filter((version) => !namedOnly || version.kind !== 'before-restore')
      .map((version) => ({ is: 'version' as const, ref: `v:${version.id}` as const, at: version.at, version })),
    ...(namedOnly ? [] : sittings).map((sitting) => ({
      ...{ is: 'sitting' as const, ref: `t:${sitting.until}` as const, at: sitting.until, sitting },
    })),
  ]
  return items.sort((a, b) => b.at - a.at)
}

interface VersionListProps {
  readonly items: readonly Item[]
  readonly chosen: MomentRef
  readonly onChoose: (ref: MomentRef) => void
}

/** Moments of the design by day, newest first, the present on top. */
export function VersionItems({ items, chosen, onChoose }: VersionListProps) {
  const { t } = useLingui()
  const told = useTold()
  return (
    <div className={css.items}>
      <Entry ref_="now" chosen={chosen} onChoose={onChoose} title={t`Now`} about={t`What stands in the design`} />
      {items.map((item, index) => {
        const before = items[index - 1]
        const newDay = before === undefined || !told.sameDay(before.at, item.at)
        return (
          <div key={item.ref}>
            {newDay ? <h2 className={css.day}>{told.day(item.at)}</h2> : null}
            {item.is === 'version' ? (
              <VersionEntry version={item.version} chosen={chosen} onChoose={onChoose} />
            ) : (
              <SittingEntry sitting={item.sitting} item={item} chosen={chosen} onChoose={onChoose} />
            )}
          </div>
        )
      })}
      <p className={css.quiet}>
        <Trans>Every change is kept for as long as the design exists.</Trans>
      </p>
    </div>
  )
}

type Choosing = Pick<VersionListProps, 'chosen' | 'onChoose'>

function VersionEntry({ version, ...choosing }: Choosing & { version: Version }) {
  const { t, i18n } = useLingui()
  const { live } = useWorkspace()
  const told = useTold()
  const kinds = useKindWords()
  const [who, when] = [told.person(version.by), told.time(version.at)]
  const section = version.restore?.section
  const label = section === undefined ? undefined : i18n._(live.process.sections[section]?.label ?? section)
  if (version.kind === 'before-restore') {
    const undone = version.restore?.undone === true
    const title = label === undefined ? t`Before everything was restored` : t`Before ${label} was restored`
    return (
      <Entry
        {...choosing}
        ref_={`v:${version.id}`}
        title={title}
        about={undone ? t`${when}, ${who} · taken back` : t`${when}, ${who}`}
      />
    )
  }
  return (
    <Entry
      {...choosing}
      ref_={`v:${version.id}`}
      named
      title={version.name}
      about={t`${when}, named by ${who}`}
      chip={kinds[version.kind]}
    />
  )
}

function SittingEntry({ sitting, item, ...choosing }: Choosing & { sitting: Sitting; item: Item }) {
  const { t, i18n } = useLingui()
  const { live } = useWorkspace()
  const told = useTold()
  const label = (section: string) => i18n._(live.process.sections[section]?.label ?? section)
  const most = sitting.sections.slice(0, 3).map(label)
  const more = sitting.sections.length - most.length
  const title = more > 0 ? t`${told.list(most)} and ${more} more` : told.list(most)
  const when =
    told.time(sitting.from) === told.time(sitting.until)
      ? told.time(sitting.until)
      : t`${told.time(sitting.from)} to ${told.time(sitting.until)}`
  const who = told.persons(sitting.people)
  return <Entry {...choosing} ref_={item.ref} title={title} about={t`${when}, ${who}`} />
}

interface EntryProps extends Choosing {
  readonly ref_: MomentRef
  readonly title: string
  readonly about: string
  readonly named?: boolean
  readonly chip?: string
}

function Entry({ ref_, chosen, onChoose, title, about, named = false, chip }: EntryProps) {
  return (
    <button
      type="button"
      className={css.item}
      data-named={named || undefined}
      aria-current={chosen === ref_ || undefined}
      onClick={() => onChoose(ref_)}
    >
      <b dir="auto">{title}</b>
      {chip === undefined ? null : <Chip look="line">{chip}</Chip>}
      <small>{about}</small>
    </button>
  )
}
