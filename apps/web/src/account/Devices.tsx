import type { AccountCard } from '@balcony/api/contract'
import { Button } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { MonitorSmartphone } from 'lucide-react'
import { useLocale, useNow } from '../locale.ts'
import { remove } from '../server.ts'
import { exactly, since } from '../time.ts'
import css from './Account.module.css'
import { Part } from './Part.tsx'
import { useChange } from './use-change.ts'

type SignIn = AccountCard['signIns'][number]

/** Where one is signed in, this device first, then the one seen last. */
export function Devices({ signIns }: { signIns: readonly SignIn[] }) {
  const { t } = useLingui()
  const { busy, error, change } = useChange()
  const sorted = [...signIns].sort((a, b) => Number(b.here) - Number(a.here) || b.seenAt - a.seenAt)
  return (
    <Part
      title={<Trans>Where you are signed in</Trans>}
      about={<Trans>If you do not know one of these, end it and change your password.</Trans>}
    >
      <ul className={css.list}>
        {sorted.map((signIn) => (
          <Row key={signIn.id} signIn={signIn} />
        ))}
      </ul>
      {signIns.length < 2 ? null : (
        <Button
          look="line"
          busy={busy ? t`Signing them out` : undefined}
          onPress={() => void change(() => remove('/api/account/sign-ins'), t`All your other devices are signed out.`)}
        >
          <Trans>Sign all others out</Trans>
        </Button>
      )}
      {error === undefined ? null : <p role="alert">{error}</p>}
    </Part>
  )
}

function Row({ signIn }: { signIn: SignIn }) {
  const { t } = useLingui()
  const locale = useLocale()
  const now = useNow(60_000)
  const { error, change } = useChange()
  const device = signIn.device === '' ? t`A device that does not say what it is` : signIn.device
  const seen = since(signIn.seenAt, now, locale)
  const began = exactly(signIn.beganAt, locale)
  return (
    <li className={css.row}>
      <MonitorSmartphone size={18} strokeWidth={1.75} aria-hidden />
      <span className={css.grow}>
        <bdi>{device}</bdi>
        <span className={css.quiet}>
          {signIn.here ? (
            <Trans>This device, since {began}</Trans>
          ) : (
            <Trans>
              Seen {seen}, signed in {began}
            </Trans>
          )}
        </span>
        {error === undefined ? null : <span role="alert">{error}</span>}
      </span>
      {signIn.here ? null : (
        <Button
          size="sm"
          aria-label={t`Sign out ${device}`}
          onPress={() =>
            void change(
              () => remove(`/api/account/sign-ins/${encodeURIComponent(signIn.id)}`),
              t`The device is signed out.`,
            )
          }
        >
          <Trans>Sign out</Trans>
        </Button>
      )}
    </li>
  )
}
