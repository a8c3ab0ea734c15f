import type { AccountCard } from '@balcony/api/contract'
import { Skeleton } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { NoAnswer } from '../frame/NoAnswer.tsx'
import { PlainPage } from '../frame/PlainPage.tsx'
import { get } from '../server.ts'
import css from './Account.module.css'
import { Codes } from './Codes.tsx'
import { Devices } from './Devices.tsx'
import { MailAddress } from './MailAddress.tsx'
import { MailChoices } from './MailChoices.tsx'
import { Passkeys } from './Passkeys.tsx'
import { Password } from './Password.tsx'
import { SecondFactor } from './SecondFactor.tsx'

export const accountQuery = queryOptions({ queryKey: ['account'], queryFn: () => get<AccountCard>('/api/account') })

/** How one comes in, and where one is in. */
export function Account() {
  const { t } = useLingui()
  const card = useQuery({ ...accountQuery, refetchOnMount: 'always' })
  return (
    <PlainPage title={t`Your account`}>
      {card.data ? (
        <Parts card={card.data} />
      ) : card.isError ? (
        <NoAnswer boxed onAgain={() => void card.refetch()} />
      ) : (
        <Skeleton label={t`Fetching your account`} slow={t`This is slow. Your connection may be weak.`} />
      )}
    </PlainPage>
  )
}

function Parts({ card }: { card: AccountCard }) {
  const { account, ways } = card
  return (
    <>
      {account ? (
        <>
          <p className={css.who}>
            <Trans>
              {card.name}, signed in as <bdi>{account.handle}</bdi>
            </Trans>
          </p>
          <Password has={account.password} handle={account.handle} />
          {ways.passkeys ? <Passkeys passkeys={account.passkeys} only={!account.password} /> : null}
          <SecondFactor on={account.totp} hasPassword={account.password} />
          <Codes left={account.recoveryCodes} />
          <MailAddress email={account.email} sends={ways.mail} />
        </>
      ) : (
        <p className={css.who}>
          <Trans>
            {card.name} is one of the ready people of the demo: there is no password, and whoever holds the link is{' '}
            {card.name}.
          </Trans>
        </p>
      )}
      <MailChoices />
      <Devices signIns={card.signIns} />
    </>
  )
}
