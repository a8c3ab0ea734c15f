import type { MomentRef, Version, VersionList } from '@balcony/design'
import { Button, Segments, Skeleton, toasts } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { useDesk, useWorkspace } from '../workspace.tsx'
import { ActivityList } from './ActivityList.tsx'
import { Approvals } from './Approvals.tsx'
import { ComparisonView, type MomentChoice } from './ComparisonView.tsx'
import { FieldHistory } from './FieldHistoryDialog.tsx'
import { MomentView } from './MomentView.tsx'
import { NameDialog } from './NameDialog.tsx'
import { RestoreDialog } from './RestoreDialog.tsx'
import { useAsked, useHistory, useTold, useTurn, wordsOfError } from './use-history.ts'
import { type Item, itemsOf, VersionItems } from './VersionList.tsx'
import css from './Versions.module.css'

type Shown = 'all' | 'named' | 'activity'

interface VersionsPageProps {
  /** The id of a version that somebody came for, such as from a notice; '' for none. */
  readonly wanted?: string
}

/** The past of the design: every moment can be looked at, compared with any other, and brought back. */
export function VersionsPage({ wanted: cameFor = '' }: VersionsPageProps) {
  const { t } = useLingui()
  const { mayPast, go } = useWorkspace()
  const desk = useDesk()
  // Somebody may have come for a moment; whoever comes again later has not.
  const [wanted] = useState(() => desk.state.moment)
  useEffect(() => desk.put({ moment: undefined }), [desk])
  const history = useHistory()
  const turn = useTurn()
  const asked = useAsked(history && (() => history.versions()), [turn])
  const [shown, show] = useState<Shown>('all')
  const [naming, name] = useState(false)
  const [restoring, restore] = useState<{ to: MomentRef; section: string | undefined }>()
  const [looking, look] = useState<MomentRef | undefined>(wanted && `t:${wanted.at}`)
  const [chosen, choose] = useState<{ from: MomentRef; to: MomentRef }>()
  const list = asked.value ?? nothing
  const items = itemsOf(list, shown === 'named')
  const came = list.versions.some((each) => each.id === cameFor) ? (`v:${cameFor}` as const) : undefined
  const { from, to } = chosen ?? { from: came ?? firstOf(list), to: 'now' as const }
  const moments = useMoments(itemsOf(list, false), [from, to])
  const version = from.startsWith('v:') ? list.versions.find((each) => `v:${each.id}` === from) : undefined
  const called = moments.find((moment) => moment.id === restoring?.to)?.label ?? ''
  const mayRestore = mayPast?.('restore', []) === true
  const onRestore = mayRestore ? (ref: MomentRef, section?: string) => restore({ to: ref, section }) : undefined
  return (
    <div className={css.page}>
      <div className={css.side}>
        <header>
          <h1>
            <Trans>Versions</Trans>
          </h1>
          {mayPast?.('name-version', []) ? (
            <Button size="sm" look="line" onPress={() => name(true)}>
              <Trans>Name this version</Trans>
            </Button>
          ) : null}
          <Segments
            label={t`Show`}
            choices={[
              { id: 'all', label: t`All` },
              { id: 'named', label: t`Named` },
              { id: 'activity', label: t`Activity` },
            ]}
            chosen={shown}
            onChoose={(id) => show(id as Shown)}
          />
        </header>
        {asked.value === undefined && asked.problem !== undefined && !asked.isWaiting ? (
          <p role="alert" className={css.problem}>
            {asked.problem}{' '}
            <Button size="sm" look="link" onPress={asked.again}>
              <Trans>Try again</Trans>
            </Button>
          </p>
        ) : asked.value === undefined ? (
          <Skeleton label={t`Fetching the versions`} lines={8} />
        ) : shown === 'activity' ? (
          <ActivityList onOpen={go} />
        ) : (
          <VersionItems
            items={items}
            chosen={looking ?? from}
            onChoose={(ref) => {
              look(undefined)
              choose(ref === 'now' ? { from: firstOf(list), to: 'now' } : { from: ref, to: 'now' })
            }}
          />
        )}
      </div>
      <div className={css.main}>
        {version && looking === undefined ? <About version={version} wanted={version.id === cameFor} /> : null}
        {looking !== undefined ? (
          <MomentView
            key={looking}
            of={looking}
            {...(looking === `t:${wanted?.at}` && wanted && { at: wanted.place })}
            onBack={() => look(undefined)}
            onRestore={onRestore && ((section) => onRestore(looking, section))}
          />
        ) : asked.value === undefined ? null : (
          <ComparisonView
            key={`${from} ${to}`}
            from={from}
            to={to}
            moments={moments}
            onChoose={(one, other) => choose({ from: one, to: other })}
            onLook={look}
            onRestore={onRestore}
          />
        )}
      </div>
      {naming ? (
        <NameDialog onClose={() => name(false)} onNamed={(id) => choose({ from: `v:${id}`, to: 'now' })} />
      ) : null}
      {restoring ? (
        <RestoreDialog
          to={restoring.to}
          called={called}
          section={restoring.section}
          onClose={() => restore(undefined)}
        />
      ) : null}
      <FieldHistory />
    </div>
  )
}

const nothing: VersionList = { versions: [], sittings: [] }

/** What one most likely wants to know: what changed since the last named version, or in the last sitting. */
function firstOf({ versions, sittings }: VersionList): MomentRef {
  const named = versions.find((version) => version.kind !== 'before-restore')
  if (named) return `v:${named.id}`
  const [last] = sittings
  return last ? `t:${last.from - 1}` : 'now'
}

/** Note of a version, who agreed to it, and the way back from a restore. */
function About({ version, wanted }: { version: Version; wanted: boolean }) {
  const { t } = useLingui()
  const history = useHistory()
  const { mayPast } = useWorkspace()
  const restore = version.restore
  const open = restore && !restore.undone && restore.undoUntil > Date.now() && mayPast?.('restore', [])
  const undo = async () => {
    try {
      const done = await history?.undoRestore(version.id)
      toasts.show(
        done?.left.length ? t`Taken back, except where somebody has written since` : t`The restore was taken back`,
      )
    } catch (error) {
      toasts.show(wordsOfError(error))
    }
  }
  return (
    <div className={css.about}>
      {version.note === '' ? null : <p dir="auto">{version.note}</p>}
      {open ? (
        <Button size="sm" look="line" onPress={() => void undo()}>
          <Trans>Take this restore back</Trans>
        </Button>
      ) : null}
      <Approvals version={version} wanted={wanted} />
    </div>
  )
}

function useMoments(items: readonly Item[], chosen: readonly MomentRef[]): readonly MomentChoice[] {
  const { t } = useLingui()
  const told = useTold()
  const known = items.map((item) => ({
    id: item.ref,
    label:
      item.is === 'version' && item.version.name !== ''
        ? t`${item.version.name}, ${told.day(item.at)}`
        : told.moment(item.at),
  }))
  const others = chosen
    .filter((ref) => ref.startsWith('t:') && !known.some((moment) => moment.id === ref))
    .map((id) => ({ id, label: t`Before ${told.moment(Number(id.slice(2)))}` }))
  return [{ id: 'now', label: t`Now` }, ...others, ...known]
}
