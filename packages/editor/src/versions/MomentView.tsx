import type { Address, Moment, MomentRef } from '@balcony/design'
import { openLive, seed } from '@balcony/document'
import { Banner, Button, Select, Skeleton } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useMemo, useState } from 'react'
import * as Y from 'yjs'
import { sectionOf } from '../live/places.ts'
import { SectionPage } from '../section/SectionPage.tsx'
import { useWorkspace, type Workspace, WorkspaceProvider } from '../workspace.tsx'
import { useAsked, useHistory, useTold } from './use-history.ts'
import css from './Versions.module.css'

interface MomentViewProps {
  readonly of: MomentRef
  /** The place to begin at; otherwise the first section. */
  readonly at?: Address
  readonly onBack: () => void
  readonly onRestore: ((section?: string) => void) | undefined
}

/** The design as it stood, on the same pages as today, and nothing of it can be changed. */
export function MomentView({ of, at, onBack, onRestore }: MomentViewProps) {
  const { t } = useLingui()
  const history = useHistory()
  const told = useTold()
  const asked = useAsked(history && (() => history.moment(of)), [of])
  if (!asked.value) {
    if (asked.problem !== undefined && !asked.isWaiting)
      return (
        <Banner look="warn" action={<Button onPress={asked.again}>{t`Try again`}</Button>}>
          {asked.problem}
        </Banner>
      )
    return (
      <Skeleton label={t`Fetching that moment`} slow={t`This is a large design. It takes a moment.`} lines={6} block />
    )
  }
  const when = told.moment(asked.value.at)
  return (
    <div className={css.past}>
      <Banner
        look="info"
        action={
          <>
            <Button size="sm" onPress={onBack}>
              <Trans>Back to the comparison</Trans>
            </Button>
            {onRestore ? (
              <Button size="sm" look="line" onPress={() => onRestore()}>
                <Trans>Restore…</Trans>
              </Button>
            ) : null}
          </>
        }
      >
        <Trans>The design as it stood: {when}. Nothing here can be changed.</Trans>
      </Banner>
      <Pages moment={asked.value} at={at} />
    </div>
  )
}

function Pages({ moment, at }: { moment: Moment; at: Address | undefined }) {
  const { t, i18n } = useLingui()
  const now = useWorkspace()
  const { process } = now.live
  const sections = Object.keys(moment.snapshot.sections)
  const [address, go] = useState<Address>(() => at ?? sections[0] ?? '')
  const live = useMemo(() => {
    const seeded = seed(process, moment.snapshot)
    const docs = moment.snapshot.open.map((compartment) => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, seeded[compartment])
      return [compartment, doc] as const
    })
    return openLive(process, Object.fromEntries(docs), { person: '', now: () => moment.at })
  }, [process, moment])
  useEffect(() => () => live.close(), [live])
  const workspace = useMemo((): Workspace => {
    const { review: _, mayReview: __, history: ___, href: ____, status: _____, ...rest } = now
    return {
      ...rest,
      live,
      awareness: nobody,
      mayWrite: () => false,
      mayComment: false,
      threads: { ...now.threads, list: () => noThreads, watch: () => () => {} },
      go,
    }
  }, [now, live])
  return (
    <>
      <div className={css.which}>
        <Select
          label={t`Section`}
          choices={sections.map((id) => ({ id, label: i18n._(process.sections[id]?.label ?? id) }))}
          chosen={sectionOf(process, address) ?? null}
          onChoose={(id) => id !== null && go(id)}
        />
      </div>
      <WorkspaceProvider workspace={workspace}>
        <SectionPage address={address} />
      </WorkspaceProvider>
    </>
  )
}

const noThreads: readonly never[] = []
const nobody: Workspace['awareness'] = new Map()
