import type { DesignCard, LinkCard, MadeLink, MemberCard } from '@balcony/api/contract'
import { process } from '@balcony/design'
import { Button, Chip, Skeleton } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Link2, Link2Off } from 'lucide-react'
import { useState } from 'react'
import { localeOf } from '../../locale.ts'
import { exactly, since } from '../../time.ts'
import { asPlace } from '../places.ts'
import { CopyField } from './CopyField.tsx'
import { NewGuestLink } from './NewGuestLink.tsx'
import css from './People.module.css'
import { closeLink, extendLink, linksQuery, renewLink } from './queries.ts'
import { useAct } from './use-act.ts'

const day = 86_400_000
/** What extending gives, from today. */
const extendedBy = 14

/** Who reads an edition by a link, without an account. */
export function GuestLinks({ card, members }: { card: DesignCard; members: readonly MemberCard[] }) {
  const { t, i18n } = useLingui()
  const list = useQuery(linksQuery(card.id, i18n.locale))
  const [adding, add] = useState(false)
  const [made, setMade] = useState<MadeLink>()
  const links = list.data?.links ?? []
  const open = links.filter((link) => !link.closed && link.until > Date.now())
  const past = links.filter((link) => !open.includes(link))
  return (
    <aside className={css.aside} aria-label={t`Guest links`}>
      <div className={css.asideHead}>
        <h2 className={css.heading}>
          <Trans>Guest links</Trans>
        </h2>
        <span className={css.quiet}>
          <Trans>One edition, no account</Trans>
        </span>
      </div>
      {made ? (
        <Made made={made} onDone={() => setMade(undefined)} />
      ) : adding && list.data ? (
        <NewGuestLink
          design={card.id}
          list={list.data}
          onMade={(link) => {
            setMade(link)
            add(false)
          }}
          onCancel={() => add(false)}
        />
      ) : (
        <Button look="line" icon={<Link2 size={16} strokeWidth={1.75} aria-hidden />} onPress={() => add(true)}>
          <Trans>New guest link</Trans>
        </Button>
      )}
      {list.data === undefined ? (
        <Skeleton label={t`Fetching the links`} slow={t`This is slow. Your connection may be weak.`} lines={3} />
      ) : null}
      {list.data && links.length === 0 && !adding && !made ? (
        <p className={css.quiet}>
          <Trans>
            Partners and guests read what you share with them by a link, on one device, until a day. There is none yet.
          </Trans>
        </p>
      ) : null}
      {open.map((link) => (
        <Open
          key={link.id}
          design={card.id}
          link={link}
          partner={list.data?.partners.find(({ id }) => id === link.partner)?.name}
          onRenewed={setMade}
        />
      ))}
      {past.map((link) => (
        <Past key={link.id} link={link} members={members} />
      ))}
    </aside>
  )
}

function Made({ made, onDone }: { made: MadeLink; onDone: () => void }) {
  const { t } = useLingui()
  return (
    <section className={css.box} data-new aria-label={t`New guest link`}>
      <h3 className={css.strong}>
        <Trans>
          Link for <bdi>{made.card.name}</bdi>
        </Trans>
      </h3>
      <CopyField
        label={t`Guest link`}
        text={made.link}
        hint={t`It is shown only now. Balcony keeps no copy from which it could be shown again.`}
      />
      {made.code === undefined ? null : (
        <p>
          <Trans>
            The code, to be told on another way, such as by telephone: <b className={css.code}>{made.code}</b>
          </Trans>
        </p>
      )}
      <div className={css.buttons}>
        <Button onPress={onDone}>
          <Trans>Done</Trans>
        </Button>
      </div>
    </section>
  )
}

