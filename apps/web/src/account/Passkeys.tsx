import type { AccountCard } from '@balcony/api/contract'
import { Button, TextField } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Fingerprint } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useNow } from '../locale.ts'
import { post, remove } from '../server.ts'
import { makePasskey, passkeysHere } from '../sign-in/passkey.ts'
import { since } from '../time.ts'
import css from './Account.module.css'
import { Part } from './Part.tsx'
import { useChange } from './use-change.ts'

type Passkey = NonNullable<AccountCard['account']>['passkeys'][number]

export function Passkeys({ passkeys, only }: { passkeys: readonly Passkey[]; only: boolean }) {
  const { t } = useLingui()
  const [adding, setAdding] = useState(false)
  const [name, setName] = useState('')
  const { busy, error, change } = useChange()
  const add = () =>
    change(async () => {
      const passkey = await makePasskey(await post('/api/account/passkeys/options'))
      await post('/api/account/passkeys', { name, passkey })
      setAdding(false)
      setName('')
    }, t`The passkey is added. Your other devices are signed out.`)
  return (
    <Part
      title={<Trans>Passkeys</Trans>}
      about={
        <Trans>
          Your finger, your face or the PIN of a device, or a key that you carry. The safest way in there is.
        </Trans>
      }
    >
      {passkeys.length === 0 ? null : (
        <ul className={css.list}>
          {passkeys.map((passkey) => (
            <Row key={passkey.id} passkey={passkey} last={only && passkeys.length === 1} />
          ))}
        </ul>
      )}
      {adding ? (
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault()
            void add()
          }}
        >
          <TextField
            label={t`What do you call it?`}
            value={name}
            onChange={setName}
            maxLength={100}
            isRequired
            autoFocus
            hint={t`For example “my phone” or “the blue key”.`}
            validationBehavior="aria"
            error={error}
          />
          <p className={css.actions}>
            <Button type="submit" look="primary" busy={busy ? t`Waiting for the passkey` : undefined}>
              <Trans>Make the passkey</Trans>
            </Button>
            <Button onPress={() => setAdding(false)}>
              <Trans>Cancel</Trans>
            </Button>
          </p>
        </form>
      ) : passkeysHere() ? (
        <Button
          look="line"
          icon={<Fingerprint size={17} strokeWidth={1.75} aria-hidden />}
          onPress={() => setAdding(true)}
        >
          <Trans>Add a passkey</Trans>
        </Button>
      ) : null}
    </Part>
  )
}

function Row({ passkey, last }: { passkey: Passkey; last: boolean }) {
  const { t } = useLingui()
  const locale = useLocale()
  const now = useNow(60_000)
  const { error, change } = useChange()
  const name = passkey.name === '' ? t`Passkey of the first day` : passkey.name
  const used = passkey.usedAt === undefined ? undefined : since(passkey.usedAt, now, locale)
  return (
    <li className={css.row}>
      <span className={css.grow}>
        <bdi>{name}</bdi>
        <span className={css.quiet}>
          {used === undefined ? <Trans>Not used yet</Trans> : <Trans>Used {used}</Trans>}
        </span>
        {error === undefined ? null : <span role="alert">{error}</span>}
      </span>
      <Button
        size="sm"
        aria-label={t`Remove ${name}`}
        reason={last ? t`It is your only way in. Set a password first.` : undefined}
        onPress={() =>
          void change(
            () => remove(`/api/account/passkeys/${encodeURIComponent(passkey.id)}`),
            t`The passkey is removed. Your other devices are signed out.`,
          )
        }
      >
        <Trans>Remove</Trans>
      </Button>
    </li>
  )
}
