import { type Address, type Section, type StepKey, sectionAddress, steps } from '@balcony/design'
import { AvatarStack, CompartmentMark, StatusRing, VisuallyHidden } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { type MouseEvent, useSyncExternalStore } from 'react'
import { useLevelWords, windowOf } from '../field/FieldMark.tsx'
import { useWhoIsHere } from '../live/hooks.ts'
import { sectionOf } from '../live/places.ts'
import { useLocale } from '../live/use-locale.ts'
import { statusOf, useSectionStatus, useStatusWords } from '../section/use-section-status.ts'
import { useIsUnseen } from '../versions/use-history.ts'
import { useWorkspace } from '../workspace.tsx'
import css from './Outline.module.css'

/** The whole design: five steps in any order, who is where, who may read what. */
export function Outline({ address }: { address?: Address }) {
  const { live } = useWorkspace()
  const here = address === undefined ? undefined : sectionOf(live.process, address)
  // Of the sealed compartment not even the existence is shown to those who may not enter it.
  const all = Object.entries(live.process.sections).filter(
    ([, section]) => section.compartment !== 'sealed' || live.open.includes('sealed'),
  )
  const words = useStepWords()
  return (
    <div className={css.outline}>
      {([...steps, 'shell'] as const).map((step, index) => {
        const sections = all.filter(([, section]) => section.step === step)
        if (sections.length === 0) return null
        return (
          <section key={step} aria-labelledby={`step-${step}`}>
            <Step
              step={step}
              number={step === 'shell' ? undefined : index + 1}
              label={words[step]}
              sections={sections}
            />
            <ul>
              {sections.map(([name, section]) => (
                <li key={name}>
                  <SectionRow name={name} section={section} on={name === here} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

export function useStepWords(): Readonly<Record<StepKey | 'shell', string>> {
  const { t } = useLingui()
  return {
    assess: t`Assessment`,
    strategise: t`Strategy`,
    design: t`Process`,
    conduct: t`Conduct`,
    'follow-up': t`Follow-up`,
    shell: t`The design`,
  }
}

interface StepProps {
  readonly step: StepKey | 'shell'
  readonly number: number | undefined
  readonly label: string
  readonly sections: readonly [string, Section][]
}

function Step({ step, number, label, sections }: StepProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const agreed = useAgreed(sections)
  return (
    <h2 className={css.step} id={`step-${step}`}>
      <span className={css.number}>{number?.toLocaleString(locale)}</span>
      <span className={css.grow}>{label}</span>
      <span className={css.count} title={t`Sections agreed`}>
        {t`${agreed.toLocaleString(locale)} of ${sections.length.toLocaleString(locale)}`}
      </span>
    </h2>
  )
}

/** How many sections of a step are agreed. */
function useAgreed(sections: readonly [string, Section][]): number {
  const { live, status } = useWorkspace()
  const names = sections.map(([name]) => name)
  const watch = (changed: () => void) => {
    const stops = names.map((name) => live.watch(sectionAddress(name, 'progress'), changed))
    return () => {
      for (const stop of stops) stop()
    }
  }
  const isOpen = (name: string) => live.open.includes(live.process.sections[name]?.compartment ?? 'core')
  return useSyncExternalStore(
    watch,
    () =>
      names.filter((name) => {
        const said = status?.(name) ?? (isOpen(name) ? statusOf(live.value(sectionAddress(name, 'progress'))) : 'none')
        return said === 'agreed'
      }).length,
  )
}

function SectionRow({ name, section, on }: { name: string; section: Section; on: boolean }) {
  const { t, i18n } = useLingui()
  const { go, href, live, people } = useWorkspace()
  const status = useSectionStatus(name)
  const statusWords = useStatusWords()
  const levels = useLevelWords()
  const who = useWhoIsHere().filter((standing) => sectionOf(live.process, standing.address) === name)
  const faces = people.filter((person) => who.some((standing) => standing.person === person.id))
  const label = i18n._(section.label)
  const changed = useIsUnseen(name) && !on
  const press = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    go(name)
  }
  return (
    <a className={css.row} href={href?.(name) ?? `#${name}`} aria-current={on ? 'page' : undefined} onClick={press}>
      <StatusRing status={status} label={statusWords[status]} />
      <span className={css.name}>{label}</span>
      {changed ? (
        <span className={css.changed} title={t`Changed since you last looked`}>
          <VisuallyHidden>{t`Changed since you last looked`}</VisuallyHidden>
        </span>
      ) : null}
      <AvatarStack faces={faces} label={t`Here now`} most={2} size="sm" />
      <CompartmentMark window={windowOf[section.level]} label={levels[section.level]} />
    </a>
  )
}
