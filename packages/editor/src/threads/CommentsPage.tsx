import type { Process, Thread } from '@balcony/design'
import { Avatar, Button, CompartmentMark, Count, EmptyState, Menu, MenuItem, MenuTrigger, Segments } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { windowOf } from '../field/FieldMark.tsx'
import { ArrowLeft, ArrowRight, ChevronDown } from '../icons.tsx'
import { useThreads } from '../live/hooks.ts'
import { compartmentOf, sectionOf } from '../live/places.ts'
import { titleOf } from '../live/titles.ts'
import { useNarrow } from '../live/use-narrow.ts'
import { useDesk, useDeskState, useWorkspace } from '../workspace.tsx'
import { useAudience } from './audience.ts'
import css from './Comments.module.css'
import { filtered, type ThreadFilter, threadFilters } from './filters.ts'
import { CommentOnWhole, useWritesOnWhole, WholeComposer } from './OnWhole.tsx'
import { ReviewTray } from './ReviewTray.tsx'
import { ThreadCard } from './ThreadCard.tsx'
import { useAgo } from './use-ago.ts'
import { useMayTalk } from './use-may-talk.ts'
import { isOnWhole } from './whole.ts'

/** All comments of a design: on the left which there are, on the right the one that is read. Up and down walk, E, R and G act. */
export function CommentsPage() {
  const { t } = useLingui()
  const { me, live, go, threads } = useWorkspace()
  const may = useMayTalk()
  const desk = useDesk()
  const all = useThreads()
  const on = useDeskState('thread')
  const [filter, choose] = useState<ThreadFilter>('open')
  const box = useRef<HTMLDivElement>(null)
  const narrow = useNarrow(box, 46)
  const shown = useMemo(() => inOrder(filtered(all, filter, me.id), live.process), [all, filter, me.id, live.process])
  // Somebody may have come for a thread that this view does not hold.
  const writing = useWritesOnWhole()
  const chosen = writing ? undefined : (all.find((thread) => thread.id === on) ?? (narrow ? undefined : shown[0]))
  const words = useFilterWords()
  const turnTo = (next: ThreadFilter) => {
    choose(next)
    desk.put({ thread: undefined })
  }
  const count = (one: ThreadFilter) => filtered(all, one, me.id).length
  const rest = threadFilters.filter((one) => !firstFilters.includes(one))
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
    const at = rows.indexOf(document.activeElement as HTMLElement)
    const thread = shown.find((one) => one.id === rows[at]?.dataset['row'])
    if (!thread || event.ctrlKey || event.altKey || event.metaKey) return
    const compartment = compartmentOf(live.process, thread.anchor.address) ?? 'core'
    const acts: Readonly<Record<string, () => void>> = {
      ArrowDown: () => rows[at + 1]?.focus(),
      ArrowUp: () => rows[at - 1]?.focus(),
      g: () => go(thread.anchor.address),
      r: () => box.current?.querySelector<HTMLElement>('[data-card] textarea')?.focus(),
      e: () => {
        if (!may('resolve', compartment, thread.remarks[0]?.by)) return
        // The card says so when it fails.
        void threads.resolve(thread.id, thread.status.is === 'open').catch(() => {})
      },
    }
    const act = acts[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  return (
    <div ref={box} className={css.page} data-narrow={narrow || undefined}>
      {narrow && (chosen || writing) ? null : (
        <div className={css.list}>
          <header>
            <h1>
              <Trans>Comments</Trans>
            </h1>
            <MenuTrigger>
              <Button size="sm" icon={<ChevronDown size={15} />}>
                {firstFilters.includes(filter) ? t`More` : words[filter]}
              </Button>
              <Menu aria-label={t`Show other comments`} onAction={(key) => turnTo(String(key) as ThreadFilter)}>
                {rest.map((one) => (
                  <MenuItem key={one} id={one} textValue={words[one]}>
                    {words[one]} <Count of={count(one)} />
                  </MenuItem>
                ))}
              </Menu>
            </MenuTrigger>
            <Segments
              label={t`Show comments`}
              choices={firstFilters.map((one) => ({ id: one, label: words[one], count: count(one) }))}
              chosen={filter}
              onChoose={(one) => turnTo(one as ThreadFilter)}
            />
          </header>
          <CommentOnWhole />
          <ReviewTray />
          {shown.length === 0 ? <Nothing filter={filter} /> : null}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the rows in it are buttons; it hears their keys */}
          <div onKeyDown={walk}>
            {bySection(shown, live.process).map(([section, group]) => (
              <Group key={section} section={section} threads={group} chosen={chosen?.id} />
            ))}
          </div>
        </div>
      )}
      {writing ? <WholeComposer alone={narrow} /> : null}
      {chosen ? (
        <div className={css.one}>
          <header>
            {narrow ? (
              <Button size="sm" icon={<ArrowLeft size={15} />} onPress={() => desk.put({ thread: undefined })}>
                <Trans>All comments</Trans>
              </Button>
            ) : null}
            <Where thread={chosen} heads={narrow} />
            <Button look="line" size="sm" onPress={() => go(chosen.anchor.address)}>
              {chosen.anchor.on === 'words' ? t`Go to the text` : t`Go to the place`} <ArrowRight size={15} />
            </Button>
          </header>
          {chosen.anchor.on === 'words' && chosen.state !== 'detached' ? (
            <blockquote dir="auto">
              {chosen.anchor.quote.before}
              <mark>{chosen.anchor.quote.exact}</mark>
              {chosen.anchor.quote.after}
            </blockquote>
          ) : null}
          <ThreadCard key={chosen.id} thread={chosen} on named={false} whole />
        </div>
      ) : null}
    </div>
  )
}

