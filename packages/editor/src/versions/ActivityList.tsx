import { type ActivityLine, type Address, fieldAt, place } from '@balcony/design'
import { Button, EmptyState, Select, Skeleton } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { Past } from '../icons.tsx'
import { sectionOf } from '../live/places.ts'
import { useWorkspace } from '../workspace.tsx'
import { None, PlaceName, useValueWords } from './ComparedSectionView.tsx'
import { useAsked, useHistory, useTold, useTurn } from './use-history.ts'
import css from './Versions.module.css'

/** Who changed what, newest first; by section and by person. */
export function ActivityList({ onOpen }: { onOpen: (address: Address) => void }) {
  const { t, i18n } = useLingui()
  const { live, people } = useWorkspace()
  const history = useHistory()
  const told = useTold()
  const turn = useTurn()
  const [section, chooseSection] = useState<string>('all')
  const [by, chooseBy] = useState<string>('all')
  const [pages, setPages] = useState(1)
  const asked = useAsked(
    history &&
      (async () => {
        const lines: ActivityLine[] = []
        let before: number | undefined
        for (let page = 0; page < pages; page += 1) {
          const wanted = {
            ...(before === undefined ? {} : { before }),
            ...(by === 'all' ? {} : { by }),
            ...(section === 'all' ? {} : { section }),
          }
          const answer = await history.activity(wanted)
          lines.push(...answer.lines)
          before = answer.more
          if (before === undefined) break
        }
        return { lines, more: before !== undefined }
      }),
    [section, by, pages, turn],
  )
  const sections = Object.entries(live.process.sections).filter(([, each]) => live.open.includes(each.compartment))
  const lines = asked.value?.lines ?? []
  return (
    <div className={css.activity}>
      <div className={css.filters}>
        <Select
          label={t`Section`}
          choices={[
            { id: 'all', label: t`All sections` },
            ...sections.map(([id, each]) => ({ id, label: i18n._(each.label) })),
          ]}
          chosen={section}
          onChoose={(id) => chooseSection(id ?? 'all')}
        />
        <Select
          label={t`Person`}
          choices={[
            { id: 'all', label: t`Everybody` },
            ...people.map((person) => ({ id: person.id, label: person.name })),
          ]}
          chosen={by}
          onChoose={(id) => chooseBy(id ?? 'all')}
        />
      </div>
      {asked.value === undefined ? (
        <Skeleton label={t`Fetching what was changed`} lines={6} />
      ) : lines.length === 0 ? (
        <EmptyState icon={<Past size={22} />} title={<Trans>Nothing was changed yet</Trans>}>
          <Trans>History starts with the first edit.</Trans>
        </EmptyState>
      ) : (
        <ol className={css.lines}>
          {lines.map((line, index) => {
            const before = lines[index - 1]
            const newDay = before === undefined || !told.sameDay(before.until, line.until)
            return (
              <li key={line.id}>
                {newDay ? <h2>{told.day(line.until)}</h2> : null}
                <Line line={line} onOpen={onOpen} />
              </li>
            )
          })}
        </ol>
      )}
      {asked.value?.more ? (
        <Button look="line" onPress={() => setPages((n) => n + 1)}>
          <Trans>Show earlier changes</Trans>
        </Button>
      ) : null}
    </div>
  )
}

function Line({ line, onOpen }: { line: ActivityLine; onOpen: (address: Address) => void }) {
  const { i18n } = useLingui()
  const { live } = useWorkspace()
  const told = useTold()
  const section = sectionOf(live.process, line.address)
  return (
    <div className={css.line}>
      <p>
        <b>{told.person(line.by)}</b>
        <time dateTime={new Date(line.until).toISOString()}>{told.time(line.until)}</time>
      </p>
      <p dir="auto">
        <button type="button" className={css.place} onClick={() => onOpen(line.address)}>
          {section ? `${i18n._(live.process.sections[section]?.label ?? '')} › ` : ''}
          <PlaceName address={line.address} names={noNames} />
        </button>
      </p>
      <ChangeWords line={line} />
    </div>
  )
}

const noNames = {}

/** "40 → 60", what came of a record, or that a text was written in. */
export function ChangeWords({ line }: { line: ActivityLine }): ReactNode {
  const { t } = useLingui()
  const { live } = useWorkspace()
  const words = useValueWords(noNames)
  const field = fieldAt(live.process, line.address)
  if (line.isLong) return <p className={css.quiet}>{t`Text changed`}</p>
  if (place(live.process, line.address)?.is === 'record') return <p className={css.quiet}>{useRecordWords(line)}</p>
  return (
    <p className={css.fromTo} dir="auto">
      {line.before === undefined ? <None /> : <del>{words(field, line.before)}</del>}
      <span aria-hidden data-flip>
        →
      </span>
      {line.after === undefined ? <None /> : <ins>{words(field, line.after)}</ins>}
      {line.lost === undefined ? null : (
        <small>
          <Trans>Written at the same moment, and overwritten: {words(field, line.lost)}</Trans>
        </small>
      )}
    </p>
  )
}

function useRecordWords(line: ActivityLine): string {
  const { t } = useLingui()
  const [before, after] = [line.before, line.after] as ({ removed?: unknown } | undefined)[]
  const [was, is] = [before !== undefined && !before.removed, after !== undefined && !after.removed]
  if (!was && is) return before === undefined ? t`Added` : t`Brought back`
  return was && !is ? t`Removed` : t`Moved`
}
