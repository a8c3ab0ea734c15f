import { Button, Checkbox, TextField } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Fingerprint } from 'lucide-react'
import { useState } from 'react'
import { byPasskey, byPassword, waysQuery } from './ask.ts'
import { CodeField } from './CodeField.tsx'
import type { DoorProps } from './Door.tsx'
import { passkeysHere } from './passkey.ts'
import css from './SignIn.module.css'
import { noteSharedComputer } from './shared-computer.ts'
import { useAsking } from './use-asking.ts'

/** Sign-in name and password, a passkey, and where the second factor is asked for, its code. */
export function PasswordDoor({ handle, onHandle, onChoose, onIn }: DoorProps & { readonly onIn: () => void }) {
  const { t } = useLingui()
  const ways = useQuery(waysQuery).data
  const { busy, error, needsCode, ask } = useAsking()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [shared, setShared] = useState(false)
  const enter = () =>
    ask(async () => {
      await byPassword({ handle, password, shared, ...(needsCode && { code }) })
      noteSharedComputer(shared)
      onIn()
    })
  const withPasskey = () =>
    ask(async () => {
      await byPasskey(shared)
      noteSharedComputer(shared)
      onIn()
    })
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        void enter()
      }}
    >
      <h1 className={css.title}>
        <Trans>Sign in</Trans>
      </h1>
      <TextField
        label={t`Sign-in name or mail address`}
        value={handle}
        onChange={onHandle}
        autoComplete="username webauthn"
        dir="ltr"
        maxLength={254}
        isRequired
        autoFocus
      />
      <TextField
        label={t`Password`}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        dir="ltr"
        isRequired
        validationBehavior="aria"
        error={needsCode ? undefined : error}
      />
      {needsCode ? <CodeField value={code} onChange={setCode} error={error} /> : null}
      <Checkbox
        isSelected={shared}
        onChange={setShared}
        about={t`Signed out when the browser closes, and after half an hour without you.`}
      >
        <Trans>Others use this computer, too</Trans>
      </Checkbox>
      <Button type="submit" look="primary" busy={busy ? t`Signing you in` : undefined}>
        <Trans>Sign in</Trans>
      </Button>
      {ways?.passkeys && passkeysHere() ? (
        <Button
          look="line"
          icon={<Fingerprint size={17} strokeWidth={1.75} aria-hidden />}
          onPress={() => void withPasskey()}
        >
          <Trans>Use a passkey</Trans>
        </Button>
      ) : null}
      <p className={css.others}>
        {ways?.mail ? (
          <Button look="link" onPress={() => onChoose('mail')}>
            <Trans>Send me a link by mail</Trans>
          </Button>
        ) : null}
        <Button look="link" onPress={() => onChoose('recover')}>
          <Trans>I cannot get in</Trans>
        </Button>
      </p>
    </form>
  )
}
