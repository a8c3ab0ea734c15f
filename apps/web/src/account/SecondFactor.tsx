import type { NewTotp, RecoveryCodes } from '@balcony/api/contract'
import { Button, TextField } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { post } from '../server.ts'
import { KeepCodes } from '../sign-in/KeepCodes.tsx'
import css from './Account.module.css'
import { Part } from './Part.tsx'
import { QrCode } from './QrCode.tsx'
import { useChange } from './use-change.ts'

/** A code from an app on a phone, asked for after the password. */
export function SecondFactor({ on, hasPassword }: { on: boolean; hasPassword: boolean }) {
  const { t } = useLingui()
  const [begun, setBegun] = useState<NewTotp>()
  const [code, setCode] = useState('')
  const [codes, setCodes] = useState<readonly string[]>()
  const { busy, error, change } = useChange()
  if (codes) return <KeepCodes codes={codes} onKept={() => setCodes(undefined)} />
  const turnOn = () =>
    change(async () => {
      setCodes((await post<RecoveryCodes>('/api/account/totp', { code })).recoveryCodes)
      setBegun(undefined)
      setCode('')
    })
  return (
    <Part
      title={<Trans>Second factor</Trans>}
      about={
        on ? (
          <Trans>On: after the password you are asked for a code from your app. Passkeys need none.</Trans>
        ) : (
          <Trans>Off. With it, a stolen password alone lets nobody in.</Trans>
        )
      }
    >
      {begun ? (
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault()
            void turnOn()
          }}
        >
          <p className={css.about}>
            <Trans>Scan this with an authenticator app on your phone, or type the key into it.</Trans>
          </p>
          <QrCode words={begun.uri} label={t`The code for your authenticator app`} />
          <code className={css.secret} dir="ltr">
            {(begun.secret.match(/.{1,4}/g) ?? []).join(' ')}
          </code>
          <TextField
            label={t`The six digits that the app shows`}
            value={code}
            onChange={setCode}
            autoComplete="one-time-code"
            inputMode="numeric"
            dir="ltr"
            maxLength={12}
            isRequired
            validationBehavior="aria"
            error={error}
          />
          <p className={css.actions}>
            <Button type="submit" look="primary" busy={busy ? t`Looking` : undefined}>
              <Trans>Turn it on</Trans>
            </Button>
            <Button onPress={() => setBegun(undefined)}>
              <Trans>Cancel</Trans>
            </Button>
          </p>
        </form>
      ) : on ? (
        <Button
          look="line"
          onPress={() => void change(() => post('/api/account/totp/off'), t`The second factor is off.`)}
        >
          <Trans>Turn it off</Trans>
        </Button>
      ) : (
        <Button
          look="line"
          reason={hasPassword ? undefined : t`It stands beside a password, and you have none.`}
          onPress={() => void change(async () => setBegun(await post<NewTotp>('/api/account/totp/begin')))}
        >
          <Trans>Turn it on</Trans>
        </Button>
      )}
      {begun || error === undefined ? null : <p role="alert">{error}</p>}
    </Part>
  )
}
