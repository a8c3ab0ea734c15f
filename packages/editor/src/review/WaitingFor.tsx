import { sectionAddress } from '@balcony/design'
import { Avatar } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useCallback, useSyncExternalStore } from 'react'
import { useShowing } from '../field/showing.ts'
import { shownValue } from '../field/shown.ts'
import { ArrowRight } from '../icons.tsx'
import { usePerson } from '../live/hooks.ts'
import { statusOf } from '../section/use-section-status.ts'
import { useAsked, useHistory, useTold, useTurn } from '../versions/use-history.ts'
import { useWorkspace } from '../workspace.tsx'
import css from './Review.module.css'

/** Whose turn it is: sections that are in review, with who leads them, and people who have not said yet whether they agree. */
export function WaitingFor() {
  const { t } = useLingui()
  const { live } = useWorkspace()
  const showing = useShowing()
  const told = useTold()
  const sections = useInReview()
  const unsaid = useUnsaid()
  if (sections.length === 0 && unsaid.length === 0) return null
  const leadOf = (name: string) => {
    const field = live.process.sections[name]?.fields['lead']
    return field ? shownValue(field, live.value(sectionAddress(name, 'lead')), showing) : ''
  }
  return (
    <section className={css.waiting} aria-labelledby="review-waiting-for">
      <h2 id="review-waiting-for">
        <Trans>Waiting for</Trans>
      </h2>
      <ul>
        {unsaid.map(({ person, version }) => (
          <Item key={`${person} ${version}`} person={person} who={told.person(person)} what={version} to="versions" />
        ))}
        {sections.map((name) => (
          <Item
            key={name}
            who={leadOf(name) || t`Nobody leads it yet`}
            what={showing.say(live.process.sections[name]?.label ?? name)}
            to={name}
          />
        ))}
      </ul>
    </section>
  )
}

interface ItemProps {
  readonly person?: string
  readonly who: string
  readonly what: string
  readonly to: string
}

function Item({ person, who, what, to }: ItemProps) {
  const { t } = useLingui()
  const { go } = useWorkspace()
  const face = usePerson(person)
  return (
    <li>
      <Avatar face={{ name: who, colour: face?.colour ?? 8, away: true }} quiet />
      <span className={css.who}>
        <bdi>{who}</bdi>
        <small>
          <bdi>{what}</bdi>
        </small>
      </span>
      <button type="button" className={css.go} onClick={() => go(to)} aria-label={t`Go to ${what}`}>
        <ArrowRight size={15} />
      </button>
    </li>
  )
}

/** The sections that wait for somebody to agree, as one string: React compares it by value. */
function useInReview(): readonly string[] {
  const { live } = useWorkspace()
  const own = Object.entries(live.process.sections)
    .filter(([, section]) => section.step !== 'shell' && live.open.includes(section.compartment))
    .map(([name]) => name)
  const watch = useCallback(
    (changed: () => void) => {
      const stops = Object.keys(live.process.sections).flatMap((name) =>
        ['progress', 'lead'].map((field) => live.watch(sectionAddress(name, field), changed)),
      )
      return () => {
        for (const stop of stops) stop()
      }
    },
    [live],
  )
  const waiting = useSyncExternalStore(watch, () =>
    own.filter((name) => statusOf(live.value(sectionAddress(name, 'progress'))) === 'review').join(' '),
  )
  return waiting === '' ? [] : waiting.split(' ')
}

/** Of the newest version about which somebody was asked. */
function useUnsaid(): readonly { readonly person: string; readonly version: string }[] {
  const history = useHistory()
  const turn = useTurn()
  const { value } = useAsked(history && (() => history.versions()), [turn])
  const newest = value?.versions.find(({ approvals }) => approvals.length > 0)
  return (newest?.approvals ?? [])
    .filter(({ answer }) => answer === undefined)
    .map(({ person }) => ({ person, version: newest?.name ?? '' }))
}
