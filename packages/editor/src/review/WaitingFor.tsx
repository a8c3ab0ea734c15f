import { sectionAddress } from '@balcony/design'
import { Avatar } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useCallback, useSyncExternalStore } from 'react'
import { useShowing } from '../field/showing.ts'
import { shownValue } from '../field/shown.ts'
import { ArrowRight } from '../icons.tsx'
import { usePerson, useThreads } from '../live/hooks.ts'
import { compartmentOf } from '../live/places.ts'
import { titleOf } from '../live/titles.ts'
import { useLocale } from '../live/use-locale.ts'
import { statusOf } from '../section/use-section-status.ts'
import { useMayTalk } from '../threads/use-may-talk.ts'
import { useAsked, useHistory, useTold, useTurn } from '../versions/use-history.ts'
import { useWorkspace } from '../workspace.tsx'
import { RemindButton } from './RemindButton.tsx'
import css from './Review.module.css'

/**
 * Whose turn it is: people who have not said yet whether they agree, people to whom a conversation was given, and sections that are in
 * review, with who leads them. Whoever may ask may ask once more.
 */
export function WaitingFor() {
  const { t } = useLingui()
  const { live, mayPast, me } = useWorkspace()
  const showing = useShowing()
  const may = useMayTalk()
  const day = useDay()
  const told = useTold()
  const sections = useInReview()
  const unsaid = useUnsaid()
  const tasks = useTasks()
  if (sections.length + unsaid.length + tasks.length === 0) return null
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
        {unsaid.map(({ person, version, id }) => (
          <Item
            key={`${person} ${id}`}
            {...{ person, who: told.person(person), what: version || t`A version`, to: 'versions' }}
            about={mayPast?.('ask-agreement', []) && person !== me.id ? id : undefined}
          />
        ))}
        {tasks.map(({ thread, task, compartment }) => (
          <Item
            key={thread.id}
            {...{
              person: task.to,
              who: told.person(task.to),
              what: titleOf(live, thread.anchor.address, showing.say)[0] ?? '',
            }}
            {...{ until: task.due && day(task.due), to: thread.anchor.address }}
            about={may('assign', compartment) && task.to !== me.id ? thread.id : undefined}
          />
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
  readonly until?: string | undefined
  readonly to: string
  /** Of what one may remind them. */
  readonly about?: string | undefined
}

function Item({ person, who, what, until, to, about }: ItemProps) {
  const { t } = useLingui()
  const { go } = useWorkspace()
  const face = usePerson(person)
  return (
    <li>
      <Avatar face={{ name: who, colour: face?.colour ?? 8, away: true }} quiet />
      <button type="button" className={css.who} onClick={() => go(to)}>
        <bdi>{who}</bdi>
        <small>
          <bdi>{what}</bdi>
          {until === undefined ? null : <> · {t`until ${until}`}</>}
        </small>
      </button>
      {about === undefined || person === undefined ? (
        <ArrowRight size={15} />
      ) : (
        <RemindButton person={person} name={who} about={about} />
      )}
    </li>
  )
}

/** Conversations that were given to somebody and are open still. */
function useTasks() {
  const { live } = useWorkspace()
  return useThreads().flatMap((thread) => {
    const { task, status } = thread
    const compartment = compartmentOf(live.process, thread.anchor.address) ?? 'core'
    return task && status.is === 'open' ? [{ thread, task, compartment }] : []
  })
}

/** A day in the reader's words. */
function useDay(): (date: string) => string {
  const locale = useLocale()
  return (date) => new Date(`${date}T12:00:00`).toLocaleDateString(locale, { day: 'numeric', month: 'long' })
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
function useUnsaid(): readonly { readonly person: string; readonly version: string; readonly id: string }[] {
  const history = useHistory()
  const turn = useTurn()
  const { value } = useAsked(history && (() => history.versions()), [turn])
  const newest = value?.versions.find(({ approvals }) => approvals.length > 0)
  return (newest?.approvals ?? [])
    .filter(({ answer }) => answer === undefined)
    .map(({ person }) => ({ person, version: newest?.name ?? '', id: newest?.id ?? '' }))
}