const firstFilters: readonly ThreadFilter[] = ['open', 'mine', 'partners', 'resolved']

function useFilterWords(): Readonly<Record<ThreadFilter, string>> {
  const { t } = useLingui()
  return {
    open: t`Open`,
    mine: t`For you`,
    partners: t`Partners`,
    assigned: t`Given to you`,
    whole: t`Whole design`,
    detached: t`Detached`,
    decided: t`Decisions`,
    resolved: t`Resolved`,
  }
}

function Group({
  section,
  threads,
  chosen,
}: {
  section: string
  threads: readonly Thread[]
  chosen: string | undefined
}) {
  const { i18n, t } = useLingui()
  const { live } = useWorkspace()
  const label = live.process.sections[section]?.label
  return (
    <section>
      <h2>
        <span>{section === whole ? t`Whole design` : label === undefined ? section : i18n._(label)}</span>
        <Count of={threads.length} />
      </h2>
      {threads.map((thread) => (
        <Row key={thread.id} thread={thread} on={thread.id === chosen} />
      ))}
    </section>
  )
}

function Row({ thread, on }: { thread: Thread; on: boolean }) {
  const { t } = useLingui()
  const { people, live, unread } = useWorkspace()
  const desk = useDesk()
  const ago = useAgo()
  const audience = useAudience()
  const last = thread.remarks.findLast((remark) => remark.removedAt === undefined) ?? thread.remarks.at(-1)
  const person = people.find((one) => one.id === last?.by)
  const name = last?.guest?.name ?? person?.name ?? t`Somebody who has left`
  const compartment = compartmentOf(live.process, thread.anchor.address) ?? 'core'
  const face = { name, colour: person?.colour ?? 6, away: person === undefined && !last?.guest }
  return (
    <button
      type="button"
      className={css.row}
      data-row={thread.id}
      aria-current={on || undefined}
      onClick={() => desk.put({ thread: thread.id })}
      onFocus={() => desk.put({ thread: thread.id })}
    >
      <Avatar face={{ ...face, ...(last?.guest && { partner: true }) }} quiet />
      <b dir="auto">
        {unread?.has(thread.id) ? <span className={css.dot} role="img" aria-label={t`New`} /> : null}
        {name}
      </b>
      <span className={css.when}>
        <CompartmentMark window={windowOf[thread.level]} label={audience.ofThread(thread, compartment)} />
        {last ? ago(last.at) : ''}
      </span>
      <span className={css.words} dir="auto">
        {last?.removedAt === undefined ? last?.text : t`Taken back`}
      </span>
    </button>
  )
}

/** Alone on a narrow page it is the page's heading. */
function Where({ thread, heads }: { thread: Thread; heads: boolean }) {
  const { i18n, t } = useLingui()
  const { live } = useWorkspace()
  const Title = heads ? 'h1' : 'p'
  if (isOnWhole(thread)) return <Title>{t`Whole design`}</Title>
  return <Title>{titleOf(live, thread.anchor.address, (label) => i18n._(label)).join(' › ')}</Title>
}

function Nothing({ filter }: { filter: ThreadFilter }) {
  const { mayComment } = useWorkspace()
  if (filter !== 'open')
    return (
      <EmptyState level={2} title={<Trans>Nothing here</Trans>}>
        <Trans>No comment of this design belongs here.</Trans>
      </EmptyState>
    )
  return (
    <EmptyState level={2} title={<Trans>No comments yet</Trans>}>
      {mayComment ? (
        <Trans>Go to a section, select words or stand on a cell, and press Ctrl Alt M.</Trans>
      ) : (
        <Trans>Those who may comment have not said anything here.</Trans>
      )}
    </EmptyState>
  )
}

/** A group of its own, before the sections. */
const whole = ''

/** In the order of the sections, in each by when they were begun. */
function inOrder(threads: readonly Thread[], process: Process): readonly Thread[] {
  return bySection(threads, process).flatMap(([, group]) => group)
}

function bySection(threads: readonly Thread[], process: Process): readonly (readonly [string, readonly Thread[]])[] {
  const groups = Map.groupBy(threads, (thread) =>
    isOnWhole(thread) ? whole : (sectionOf(process, thread.anchor.address) ?? thread.anchor.address),
  )
  const order = [whole, ...Object.keys(process.sections)]
  return [...groups].sort(([one], [other]) => order.indexOf(one) - order.indexOf(other))
}
