import type { OneTimeLinkCard } from '@balcony/api/contract'
import { Button, TextField } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Fingerprint } from 'lucide-react'
import { useState } from 'react'
import { passkeyUponLink, waysQuery } from './ask.ts'
import { attempt } from './attempt.ts'
import { CodeField } from './CodeField.tsx'
import { throughLink } from './LinkAsks.tsx'
import { NewPasswordField } from './NewPasswordField.tsx'
import { passkeysHere } from './passkey.ts'
import css from './SignIn.module.css'
import { useAsking } from './use-asking.ts'

/** Makes an account upon an invitation or the first link, or lets somebody choose anew how they come in. */
export function NewAccountForm({ card }: { card: OneTimeLinkCard }) {
  const { t } = useLingui()
  const ways = useQuery(waysQuery).data
  const { busy, error, needsCode, ask } = useAsking()
  const [name, setName] = useState('')
  const [handle, setHandle] = useState(card.handle ?? '')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const enter = (way: { password: string } | { passkey: unknown }) =>
    throughLink({
      account: { handle, ...(card.is === 'own' && { name }), ...way },
      ...(needsCode && { code }),
    })
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        void ask(() => enter({ password }))
      }}
    >
      <Greeting card={card} />
      {card.is === 'own' ? (
        <TextField
          label={t`Your name`}
          value={name}
          onChange={setName}
          maxLength={100}
          isRequired
          autoFocus
          autoComplete="name"
          hint={t`As your team knows you. It may be a name that you use here only.`}
        />
      ) : null}
      <TextField
        label={t`Sign-in name or mail address`}
        value={handle}
        onChange={setHandle}
        isReadOnly={card.handle !== undefined}
        autoComplete="username"
        dir="ltr"
        maxLength={254}
        isRequired
        autoFocus={card.is !== 'own' && card.handle === undefined}
        hint={card.handle === undefined ? t`What you will type to sign in. Nobody else sees it.` : undefined}
      />
      <NewPasswordField
        value={password}
        onChange={setPassword}
        error={needsCode ? undefined : error}
        autoFocus={card.handle !== undefined}
      />
      {needsCode ? <CodeField value={code} onChange={setCode} error={error} /> : null}
      <Button type="submit" look="primary" busy={busy ? t`Signing you in` : undefined}>
        {card.is === 'set-up' ? <Trans>Set the password and sign in</Trans> : <Trans>Make the account</Trans>}
      </Button>
      {ways?.passkeys && passkeysHere() ? (
        <>
          <Button
            look="line"
            icon={<Fingerprint size={17} strokeWidth={1.75} aria-hidden />}
            reason={
              handle.trim().length < 2 || (card.is === 'own' && name.trim() === '')
                ? t`Fill in what stands above the password first.`
                : undefined
            }
            onPress={() =>
              void ask(async () => enter({ passkey: await passkeyUponLink(attempt.token(), handle.trim()) }))
            }
          >
            <Trans>Use a passkey instead</Trans>
          </Button>
          <p className={css.words}>
            <Trans>
              A passkey is your finger, your face or the PIN of this device, or a key that you carry. It cannot be
              guessed or taken by a false page.
            </Trans>
          </p>
        </>
      ) : null}
    </form>
  )
}

function Greeting({ card }: { card: OneTimeLinkCard }) {
  if (card.is === 'own')
    return (
      <>
        <h1 className={css.title}>
          <Trans>Make the first account</Trans>
        </h1>
        <p className={css.words}>
          <Trans>It looks after this Balcony: it begins designs and invites the others.</Trans>
        </p>
      </>
    )
  return (
    <>
      <h1 className={css.title}>
        {card.name === undefined || card.name === '' ? <Trans>Welcome</Trans> : <Trans>Welcome, {card.name}</Trans>}
      </h1>
      <p className={css.words}>
        {card.is === 'set-up' ? (
          <Trans>Choose how you will sign in from now on. All your other devices are signed out.</Trans>
        ) : (
          <Trans>
            You are invited to work on a design. Choose how you will sign in from now on. If you have an account here
            already, sign in first and open the link again.
          </Trans>
        )}
      </p>
    </>
  )
}
