import type { PartnerRemark, PartnerThread } from '@balcony/api/contract'
import type { Address } from '@balcony/design'
import { Button } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import css from './Guest.module.css'
import { GuestComposer } from './GuestComposer.tsx'
import type { GuestTalk } from './guest-talk.ts'

interface GuestThreadProps {
  readonly thread: PartnerThread
  readonly talk: GuestTalk
  readonly online: boolean
  readonly title: (address: Address) => string
}

/** What was said at one place, and an answer to it. */
export function GuestThread({ thread, talk, online, title }: GuestThreadProps) {
  const { t } = useLingui()
  const [answering, answer] = useState(false)
  const mayWrite = talk.me.right === 'link-comment'
  return (
    <article className={css.thread} data-resolved={thread.resolved || undefined}>
      <p className={css.about}>
        {thread.address === undefined ? t`Not shared with you any more` : title(thread.address)}
        {thread.own ? null : (
          <span className={css.mark}>
            <Trans>For all partners</Trans>
          </span>
        )}
        {thread.resolved ? (
          <span className={css.mark}>
            <Trans>Resolved</Trans>
          </span>
        ) : null}
      </p>
      {thread.quote === undefined ? null : <blockquote dir="auto">{thread.quote}</blockquote>}
      {thread.remarks.map((remark) => (
        <RemarkLine key={remark.id} thread={thread} remark={remark} talk={talk} />
      ))}
      {answering ? (
        <GuestComposer talk={talk} online={online} thread={thread.id} onDone={() => answer(false)} />
      ) : mayWrite ? (
        <Button look="link" onPress={() => answer(true)}>
          <Trans>Answer</Trans>
        </Button>
      ) : null}
    </article>
  )
}

function RemarkLine({ thread, remark, talk }: Pick<GuestThreadProps, 'thread' | 'talk'> & { remark: PartnerRemark }) {
  const { t, i18n } = useLingui()
  const [text, edit] = useState<string>()
  const [failed, setFailed] = useState(false)
  const when = new Date(remark.at).toLocaleString(i18n.locale, { dateStyle: 'medium', timeStyle: 'short' })
  const who = remark.by === 'me' ? t`You` : remark.by === 'team' ? t`The team` : (remark.name ?? '')
  const act = (what: Promise<void>) =>
    void what.then(
      () => {
        setFailed(false)
        edit(undefined)
      },
      // Said below; the words stay in the box.
      () => setFailed(true),
    )
  return (
    <div className={css.remark}>
      <p className={css.who}>
        <b>{who}</b> <time dateTime={new Date(remark.at).toISOString()}>{when}</time>{' '}
        {remark.edited ? <Trans>edited</Trans> : null}
      </p>
      {remark.decided ? (
        <p className={css.mark}>
          <Trans>Decided</Trans>
        </p>
      ) : null}
      {text !== undefined ? (
        <div className={css.composer}>
          <textarea
            aria-label={t`Other words`}
            dir="auto"
            rows={4}
            value={text}
            onChange={(event) => edit(event.target.value)}
          />
          <div className={css.acts}>
            <Button
              look="primary"
              onPress={() => text.trim() !== '' && act(talk.edit(thread.id, remark.id, text.trim()))}
            >
              <Trans>Keep</Trans>
            </Button>
            <Button onPress={() => edit(undefined)}>
              <Trans>Leave it as it was</Trans>
            </Button>
          </div>
        </div>
      ) : (
        <p dir="auto" className={css.said}>
          {remark.removed ? <i>{t`Taken back`}</i> : remark.text}
        </p>
      )}
      {remark.by === 'me' && !remark.removed && text === undefined ? (
        <div className={css.acts}>
          <Button look="link" onPress={() => edit(remark.text)}>
            <Trans>Change the words</Trans>
          </Button>
          <Button look="link" onPress={() => act(talk.takeBack(thread.id, remark.id))}>
            <Trans>Take it back</Trans>
          </Button>
        </div>
      ) : null}
      {failed ? (
        <p role="alert" className={css.problem}>
          <Trans>This did not reach the server. Try again when you are connected.</Trans>
        </p>
      ) : null}
    </div>
  )
}
