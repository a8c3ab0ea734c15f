import type { Compartment, Thread } from '@balcony/design'
import { Button, CompartmentPill, toasts } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { windowOf } from '../field/FieldMark.tsx'
import { compartmentOf } from '../live/places.ts'
import { titleOf } from '../live/titles.ts'
import { useDesk, useWorkspace } from '../workspace.tsx'
import { useAudience } from './audience.ts'
import { Composer } from './Composer.tsx'
import { FollowThread } from './FollowThread.tsx'
import { RemarkView } from './RemarkView.tsx'
import { Standing } from './Standing.tsx'
import { TaskLine } from './TaskLine.tsx'
import css from './Threads.module.css'
import { useMayTalk } from './use-may-talk.ts'

interface ThreadCardProps {
  readonly thread: Thread
  readonly on: boolean
  /** In a list the place is named; in the margin the card stands beside it. */
  readonly named: boolean
  /** All of it, however long. */
  readonly whole?: boolean
}

/** A conversation. R replies, E resolves, G goes to the place, arrows walk to the next card. */
export function ThreadCard({ thread, on, named, whole }: ThreadCardProps) {
  const { t, i18n } = useLingui()
  const { live, threads, go, mayComment, unread, onSeen } = useWorkspace()
  const isNew = unread?.has(thread.id) === true
  const may = useMayTalk()
  const desk = useDesk()
  const audience = useAudience()
  const [failed, setFailed] = useState(false)
  const [all, showAll] = useState(whole === true)
  const { anchor, status } = thread
  const compartment: Compartment = compartmentOf(live.process, anchor.address) ?? 'core'
  const open = status.is === 'open'
  const mayResolve = may('resolve', compartment, thread.remarks[0]?.by)
  const resolve = async (reason?: string) => {
    await threads.resolve(thread.id, open, reason)
    if (open)
      toasts.show(t`Resolved`, {
        label: t`Reopen`,
        act: () => void threads.resolve(thread.id, false).catch(() => setFailed(true)),
      })
  }
  const settle = () =>
    void resolve().then(
      () => setFailed(false),
      // Said on the card, where it can be tried again.
      () => setFailed(true),
    )
  const show = () => {
    desk.put({ thread: thread.id })
    go(anchor.address)
  }
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return
    const acts: Readonly<Record<string, () => void>> = {
      e: () => mayResolve && settle(),
      r: () => event.currentTarget.querySelector('textarea')?.focus(),
      g: show,
      Enter: show,
      ArrowDown: () => neighbour(event.currentTarget, 1),
      ArrowUp: () => neighbour(event.currentTarget, -1),
    }
    const act = acts[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  useEffect(() => {
    if (!on || !isNew) return
    // Passing over a card is not reading it.
    const timer = setTimeout(() => onSeen?.(thread.id), seenAfter)
    return () => clearTimeout(timer)
  }, [on, isNew, onSeen, thread.id])
  const hidden = all ? 0 : Math.max(0, thread.remarks.length - shownRemarks)
  const shown = thread.remarks.filter((_, index) => index === 0 || index > hidden)
  return (
    <article
      className={css.card}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: cards are walked with the arrow keys
      tabIndex={0}
      data-card={thread.id}
      data-on={on || undefined}
      data-resolved={!open || undefined}
      data-new={isNew || undefined}
      aria-label={t`Comments on ${titleOf(live, anchor.address, (label) => i18n._(label)).join(', ')}`}
      onFocus={() => desk.put({ thread: thread.id })}
      onPointerEnter={() => desk.put({ thread: thread.id })}
      onKeyDown={press}
    >
      <CompartmentPill window={windowOf[thread.level]} bare>
        {audience.ofThread(thread, compartment)}
      </CompartmentPill>
      {named || thread.state === 'detached' ? <Standing thread={thread} onGo={show} /> : null}
      {shown.map((remark, index) => (
        <div key={remark.id} className={css.remarkBox}>
          <RemarkView thread={thread} remark={remark} onFailed={setFailed} />
          {index === 0 && hidden > 0 ? (
            <Button look="link" size="sm" onPress={() => showAll(true)}>
              {t`Show ${hidden} more`}
            </Button>
          ) : null}
        </div>
      ))}
      <TaskLine thread={thread} compartment={compartment} onFailed={setFailed} />
      {on && open && mayComment ? (
        <Composer
          target={thread.id}
          thread={thread.id}
          compartment={compartment}
          level={thread.level}
          {...(thread.guest && thread.level === 'partner' && { guest: thread.guest })}
          sendLabel={t`Reply`}
          placeholder={t`Reply`}
          onSend={(said) => threads.reply(thread.id, said)}
          {...(mayResolve && { onResolve: resolve })}
        />
      ) : null}
      {on || mayComment || mayResolve ? (
        <div className={css.acts}>
          {on || !open || !mayComment ? null : (
            <Button look="link" size="sm" onPress={() => desk.put({ thread: thread.id })}>
              <Trans>Reply</Trans>
            </Button>
          )}
          {mayResolve ? (
            <Button look="link" size="sm" onPress={settle}>
              {open ? t`Resolve` : t`Reopen`}
            </Button>
          ) : null}
          {on && open ? <FollowThread thread={thread} onFailed={setFailed} /> : null}
          {on && open && !thread.guest && thread.level === 'partner' && may('speak-to-partners', compartment) ? (
            <Button
              look="link"
              size="sm"
              onPress={() =>
                void threads.narrow(thread.id).then(
                  () => setFailed(false),
                  () => setFailed(true),
                )
              }
            >
              <Trans>Keep it to the team</Trans>
            </Button>
          ) : null}
        </div>
      ) : null}
      {failed ? (
        <p className={css.failed} role="alert">
          <Trans>This did not reach the server. Try again when you are connected.</Trans>
        </p>
      ) : null}
    </article>
  )
}

/** A thread that was open for so long was read. */
const seenAfter = 1_500

/** Longer conversations show their first remark and the last few. */
const shownRemarks = 4

function neighbour(card: HTMLElement, by: 1 | -1): void {
  const cards = [...document.querySelectorAll<HTMLElement>('[data-card]')]
  cards[cards.indexOf(card) + by]?.focus()
}
