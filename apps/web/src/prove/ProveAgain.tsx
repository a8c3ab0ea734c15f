import type { AccountCard } from '@balcony/api/contract'
import { Button, Dialog, TextField } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Fingerprint } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { get, post } from '../server.ts'
import { CodeField } from '../sign-in/CodeField.tsx'
import { usePasskey } from '../sign-in/passkey.ts'
import css from '../sign-in/SignIn.module.css'
import { useAsking } from '../sign-in/use-asking.ts'
import { proving } from './proving.ts'

/** Before something grave: is it you who sits there? What was asked for goes on by itself afterwards. */
export function ProveAgain() {
  const asked = useSyncExternalStore(proving.watch, proving.asked)
  return asked ? <Form /> : null
}

function Form() {
  const { t } = useLingui()
  const account = useQuery({ queryKey: ['account'], queryFn: () => get<AccountCard>('/api/account') }).data?.account
  const { busy, error, needsCode, ask } = useAsking()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const prove = () =>
    ask(async () => {
      await post('/api/prove', { password, ...(needsCode && { code }) })
      proving.done(true)
    })
  const withPasskey = () =>
    ask(async () => {
      await post('/api/prove', { passkey: await usePasskey(await post('/api/prove/passkey')) })
      proving.done(true)
    })
  return (
    <Dialog title={t`Confirm that it is you`} closing={t`Close`} isOpen onClose={() => proving.done(false)}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          void prove()
        }}
      >
        <p className={css.words}>
          <Trans>
            What you are about to do is grave. It goes on by itself, and you are not asked again for ten minutes.
          </Trans>
        </p>
        {account?.password ? (
          <>
            <TextField
              label={t`Password`}
              type="password"
              value={password}
              onChange={setPassword}
              autoComplete="current-password"
              dir="ltr"
              isRequired
              autoFocus
              validationBehavior="aria"
              error={needsCode ? undefined : error}
            />
            {needsCode ? <CodeField value={code} onChange={setCode} error={error} /> : null}
            <Button type="submit" look="primary" busy={busy ? t`Looking` : undefined}>
              <Trans>Confirm</Trans>
            </Button>
          </>
        ) : null}
        {account && account.passkeys.length > 0 ? (
          <>
            {account.password || error === undefined ? null : <p role="alert">{error}</p>}
            <Button
              look={account.password ? 'line' : 'primary'}
              icon={<Fingerprint size={17} strokeWidth={1.75} aria-hidden />}
              onPress={() => void withPasskey()}
            >
              <Trans>Use a passkey</Trans>
            </Button>
          </>
        ) : null}
      </form>
    </Dialog>
  )
}
