import type { MailChoicesCard } from '@balcony/api/contract'
import { Switch, TextField } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '../queries.ts'
import { get, post } from '../server.ts'
import css from './Account.module.css'
import { Part } from './Part.tsx'

const choicesQuery = { queryKey: ['mail-choices'], queryFn: () => get<MailChoicesCard>('/api/mail-choices') }

/** Which mails one gets, and when none. */
export function MailChoices() {
  const { t } = useLingui()
  const [failed, setFailed] = useState(false)
  const choices = useQuery(choicesQuery).data
  if (!choices) return null
  const { sends, ...given } = choices
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const change = (next: Partial<typeof given>) => {
    const wanted = { ...given, zone: here, ...next }
    client.setQueryData(choicesQuery.queryKey, { ...wanted, sends })
    post<MailChoicesCard>('/api/mail-choices', wanted).then(
      () => setFailed(false),
      () => {
        setFailed(true)
        void client.invalidateQueries({ queryKey: choicesQuery.queryKey })
      },
    )
  }
  const time = (label: string, name: 'quietFrom' | 'quietTo' | 'digestAt') => (
    <TextField
      type="time"
      label={label}
      value={asTime(given[name])}
      onChange={(time) => time !== '' && change({ [name]: fromTime(time) })}
    />
  )
  return (
    <Part
      title={<Trans>Mails</Trans>}
      about={
        sends ? (
          <Trans>
            A mail says only that something waits for you, and the cover title of the design. Times are in your zone:{' '}
            <bdi>{here}</bdi>.
          </Trans>
        ) : (
          <Trans>This Balcony sends no mail. What you choose here holds as soon as it does.</Trans>
        )
      }
    >
      <div className={css.form}>
        <Switch isSelected={given.direct} onChange={(direct) => change({ direct })}>
          {t`When I am mentioned, answered or given something, at most every 15 minutes`}
        </Switch>
        <Switch isSelected={given.digest} onChange={(digest) => change({ digest })}>
          {t`Once a day, what was said where I follow`}
        </Switch>
        <div className={css.times}>
          {time(t`The mail of the day comes at`, 'digestAt')}
          {time(t`No mails from`, 'quietFrom')}
          {time(t`until`, 'quietTo')}
        </div>
        {failed ? (
          <p role="alert">
            <Trans>This was not kept. Try again when you are connected.</Trans>
          </p>
        ) : null}
      </div>
    </Part>
  )
}

function asTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

function fromTime(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
