import { type Finding, type WaiverKind, waiverKinds } from '@balcony/design'
import { Button, Segments, TextField, toasts } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { useWorkspace } from '../workspace.tsx'
import { daysFrom } from './days-from.ts'
import css from './Review.module.css'
import { useWaiverKindWords, useWho } from './waiver-words.ts'

interface DismissFormProps {
  readonly finding: Finding
  readonly needsTwo: boolean
  readonly onDone: () => void
}

/** A decision to live with a finding: of what kind, why, and how long. */
export function DismissForm({ finding, needsTwo, onDone }: DismissFormProps) {
  const { t } = useLingui()
  const { review } = useWorkspace()
  const kinds = useWaiverKindWords()
  const who = useWho()
  const [today] = useState(() => new Date().toISOString().slice(0, 10))
  const [kind, choose] = useState<WaiverKind>('working')
  const [reason, write] = useState('')
  const [until, setUntil] = useState(() => daysFrom(today, 30))
  const [problem, setProblem] = useState<string>()
  const [sending, setSending] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (sending) return
    if (reason.trim() === '') return setProblem(t`Say in a sentence why this may stand.`)
    setSending(true)
    setProblem(undefined)
    try {
      await review?.dismiss(finding, { kind, reason: reason.trim(), until })
      toasts.show(needsTwo ? t`Asked. It holds once a second person agrees.` : t`Dismissed until ${who.day(until)}`)
      onDone()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
      setSending(false)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    onDone()
  }
  return (
    <form className={css.form} aria-label={t`Dismiss this check`} onSubmit={send} onKeyDown={onKeyDown} noValidate>
      <header>
        <b>
          <Trans>Dismiss this check</Trans>
        </b>
        <span>
          <Trans>Your name and reason stay with it</Trans>
        </span>
      </header>
      <div className={css.kinds}>
        <Segments
          label={t`Why it may stand`}
          choices={waiverKinds.map((id) => ({ id, label: kinds[id] }))}
          chosen={kind}
          onChoose={(id) => choose(id as WaiverKind)}
        />
      </div>
      <div className={css.reason}>
        <TextField
          label={t`In a sentence`}
          value={reason}
          onChange={write}
          error={problem}
          autoFocus
          maxLength={1000}
        />
        <TextField
          label={t`Until`}
          type="date"
          value={until}
          onChange={setUntil}
          {...({ min: today, max: daysFrom(today, 365) } as object)}
        />
      </div>
      {needsTwo ? (
        <p className={css.about}>
          <Trans>One person alone may not dismiss this: it holds once a second person who can open it agrees.</Trans>
        </p>
      ) : null}
      <footer>
        <Button size="sm" onPress={onDone}>
          <Trans>Cancel</Trans>
        </Button>
        <Button size="sm" look="primary" type="submit" busy={sending ? t`Dismissing…` : undefined}>
          <Trans>Dismiss</Trans>
        </Button>
      </footer>
    </form>
  )
}
