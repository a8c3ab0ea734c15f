import type { Address, Thread } from '@balcony/design'
import { Button } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { compartmentOf } from '../live/places.ts'
import { titleOf } from '../live/titles.ts'
import { useLocale } from '../live/use-locale.ts'
import { useDesk, useWorkspace } from '../workspace.tsx'
import css from './Threads.module.css'
import { useMayTalk } from './use-may-talk.ts'

/** The place and the words on which a thread stands; of a detached one, those on which it stood and until when. */
export function Standing({ thread, onGo }: { thread: Thread; onGo: () => void }) {
  const { i18n, t } = useLingui()
  const { live } = useWorkspace()
  const locale = useLocale()
  const { anchor, state, stoodUntil } = thread
  const say = (label: string) => i18n._(label)
  const until =
    stoodUntil === undefined
      ? ''
      : new Date(stoodUntil).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' })
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
      {state === 'detached' ? (
        <p>
          {anchor.on === 'words' ? (
            <Trans>These words stood here until {until}.</Trans>
          ) : (
            <Trans>What this was about stood here until {until}.</Trans>
          )}{' '}
          {stoodUntil === undefined ? null : <StoodThere at={stoodUntil} address={anchor.address} />}{' '}
          <Reattach thread={thread} />
        </p>
      ) : null}
    </div>
  )
}

/** The design as it stood while the words were there, where one may look at what was. */
function StoodThere({ at, address }: { at: number; address: Address }) {
  const { mayPast, history, go } = useWorkspace()
  const desk = useDesk()
  if (!history || mayPast?.('read-history', []) !== true) return null
  const look = () => {
    desk.put({ moment: { at: at - 1, place: address } })
    go('versions')
  }
  return (
    <Button look="link" size="sm" onPress={look}>
      <Trans>See it as it stood then</Trans>
    </Button>
  )
}

/** Takes a thread that lost its words along to where it belongs now. */
function Reattach({ thread }: { thread: Thread }) {
  const { live } = useWorkspace()
  const may = useMayTalk()
  const desk = useDesk()
  const compartment = compartmentOf(live.process, thread.anchor.address) ?? 'core'
  if (!may('resolve', compartment, thread.remarks[0]?.by)) return null
  return (
    <Button look="link" size="sm" onPress={() => desk.put({ reattaching: thread.id, composing: undefined })}>
      <Trans>Put it at other words</Trans>
    </Button>
  )
}
