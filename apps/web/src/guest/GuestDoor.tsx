import type { CodeNeeded, OpenedLink, OpenLink } from '@balcony/api/contract'
import { Button, Logo, TextField } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { type FormEvent, useState } from 'react'
import { post, Refused } from '../server.ts'
import css from './Guest.module.css'

interface GuestDoorProps {
  readonly link: string
  readonly token: string
  readonly onIn: (me: OpenedLink) => void
}

/** Whoever opens a link says who they are; some links ask for a code that came on another way. */
export function GuestDoor({ link, token, onIn }: GuestDoorProps) {
  const { t } = useLingui()
  const [name, setName] = useState('')
  const [code, setCode] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [problem, say] = useState<string>()
  const open = async () => {
    if (name.trim() === '' || busy) return say(name.trim() === '' ? t`Write your name first.` : undefined)
    setBusy(true)
    say(undefined)
    try {
      const asked: OpenLink = { link, token, name: name.trim(), ...(code ? { code: code.trim() } : {}) }
      const answer = await post<OpenedLink | CodeNeeded>('/api/links/open', asked)
      if ('codeNeeded' in answer) setCode(code ?? '')
      else onIn(answer)
    } catch (error) {
      say(error instanceof Refused ? error.problem.message : t`There is no connection. Try again.`)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className={css.door}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void open()
      }}
    >
      <Logo />
      <h1>
        <Trans>Something was shared with you</Trans>
      </h1>
      <p>
        <Trans>You need no account. The team sees the name that you write here beside your comments.</Trans>
      </p>
      <TextField
        label={t`Your name`}
        value={name}
        onChange={setName}
        autoComplete="name"
        isRequired
        {...(code === undefined ? { error: problem } : {})}
      />
      {code === undefined ? null : (
        <TextField
          label={t`Code`}
          hint={t`Six digits, which you got on another way than the link.`}
          value={code}
          onChange={setCode}
          inputMode="numeric"
          autoComplete="one-time-code"
          error={problem}
        />
      )}
      <Button type="submit" look="primary" busy={busy ? t`Opening` : undefined}>
        <Trans>Read it</Trans>
      </Button>
    </form>
  )
}
