import type { Address, Process, Thread } from '@balcony/design'
import { Button, EmptyState, KeyCap } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { type RefObject, useMemo, useRef, useState } from 'react'
import { Check } from '../icons.tsx'
import type { Composing } from '../live/desk.ts'
import { useThreads } from '../live/hooks.ts'
import { levelAt } from '../live/levels.ts'
import { compartmentOf, sectionOf } from '../live/places.ts'
import { titleOf } from '../live/titles.ts'
import { composingId } from '../prose/highlights.ts'
import { useDesk, useDeskState, useWorkspace } from '../workspace.tsx'
import { Composer } from './Composer.tsx'
import { ReviewTray, targetOf } from './ReviewTray.tsx'
import { ThreadCard } from './ThreadCard.tsx'
import css from './Threads.module.css'
import { useMargin } from './use-margin.ts'

interface ThreadsPanelProps {
  /** Only the threads of the section in which this place is; without it those of the whole design. */
  readonly address?: Address
  /** Beside the text, each card by its words; the element is the column in which the text stands. Without it, a list. */
  readonly beside?: RefObject<HTMLElement | null>
}

/** Comments: in the margin where there is room, otherwise a list. */
export function ThreadsPanel({ address, beside }: ThreadsPanelProps) {
  const { live, mayComment } = useWorkspace()
  const section = address === undefined ? undefined : sectionOf(live.process, address)
  const { t } = useLingui()
  const all = useThreads()
  const on = useDeskState('thread')
  const composing = useDeskState('composing')
  const [resolvedToo, showResolved] = useState(false)
  const groups = useMemo(() => grouped(all, (thread) => isIn(live.process, thread, section)), [all, live, section])
  const margin = useRef<HTMLDivElement>(null)
  const tops = useMargin({ margin, text: beside, threads: groups.open, composing, on })
  const here = composing && isIn(live.process, composing, section) ? composing : undefined
  const nothing = groups.open.length + groups.detached.length + groups.resolved.length === 0 && !here
  const style = (id: string) => {
    if (!beside) return undefined
    const top = tops.get(id)
    return top === undefined ? { opacity: 0 } : { transform: `translateY(${top}px)` }
  }
  return (
    <div ref={margin} className={css.panel} data-beside={beside !== undefined || undefined}>
      {beside ? null : <ReviewTray />}
      {nothing && !beside ? (
        <EmptyState title={t`No comments yet`} level={3}>
          {mayComment ? (
            <Trans>
              Select words, or stand on a cell, and press <KeyCap>Ctrl</KeyCap> <KeyCap>Alt</KeyCap> <KeyCap>M</KeyCap>.
            </Trans>
          ) : (
            <Trans>Those who may comment have not said anything here.</Trans>
          )}
        </EmptyState>
      ) : null}
      {here ? (
        <div className={css.slot} data-slot={composingId} style={style(composingId)}>
          <First composing={here} named={beside === undefined} />
        </div>
      ) : null}
      {groups.open.map((thread) => (
        <div key={thread.id} className={css.slot} data-slot={thread.id} style={style(thread.id)}>
          <ThreadCard thread={thread} on={thread.id === on} named={beside === undefined} />
        </div>
      ))}
      <div
        className={css.rest}
        data-rest
        style={beside ? { transform: `translateY(${tops.get('rest') ?? 0}px)` } : undefined}
      >
        {beside ? <ReviewTray /> : null}
        {groups.detached.length > 0 ? (
          <section className={css.group} aria-label={t`Detached`}>
            <h3>
              <Trans>Detached</Trans>
            </h3>
            <p>
              <Trans>The words that these comments were on are gone. Nothing said here is lost.</Trans>
            </p>
            {groups.detached.map((thread) => (
              <ThreadCard key={thread.id} thread={thread} on={thread.id === on} named />
            ))}
          </section>
        ) : null}
        {groups.resolved.length > 0 ? (
          <section className={css.group} aria-label={t`Resolved`}>
            <Button
              size="sm"
              icon={<Check size={15} />}
              aria-expanded={resolvedToo}
              onPress={() => showResolved(!resolvedToo)}
            >
              <Plural value={groups.resolved.length} one="# resolved" other="# resolved" />
            </Button>
            {resolvedToo
              ? groups.resolved.map((thread) => (
                  <ThreadCard key={thread.id} thread={thread} on={thread.id === on} named />
                ))
              : null}
          </section>
        ) : null}
      </div>
    </div>
  )
}

/** The card in which a first remark is written. */
function First({ composing, named }: { composing: Composing; named: boolean }) {
  const { t, i18n } = useLingui()
  const { live, threads } = useWorkspace()
  const desk = useDesk()
  const { anchor, quote } = composing
  const say = (label: string) => i18n._(label)
  const target = targetOf(anchor) ?? anchor.address
  return (
    <article className={css.card} data-on aria-label={t`New comment`}>
      {named || anchor.on === 'place' ? (
        <div className={css.where}>
          <span>{titleOf(live, anchor.address, say).join(' › ')}</span>
        </div>
      ) : null}
      {quote === undefined ? null : (
        <div className={css.where}>
          <blockquote dir="auto">{quote}</blockquote>
        </div>
      )}
      <Composer
        key={target}
        target={target}
        compartment={compartmentOf(live.process, anchor.address) ?? 'core'}
        level={levelAt(live.process, anchor.address)}
        sendLabel={t`Comment`}
        placeholder={t`Write a comment`}
        autoFocus
        anchor={anchor}
        onSend={(said) => threads.open(anchor, said)}
        onClose={() => desk.put({ composing: undefined })}
      />
    </article>
  )
}

interface Groups {
  readonly open: readonly Thread[]
  readonly detached: readonly Thread[]
  readonly resolved: readonly Thread[]
}

function grouped(threads: readonly Thread[], isHere: (thread: Thread) => boolean): Groups {
  const here = threads.filter(isHere)
  const open = here.filter((thread) => thread.status.is === 'open')
  return {
    open: open.filter((thread) => thread.state !== 'detached'),
    detached: open.filter((thread) => thread.state === 'detached'),
    resolved: here.filter((thread) => thread.status.is === 'resolved'),
  }
}

function isIn(process: Process, { anchor }: { anchor: Thread['anchor'] }, section: string | undefined): boolean {
  return section === undefined || sectionOf(process, anchor.address) === section
}
