import { Button, TextField } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { post } from '../server.ts'
import css from './Account.module.css'
import { Part } from './Part.tsx'
import { useChange } from './use-change.ts'

export function MailAddress({ email, sends }: { email: string | undefined; sends: boolean }) {
  const { t } = useLingui()
  const [typed, setTyped] = useState(email ?? '')
  const { busy, error, change } = useChange()
  return (
    <Part
      title={<Trans>Mail address</Trans>}
      about={
        sends ? (
          <Trans>
            Where a link to sign in can be sent, and word that something waits for you. Mails never name a design or a
            person. Whoever reads this mailbox can ask for such a link.
          </Trans>
        ) : (
          <Trans>This Balcony sends no mail. An address that you write here is kept for when it does.</Trans>
        )
      }
    >
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          void change(() => post('/api/account/email', { email: typed.trim() }), t`The address is kept.`)
        }}
      >
        <TextField
          aria-label={t`Mail address`}
          type="email"
          value={typed}
          onChange={setTyped}
          autoComplete="email"
          dir="ltr"
          maxLength={254}
          validationBehavior="aria"
          error={error}
        />
        <p className={css.actions}>
          <Button
            type="submit"
            look="line"
            busy={busy ? t`Keeping it` : undefined}
            reason={typed.trim() === (email ?? '') ? t`This is the address that is kept.` : undefined}
          >
            {typed.trim() === '' && email !== undefined ? (
              <Trans>Take the address away</Trans>
            ) : (
              <Trans>Keep this address</Trans>
            )}
          </Button>
        </p>
      </form>
    </Part>
  )
}
