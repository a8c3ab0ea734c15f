import { type StepKey, sectionAddress, steps } from '@balcony/design'
import { StatusRing } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useSyncExternalStore } from 'react'
import { useLocale } from '../live/use-locale.ts'
import { useStepWords } from '../outline/Outline.tsx'
import { statusOf } from '../section/use-section-status.ts'
import { useWorkspace } from '../workspace.tsx'
import css from './Review.module.css'

/** How far each step is agreed. A picture of the state, never a score. */
export function AgreedSoFar() {
  const { live } = useWorkspace()
  const sections = Object.values(live.process.sections).filter((section) => section.step !== 'shell')
  return (
    <aside className={css.agreed} aria-labelledby="agreed-so-far">
      <h2 id="agreed-so-far">
        <Trans>Agreed so far</Trans>
      </h2>
      <p>
        <Trans>Steps are agreed section by section, in any order.</Trans>
      </p>
      <ul>
        {steps
          .filter((step) => sections.some((section) => section.step === step))
          .map((step) => (
            <Step key={step} step={step} />
          ))}
      </ul>
    </aside>
  )
}

function Step({ step }: { step: StepKey }) {
  const { t } = useLingui()
  const words = useStepWords()
  const locale = useLocale()
  const statuses = useStatuses(step).split(' ')
  const count = statuses.filter((status) => status === 'agreed').length
  const agreed = count.toLocaleString(locale)
  const whole = count === statuses.length ? 'agreed' : statuses.every((one) => one === 'none') ? 'none' : 'draft'
  return (
    <li>
      <StatusRing status={whole} />
      <b>{words[step]}</b>
      <span>{t`${agreed} of ${statuses.length.toLocaleString(locale)}`}</span>
      <span className={css.bars} aria-hidden>
        {statuses.map((status, at) => (
          <i key={at} data-status={status} />
        ))}
      </span>
    </li>
  )
}

/** Of a step's sections in their order, as one string: React compares it by value. */
function useStatuses(step: StepKey): string {
  const { live, status } = useWorkspace()
  const own = Object.entries(live.process.sections).filter(([, section]) => section.step === step)
  const watch = (changed: () => void) => {
    const stops = own.map(([name]) => live.watch(sectionAddress(name, 'progress'), changed))
    return () => {
      for (const stop of stops) stop()
    }
  }
  return useSyncExternalStore(watch, () =>
    own
      .map(([name, section]) => {
        const isOpen = live.open.includes(section.compartment)
        return status?.(name) ?? (isOpen ? statusOf(live.value(sectionAddress(name, 'progress'))) : 'none')
      })
      .join(' '),
  )
}
