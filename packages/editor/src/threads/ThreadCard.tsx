import type { Compartment, Thread } from '@balcony/design'
import { Avatar, Button, CompartmentPill } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, useState } from 'react'
import { windowOf } from '../field/FieldMark.tsx'
import { compartmentOf } from '../live/places.ts'
import { titleOf } from '../live/titles.ts'
import { useDesk, useWorkspace } from '../workspace.tsx'
import { useAudience } from './audience.ts'
import { Composer } from './Composer.tsx'
import css from './Threads.module.css'
import { useAgo } from './use-ago.ts'

interface ThreadCardProps {
  readonly thread: Thread
  readonly on: boolean
  /** In a list the place is named; in the margin the card stands beside it. */
  readonly named: boolean
}

/** A conversation. R replies, E resolves, G goes to the place, arrows walk to the next card. */
export function ThreadCard({ thread, on, named }: ThreadCardProps) {
  const { t, i18n } = useLingui()
  const { live, threads, go, mayComment } = useWorkspace()
  const desk = useDesk()
  const audience = useAudience()
  const [failed, setFailed] = useState(false)
  const [all, showAll] = useState(false)
  const { anchor, status } = thread
  const compartment: Compartment = compartmentOf(live.process, anchor.address) ?? 'core'
  const open = status.is === 'open'
  const resolve = async () => {
    try {
      await threads.resolve(thread.id, open)
      setFailed(false)
    } catch {
      // Said on the card, where it can be tried again.
      setFailed(true)
    }
  }
  const show = () => {
    desk.put({ thread: thread.id })
    go(anchor.address)
  }
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return
    const acts: Readonly<Record<string, () => void>> = {
      e: () => void resolve(),
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
      aria-label={t`Comments on ${titleOf(live, anchor.address, (label) => i18n._(label)).join(', ')}`}
      onFocus={() => desk.put({ thread: thread.id })}
      onPointerEnter={() => desk.put({ thread: thread.id })}
      onKeyDown={press}
    >
      <CompartmentPill window={windowOf[thread.level]} bare>
        {audience.ofThread(thread, compartment)}
      </CompartmentPill>
      {named || thread.state === 'detached' ? <Where thread={thread} onGo={show} /> : null}
      {shown.map((remark, index) => (
        <div key={remark.id} className={css.remarkBox}>
          <Remark by={remark.by} at={remark.at} text={remark.text} />
          {index === 0 && hidden > 0 ? (
            <Button look="link" size="sm" onPress={() => showAll(true)}>
              {t`Show ${hidden} more`}
            </Button>
          ) : null}
        </div>
      ))}
      {on && open && mayComment ? (
        <Composer
          target={thread.id}
          compartment={compartment}
          level={thread.level}
          sendLabel={t`Reply`}
          placeholder={t`Reply`}
          onSend={(text) => threads.reply(thread.id, text)}
        />
      ) : null}
      {mayComment ? (
        <div className={css.acts}>
          {on && open ? null : open ? (
            <Button look="link" size="sm" onPress={() => desk.put({ thread: thread.id })}>
              <Trans>Reply</Trans>
            </Button>
          ) : null}
          <Button look="link" size="sm" onPress={() => void resolve()}>
            {open ? t`Resolve` : t`Reopen`}
          </Button>
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

/** Longer conversations show their first remark and the last few. */
const shownRemarks = 4

function Where({ thread, onGo }: { thread: Thread; onGo: () => void }) {
  const { i18n, t } = useLingui()
  const { live } = useWorkspace()
  const { anchor, state } = thread
  const say = (label: string) => i18n._(label)
  return (
    <div className={css.where}>
      <button type="button" onClick={onGo} title={t`Go to the place`}>
        {titleOf(live, anchor.address, say).join(' › ')}
      </button>
      {anchor.on === 'words' ? (
        <blockquote dir="auto" data-gone={state === 'detached' || undefined}>
          {anchor.quote.exact}
        </blockquote>
      ) : null}
    </div>
  )
}

function Remark({ by, at, text }: { by: string; at: number; text: string }) {
  const { t } = useLingui()
  const { people } = useWorkspace()
  const ago = useAgo()
  const person = people.find((one) => one.id === by)
  const name = person?.name ?? t`Somebody who has left`
  const when = new Date(at)
  return (
    <div className={css.remark}>
      <Avatar face={{ name, colour: person?.colour ?? 6, away: person === undefined }} quiet />
      <p className={css.who}>
        <b>{name}</b>{' '}
        <time dateTime={when.toISOString()} title={when.toLocaleString()}>
          {ago(at)}
        </time>
      </p>
      <p className={css.text} dir="auto">
        {text}
      </p>
    </div>
  )
}

function neighbour(card: HTMLElement, by: 1 | -1): void {
  const cards = [...document.querySelectorAll<HTMLElement>('[data-card]')]
  cards[cards.indexOf(card) + by]?.focus()
}
