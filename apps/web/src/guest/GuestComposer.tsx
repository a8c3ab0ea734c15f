import { type Address, maxRemarkChars, type Quote } from '@balcony/design'
import { Button, CompartmentMark } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CloudOff } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { keepBegun, keptBegun } from './begun.ts'
import css from './Guest.module.css'
import type { GuestTalk } from './guest-talk.ts'

interface GuestComposerProps {
  readonly talk: GuestTalk
  readonly online: boolean
  readonly address?: Address
  readonly quote?: Quote
  /** Of an answer. */
  readonly thread?: string
  /** The team began it, for all partners; an answer goes to the team alone all the same. */
  readonly onDone: () => void
}

/** Says who reads it, and that it is kept where there is no connection. What is begun stays until it is sent. */
export function GuestComposer({ talk, online, address, quote, thread, onDone }: GuestComposerProps) {
  const { t, i18n } = useLingui()
  const target = `${talk.me.id}/${thread ?? address ?? ''}/${quote?.exact ?? ''}`
  const [text, setText] = useState(() => keptBegun(target))
  const box = useRef<HTMLTextAreaElement>(null)
  const name = useId()
  useEffect(() => box.current?.focus(), [])
  const words = text.trim()
  const tooLong = words.length > maxRemarkChars
  const send = () => {
    if (words === '' || tooLong) return
    const said = { id: crypto.randomUUID(), at: Date.now(), text: words }
    void talk.say({
      ...said,
      ...(thread === undefined ? { address: address ?? '', ...(quote && { quote }) } : { thread }),
    })
    keepBegun(target, '')
    onDone()
  }
  return (
    <form
      className={css.composer}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {quote ? <blockquote dir="auto">{quote.exact}</blockquote> : null}
      <label htmlFor={name} className={css.hidden}>
        {thread === undefined ? t`Your comment` : t`Your answer`}
      </label>
      <textarea
        id={name}
        ref={box}
        dir="auto"
        rows={4}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          keepBegun(target, event.target.value)
        }}
      />
      {tooLong ? (
        <p role="alert" className={css.problem}>
          <Trans>
            A comment has at most {maxRemarkChars.toLocaleString(i18n.locale)} characters. Shorten it, or write two.
          </Trans>
        </p>
      ) : null}
      <p className={css.reads}>
        <CompartmentMark window="open" />
        <Trans>The team reads this, with your name. Other partners do not.</Trans>
      </p>
      {online ? null : (
        <p className={css.offline} role="status">
          <CloudOff size={20} strokeWidth={1.75} aria-hidden />
          <Trans>No connection. Your comment is kept on this phone and goes out by itself.</Trans>
        </p>
      )}
      <Button type="submit" look="primary" reason={words === '' ? t`Write something first` : undefined}>
        {online ? t`Send` : t`Send when online`}
      </Button>
    </form>
  )
}
