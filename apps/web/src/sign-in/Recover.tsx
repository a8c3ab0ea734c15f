import { Button, TextField } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { byRecovery } from './ask.ts'
import { CodeField } from './CodeField.tsx'
import type { DoorProps } from './Door.tsx'
import { NewPasswordField } from './NewPasswordField.tsx'
import css from './SignIn.module.css'
import { useAsking } from './use-asking.ts'

/** For whoever lost their password: a recovery code, or the person who runs Balcony. */
export function Recover({ handle, onHandle, onChoose, onIn }: DoorProps & { readonly onIn: () => void }) {
  const { t } = useLingui()
  const { busy, error, needsCode, ask } = useAsking()
  const [recoveryCode, setRecoveryCode] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        void ask(async () => {
          await byRecovery({ handle, recoveryCode, password, ...(needsCode && { code }) })
          onIn()
        })
      }}
    >
      <h1 className={css.title}>
        <Trans>Get in again</Trans>
      </h1>
      <p className={css.words}>
        <Trans>
          With one of the recovery codes that you kept you choose a new password. All your other devices are signed out.
        </Trans>
      </p>
      <TextField
        label={t`Sign-in name or mail address`}
        value={handle}
        onChange={onHandle}
        autoComplete="username"
        dir="ltr"
        maxLength={254}
        isRequired
        autoFocus
      />
      <TextField
        label={t`Recovery code`}
        value={recoveryCode}
        onChange={setRecoveryCode}
        autoComplete="off"
        dir="ltr"
        maxLength={64}
        isRequired
      />
      <NewPasswordField value={password} onChange={setPassword} error={needsCode ? undefined : error} />
      {needsCode ? <CodeField value={code} onChange={setCode} error={error} /> : null}
      <Button type="submit" look="primary" busy={busy ? t`Signing you in` : undefined}>
        <Trans>Set the password and sign in</Trans>
      </Button>
      <p className={css.words}>
        <Trans>
          No codes left? The person who runs Balcony can make you a link by which you choose anew. They can never see or
          set your password.
        </Trans>
      </p>
      <p className={css.others}>
        <Button look="link" onPress={() => onChoose('password')}>
          <Trans>Back</Trans>
        </Button>
      </p>
    </form>
  )
}
