import type { InboxItem } from '@balcony/api/contract'
import { Avatar } from '@balcony/ui'
import { Plural, Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { versionsPlace } from '../design/places.ts'
import { useLocale } from '../locale.ts'
import { since } from '../time.ts'
import css from './Inbox.module.css'

interface InboxListProps {
  readonly items: readonly InboxItem[]
  /** In a design only its own are shown, and need not say of which they are. */
  readonly named: boolean
  readonly onGo?: () => void
}

/** What waits, newest first: who, why, the first words, where and when. */
export function InboxList({ items, named, onGo }: InboxListProps) {
  const locale = useLocale()
  return (
    <ul className={css.list}>
      {items.map((item) => (
        <li key={item.id} data-unread={item.unread || undefined}>
          <Link
            to="/d/$design/$"
            params={{ design: item.design.id, _splat: item.version === undefined ? 'comments' : versionsPlace }}
            hash={item.version ?? item.thread}
            {...(onGo && { onClick: onGo })}
          >
            <Avatar face={{ name: item.name, colour: item.colour, ...(item.guest && { partner: true }) }} quiet />
            <span className={css.words}>
              <span>
                {item.unread ? (
                  <span className={css.dot}>
                    <Trans>New:</Trans>
                  </span>
                ) : null}
                <Why item={item} />
              </span>
              {item.text === undefined ? null : (
                <span className={css.said} dir="auto">
                  {item.text}
                </span>
              )}
              <small>
                {named ? <span dir="auto">{item.design.title}</span> : null}
                {named ? ' · ' : null}
                <time>{since(item.at, Date.now(), locale)}</time>
                {item.more === undefined ? null : (
                  <>
                    {' · '}
                    <Plural value={item.more} one="and # more" other="and # more" />
                  </>
                )}
              </small>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Why({ item }: { item: InboxItem }) {
  const locale = useLocale()
  const who = <b dir="auto">{item.name}</b>
  const due =
    item.due === undefined
      ? undefined
      : new Date(`${item.due}T12:00:00`).toLocaleDateString(locale, { day: 'numeric', month: 'long' })
  switch (item.because) {
    case 'mentioned':
      return <Trans>{who} mentions you</Trans>
    case 'assigned':
      return due === undefined ? (
        <Trans>{who} gave this to you</Trans>
      ) : (
        <Trans>
          {who} gave this to you, by {due}
        </Trans>
      )
    case 'asked':
      return (
        <Trans>
          {who} asks whether <b dir="auto">{item.about}</b> may read a place
        </Trans>
      )
    case 'answered':
      return <Trans>{who} answered</Trans>
    case 'reminded':
      return due === undefined ? (
        <Trans>{who} asks once more for your answer</Trans>
      ) : (
        <Trans>
          {who} asks once more for your answer, by {due}
        </Trans>
      )
    case 'agreement':
      return item.again ? (
        <Trans>{who} asks once more whether you agree to a version</Trans>
      ) : (
        <Trans>{who} asks whether you agree to a version</Trans>
      )
    case 'guest':
      return <Trans>{who} commented as a guest</Trans>
    default:
      return <Trans>{who} commented</Trans>
  }
}