function Open({
  design,
  link,
  partner,
  onRenewed,
}: {
  design: string
  link: LinkCard
  partner: string | undefined
  onRenewed: (made: MadeLink) => void
}) {
  const { t, i18n } = useLingui()
  const go = useNavigate()
  const { act, busy, error } = useAct()
  const locale = localeOf(i18n.locale)
  const left = Math.ceil((link.until - Date.now()) / day)
  const titles = link.sections?.map((id) => i18n._(process.sections[id]?.label ?? '')).filter(Boolean)
  const list = new Intl.ListFormat(locale, { type: 'unit' })
  return (
    <section className={css.link} aria-label={link.name}>
      <div className={css.linkHead}>
        <bdi className={css.person}>{link.name}</bdi>
        <Chip look={left <= 1 ? 'warn' : 'ok'}>
          {left <= 1 ? (
            <Trans>Closes within a day</Trans>
          ) : (
            <Plural value={left} one="# day left" other="# days left" />
          )}
        </Chip>
      </div>
      <p className={css.small}>
        {partner === undefined ? null : <bdi>{partner}. </bdi>}
        {titles === undefined ? <Trans>All shared sections.</Trans> : `${list.format(titles)}.`}{' '}
        {link.right === 'link-comment' ? <Trans>Reads and comments.</Trans> : <Trans>Reads.</Trans>}{' '}
        {link.withCode ? <Trans>With a code.</Trans> : null}
      </p>
      <p className={css.quiet}>
        {link.openedBy.length === 0 ? (
          <Trans>Nobody has opened it yet.</Trans>
        ) : (
          link.openedBy.map((guest) => (
            <span key={guest.id} className={css.opened} title={exactly(guest.openedAt, locale)}>
              <Trans>
                Opened by <bdi>{guest.name}</bdi> {since(guest.openedAt, Date.now(), locale)}, last here{' '}
                {since(guest.seenAt, Date.now(), locale)}
              </Trans>
            </span>
          ))
        )}
      </p>
      {error === undefined ? null : (
        <p role="alert" className={css.error}>
          {error}
        </p>
      )}
      <div className={css.linkActs}>
        <Button
          look="link"
          isDisabled={busy}
          onPress={() => void go({ to: '/d/$design/$', params: { design, _splat: asPlace(link.id) } })}
          aria-label={t`View as ${link.name}`}
        >
          <Trans>View as</Trans>
        </Button>
        <Button
          look="link"
          isDisabled={busy}
          onPress={() => void act(() => extendLink(design, link.id, { days: extendedBy }))}
        >
          <Plural value={extendedBy} one="# day from now" other="# days from now" />
        </Button>
        <Button
          look="link"
          isDisabled={busy}
          onPress={() => void act(() => renewLink(design, link.id, { days: extendedBy }), onRenewed)}
        >
          <Trans>New address</Trans>
        </Button>
        <Button
          look="link"
          isDisabled={busy}
          onPress={() => void act(() => closeLink(design, link.id))}
          aria-label={t`Close the link of ${link.name} now`}
        >
          <span className={css.stop}>
            <Trans>Close now</Trans>
          </span>
        </Button>
      </div>
    </section>
  )
}

function Past({ link, members }: { link: LinkCard; members: readonly MemberCard[] }) {
  const { i18n } = useLingui()
  const locale = localeOf(i18n.locale)
  const { closed } = link
  const by = members.find(({ id }) => id === closed?.by)?.name
  const on = exactly(closed?.at ?? link.until, locale)
  return (
    <section className={css.link} data-past aria-label={link.name}>
      <div className={css.linkHead}>
        <Link2Off size={16} strokeWidth={1.75} aria-hidden />
        <bdi className={css.person}>{link.name}</bdi>
      </div>
      <p className={css.quiet}>
        {closed === undefined ? (
          <Trans>Ran out {on}</Trans>
        ) : closed.by === link.id ? (
          <Trans>Closed by itself after five wrong codes, {on}</Trans>
        ) : by === undefined ? (
          <Trans>Closed {on}</Trans>
        ) : (
          <Trans>
            Closed by <bdi>{by}</bdi>, {on}
          </Trans>
        )}
      </p>
    </section>
  )
}
