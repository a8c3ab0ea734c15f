import { blocks, type Severity, type StepKey, severities, steps } from '@balcony/design'
import { Button, Count, EmptyState, Select, Skeleton } from '@balcony/ui'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { Check, Refresh } from '../icons.tsx'
import { sectionOf } from '../live/places.ts'
import { useStepWords } from '../outline/Outline.tsx'
import { useWorkspace } from '../workspace.tsx'
import { AgreedSoFar } from './AgreedSoFar.tsx'
import { Dismissed } from './Dismissed.tsx'
import { FindingItem } from './FindingItem.tsx'
import { LookedLine } from './LookedLine.tsx'
import { NoticeItem } from './NoticeItem.tsx'
import css from './Review.module.css'
import { ThresholdsButton } from './ThresholdsButton.tsx'
import { useReview } from './use-review.ts'
import { WaitingFor } from './WaitingFor.tsx'

type StepFilter = StepKey | 'shell' | 'all'

/** What a senior colleague would say the night before: first what must be settled, then what is worth a second look. */
export function ReviewPage() {
  const { t } = useLingui()
  const { review, live, mayReview, mayPast } = useWorkspace()
  const { is, findings, notices, stopping } = useReview()
  const blockers = blocks(findings).length + stopping.length
  const [step, choose] = useState<StepFilter>('all')
  const groups: Readonly<Record<Severity, string>> = {
    blocker: t`Resolve before agreeing`,
    warning: t`Worth a second look`,
    advice: t`Good to know`,
  }
  const inStep = (at: string) =>
    step === 'all' || live.process.sections[sectionOf(live.process, at) ?? '']?.step === step
  const shown = findings.filter((finding) => inStep(finding.at))
  const open = shown.filter((finding) => !finding.waived)
  const told = notices.filter((notice) => inStep(notice.at))
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1>
          <Trans>Review</Trans>
        </h1>
        <StepChoice step={step} onChoose={choose} />
        <Button size="sm" look="line" icon={<Refresh size={15} />} onPress={() => review?.again()}>
          <Trans>Check again</Trans>
        </Button>
        {mayReview?.('dismiss-blocker', []) ? <ThresholdsButton /> : null}
        {mayPast?.('ask-agreement', []) ? <AskForAgreement ready={is === 'ready'} blockers={blockers} /> : null}
        <LookedLine />
      </header>
      <div className={css.columns}>
        <div className={css.list}>
          {is === 'waiting' ? (
            <Skeleton label={t`Checking the design`} slow={t`This is slow. Your connection may be weak.`} lines={4} />
          ) : is === 'cannot' ? (
            <Unreached />
          ) : (
            <>
              {open.length === 0 && told.length === 0 ? <AllWell filtered={step !== 'all'} /> : null}
              {severities.map((severity) => (
                <Group key={severity} title={groups[severity]} of={open.filter((each) => each.severity === severity)}>
                  {(finding) => <FindingItem key={finding.key} finding={finding} />}
                </Group>
              ))}
              <Group title={t`Ask before you go on`} of={told}>
                {(notice) => <NoticeItem key={`${notice.rule} ${notice.at}`} notice={notice} />}
              </Group>
              <Dismissed findings={shown.filter((finding) => finding.waived)} />
            </>
          )}
        </div>
        <div className={css.aside}>
          <AgreedSoFar />
          <WaitingFor />
        </div>
      </div>
    </div>
  )
}

/** Waits until nothing is left to resolve, and says so; then a version is named, about which people are asked. */
function AskForAgreement({ ready, blockers }: { ready: boolean; blockers: number }) {
  const { t } = useLingui()
  const { go } = useWorkspace()
  const reason = !ready
    ? t`The checks have not looked yet.`
    : blockers > 0
      ? t`${plural(blockers, { one: '# matter is to be resolved first.', other: '# matters are to be resolved first.' })}`
      : undefined
  return (
    <Button size="sm" look="primary" reason={reason} onPress={() => go('versions')}>
      <Trans>Ask for agreement</Trans>
    </Button>
  )
}

function Group<T>({ title, of, children }: { title: string; of: readonly T[]; children: (one: T) => ReactNode }) {
  if (of.length === 0) return null
  return (
    <section className={css.group}>
      <h2>
        {title} <Count of={of.length} />
      </h2>
      <ul>{of.map(children)}</ul>
    </section>
  )
}

function StepChoice({ step, onChoose }: { step: StepFilter; onChoose: (step: StepFilter) => void }) {
  const { t } = useLingui()
  const words = useStepWords()
  const choices = [
    { id: 'all', label: t`All steps` },
    ...[...steps, 'shell' as const].map((each) => ({ id: each, label: words[each] })),
  ]
  return (
    <div className={css.filter}>
      <Select
        aria-label={t`Show findings of`}
        choices={choices}
        chosen={step}
        onChoose={(id) => onChoose((id ?? 'all') as StepFilter)}
      />
    </div>
  )
}

function AllWell({ filtered }: { filtered: boolean }) {
  return (
    <EmptyState icon={<Check size={22} />} title={<Trans>Nothing to resolve</Trans>}>
      {filtered ? (
        <Trans>No check has anything to say about this step.</Trans>
      ) : (
        <Trans>No check has anything to say about what you can open. They look again while you write.</Trans>
      )}
    </EmptyState>
  )
}

function Unreached() {
  const { review } = useWorkspace()
  return (
    <EmptyState
      title={<Trans>The checks could not run</Trans>}
      actions={
        <Button look="primary" onPress={() => review?.again()}>
          <Trans>Try again</Trans>
        </Button>
      }
    >
      <Trans>The design is safe. This browser cannot run the checks itself, and the server did not answer.</Trans>
    </EmptyState>
  )
}
