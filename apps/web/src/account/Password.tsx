import { Button } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { post } from '../server.ts'
import { NewPasswordField } from '../sign-in/NewPasswordField.tsx'
import css from './Account.module.css'
import { Part } from './Part.tsx'
import { useChange } from './use-change.ts'

export function Password({ has, handle }: { has: boolean; handle: string }) {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  const [password, setPassword] = useState('')
  const { busy, error, change } = useChange()
  return (
    <Part
      title={<Trans>Password</Trans>}
      about={has ? undefined : <Trans>You have none: you sign in with a passkey only.</Trans>}
    >
      {open ? (
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault()
            void change(async () => {
              await post('/api/account/password', { password })
              setOpen(false)
              setPassword('')
            }, t`The password is changed. Your other devices are signed out.`)
          }}
        >
          {/* For password managers: whose password this is. */}
          <input type="text" hidden autoComplete="username" value={handle} readOnly />
          <NewPasswordField value={password} onChange={setPassword} error={error} autoFocus />
          <p className={css.actions}>
            <Button type="submit" look="primary" busy={busy ? t`Changing it` : undefined}>
              <Trans>Set the password</Trans>
            </Button>
            <Button onPress={() => setOpen(false)}>
              <Trans>Cancel</Trans>
            </Button>
          </p>
        </form>
      ) : (
        <Button look="line" onPress={() => setOpen(true)}>
          {has ? <Trans>Change the password</Trans> : <Trans>Set a password</Trans>}
        </Button>
      )}
    </Part>
  )
}
