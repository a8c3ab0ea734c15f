import type { PersonOfWorkspace } from '@balcony/api/contract'
import { Avatar, Chip, IconButton, Menu, MenuItem, MenuTrigger, toasts } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Ellipsis, KeyRound, LogOut, MonitorSmartphone, ShieldAlert, ShieldCheck, UserCheck, UserX } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useNow } from '../locale.ts'
import { client } from '../queries.ts'
import { post } from '../server.ts'
import { useAsking } from '../sign-in/use-asking.ts'
import { since } from '../time.ts'
import { CloseAccountDialog } from './CloseAccountDialog.tsx'
import own from './Workspace.module.css'
import { isWeak, peopleQuery } from './WorkspacePeople.tsx'

const minute = 60_000
const icon = { size: 15, strokeWidth: 1.75, 'aria-hidden': true } as const

export function PersonRow({ person, isMe }: { person: PersonOfWorkspace; isMe: boolean }) {
  const { t } = useLingui()
  const [closing, setClosing] = useState(false)
  const { error, ask } = useAsking()
  const { id, name, colour, role, closedAt, designs } = person
  const act = (path: string, body: unknown, done: string) =>
    ask(async () => {
      await post(`/api/people/${encodeURIComponent(id)}/${path}`, body)
      await client.invalidateQueries({ queryKey: peopleQuery.queryKey })
      toasts.show(done)
    })
  return (
    <li className={own.row} data-closed={closedAt === undefined ? undefined : ''}>
      <Avatar face={{ name, colour }} quiet />
      <div className={own.what}>
        <span className={own.name}>
          <bdi className={own.person}>{name}</bdi>
          {isMe ? <Chip>{t`you`}</Chip> : null}
          {role === 'owner' ? <Chip>{t`looks after the workspace`}</Chip> : null}
          {role === undefined ? <Chip>{t`only in designs they were invited to`}</Chip> : null}
          {closedAt === undefined ? null : <Chip>{t`closed`}</Chip>}
        </span>
        <Facts person={person} />
        {designs.length === 0 ? null : (
          <span className={own.designs}>
            {designs.map(({ id: design, title }) => (
              <Link key={design} to="/d/$design/$" params={{ design, _splat: 'people-and-access' }}>
                <bdi>{title}</bdi>
              </Link>
            ))}
          </span>
        )}
        {error === undefined ? null : <span role="alert">{error}</span>}
      </div>
      {isMe ? null : (
        <MenuTrigger>
          <IconButton label={t`More for ${name}`} icon={<Ellipsis size={17} strokeWidth={1.75} aria-hidden />} />
          <Menu aria-label={t`More for ${name}`}>
            {person.devices === 0 ? null : (
              <MenuItem
                id="out"
                icon={<LogOut {...icon} data-flip />}
                onAction={() => void act('sign-out', {}, t`${name} is signed out everywhere.`)}
              >
                {t`Sign out everywhere`}
              </MenuItem>
            )}
            {closedAt === undefined ? (
              <MenuItem key="close" id="close" icon={<UserX {...icon} />} onAction={() => setClosing(true)}>
                {t`Close the account…`}
              </MenuItem>
            ) : (
              <MenuItem
                key="open"
                id="open"
                icon={<UserCheck {...icon} />}
                onAction={() => void act('account', { closed: false }, t`${name} can sign in again.`)}
              >
                {t`Open the account again`}
              </MenuItem>
            )}
          </Menu>
        </MenuTrigger>
      )}
      {closing ? (
        <CloseAccountDialog
          person={person}
          onClose={() => setClosing(false)}
          onConfirm={() => {
            setClosing(false)
            void act('account', { closed: true }, t`${name} is out, and cannot sign in any more.`)
          }}
        />
      ) : null}
    </li>
  )
}

function Facts({ person }: { person: PersonOfWorkspace }) {
  const { t } = useLingui()
  const locale = useLocale()
  const now = useNow(minute)
  const { account, devices, seenAt, cameAt } = person
  const last = Math.max(seenAt ?? 0, cameAt ?? 0)
  const when = since(last, now, locale)
  const weak = isWeak(person)
  return (
    <span className={own.facts}>
      {account === undefined ? (
        <span className={own.fact}>
          <KeyRound {...icon} /> <Trans>No way in of their own yet</Trans>
        </span>
      ) : (
        <span className={own.fact} data-weak={weak || undefined}>
          {weak ? <ShieldAlert {...icon} /> : <ShieldCheck {...icon} />}
          {account.secondFactor ? t`Second factor on` : account.password ? t`Second factor off` : t`Passkey only`}
        </span>
      )}
      {account?.password && account.passkeys > 0 ? (
        <span className={own.fact}>
          <KeyRound {...icon} /> <Plural value={account.passkeys} one="# passkey" other="# passkeys" />
        </span>
      ) : null}
      <span className={own.fact}>
        <MonitorSmartphone {...icon} />
        {last === 0 ? (
          <Trans>Never signed in</Trans>
        ) : now - last < minute ? (
          <Trans>Here now</Trans>
        ) : (
          <Trans>Last here {when}</Trans>
        )}
      </span>
      {devices === 0 ? null : (
        <span className={own.fact}>
          <Plural value={devices} one="# device signed in" other="# devices signed in" />
        </span>
      )}
    </span>
  )
}
