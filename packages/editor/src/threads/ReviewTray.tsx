import { Button } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useMemo, useState, useSyncExternalStore } from 'react'
import { Close } from '../icons.tsx'
import { titleOf } from '../live/titles.ts'
import { useDesk, useDeskState, useWorkspace } from '../workspace.tsx'
import { type Draft, type DraftKey, draftChanges, draftsOf, keepDraft, watchDrafts } from './drafts.ts'
import type { ReviewItem } from './said.ts'
import css from './Talk.module.css'

type Begun = { readonly key: DraftKey; readonly draft: Draft }

/** What is begun and not sent: single remarks to go on with, and a review that goes out as one. */
export function ReviewTray() {
  const { t, i18n } = useLingui()
  const { design, me, threads, live, mayComment } = useWorkspace()
  const desk = useDesk()
  const reviewing = useDeskState('reviewing')
  const composing = useDeskState('composing')
  const reattaching = useDeskState('reattaching')
  const changes = useSyncExternalStore(watchDrafts, draftChanges)
  const [sending, setSending] = useState<'waits' | 'sending' | 'failed'>('waits')
  const all = useMemo(() => draftsOf(design, me.id), [design, me.id, changes])
  const held = all.filter(({ draft }) => draft.held)
  const begun = all.filter(
    ({ draft }) => !draft.held && draft.anchor && targetOf(composing?.anchor) !== targetOf(draft.anchor),
  )
  const send = async () => {
    setSending('sending')
    try {
      await threads.review(held.flatMap((one) => itemOf(one, threads.readers(one.key.compartment))))
      for (const { key } of held) keepDraft(key, undefined)
      desk.put({ reviewing: false })
      setSending('waits')
    } catch {
      // Nothing of it was sent, all of it is kept.
      setSending('failed')
    }
  }
  const place = ({ draft }: Begun): string => {
    const on = draft.anchor ?? threads.list().find((one) => one.id === draft.thread)?.anchor
    return on ? titleOf(live, on.address, (label) => i18n._(label)).join(' › ') : ''
  }
  if (!mayComment) return null
  return (
    <>
      {reattaching === undefined ? null : (
        <section className={css.tray} aria-label={t`Putting a comment elsewhere`}>
          <p>
            <Trans>Select the words, or stand on the place where the comment belongs now, and press Ctrl Alt M.</Trans>
          </p>
          <Button size="sm" look="line" onPress={() => desk.put({ reattaching: undefined })}>
            <Trans>Leave it detached</Trans>
          </Button>
        </section>
      )}
      {reviewing || held.length > 0 ? (
        <section className={css.tray} aria-label={t`Your review`}>
          <h3>
            <Trans>Your review</Trans>
          </h3>
          <p>
            {held.length === 0 ? (
              <Trans>Comments that you write now are put here. Nobody reads them until you send all at once.</Trans>
            ) : (
              <Plural value={held.length} one="# comment, not sent yet" other="# comments, not sent yet" />
            )}
          </p>
          {held.length > 0 ? (
            <ul>
              {held.map((one) => (
                <li key={one.key.target}>
                  <small>{place(one)}</small>
                  <span dir="auto">{one.draft.text}</span>
                  <button
                    type="button"
                    aria-label={t`Throw this comment away`}
                    onClick={() => keepDraft(one.key, undefined)}
                  >
                    <Close size={14} />
                  </button>
                </li>
              ))}
            </ul>
          ) : null}
          {sending === 'failed' ? (
            <p className={css.failed} role="alert">
              <Trans>The review was not sent. All of it is kept here; try again when you are connected.</Trans>
            </p>
          ) : null}
          <div className={css.trayActs}>
            {held.length > 0 ? (
              <Button
                look="primary"
                size="sm"
                busy={sending === 'sending' ? t`Sending…` : undefined}
                onPress={() => void send()}
              >
                {sending === 'failed' ? t`Try again` : t`Send the review`}
              </Button>
            ) : (
              <Button size="sm" look="line" onPress={() => desk.put({ reviewing: false })}>
                <Trans>Send one by one again</Trans>
              </Button>
            )}
          </div>
        </section>
      ) : null}
      {begun.length > 0 ? (
        <section className={css.tray} aria-label={t`Begun and not sent`}>
          <h3>
            <Trans>Begun and not sent</Trans>
          </h3>
          <ul>
            {begun.map((one) => (
              <li key={one.key.target}>
                <small>{place(one)}</small>
                <span dir="auto">{one.draft.text}</span>
                <button
                  type="button"
                  onClick={() =>
                    one.draft.anchor && desk.put({ composing: composingOf(one.draft.anchor), thread: undefined })
                  }
                >
                  <Trans>Go on</Trans>
                </button>
                <button
                  type="button"
                  aria-label={t`Throw this comment away`}
                  onClick={() => keepDraft(one.key, undefined)}
                >
                  <Close size={14} />
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

function itemOf({ draft }: Begun, readers: readonly string[] | undefined): readonly ReviewItem[] {
  const { held, text, names = [], reach = 'team', anchor, thread } = draft
  if (!held) return []
  const ids = names.map((one) => one.id)
  const mentions = ids.filter((id) => readers === undefined || readers.includes(id))
  const asks = ids.filter((id) => !mentions.includes(id))
  const said = {
    id: held.id,
    text,
    ...(mentions.length > 0 && { mentions }),
    ...(asks.length > 0 && { asks }),
    ...(held.decided && { act: 'decided' as const }),
  }
  if (anchor) return [{ ...said, anchor, reach }]
  return thread === undefined ? [] : [{ ...said, thread }]
}

function composingOf(anchor: NonNullable<Draft['anchor']>) {
  return anchor.on === 'words' ? { anchor, quote: anchor.quote.exact } : { anchor }
}

/** Under which a first remark is kept. */
export function targetOf(anchor: Draft['anchor'] | undefined): string | undefined {
  if (!anchor) return undefined
  return anchor.on === 'words' ? `${anchor.address}#${anchor.start}` : anchor.address
}
