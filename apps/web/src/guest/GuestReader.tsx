import { type Address, process, type Quote } from '@balcony/design'
import { Avatar, Button, Logo, Menu, MenuItem, MenuTrigger, Skeleton } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronDown, ChevronLeft, ChevronRight, CloudOff, MessageSquare, MessageSquarePlus } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button as Plain } from 'react-aria-components/Button'
import { sectionsInOrder } from '../design/places.ts'
import { prefer } from '../device.ts'
import { localeOf } from '../locale.ts'
import { exactly } from '../time.ts'
import { canCopy, copiesOf } from './copy.ts'
import css from './Guest.module.css'
import { GuestSection } from './GuestSection.tsx'
import { GuestSheet } from './GuestSheet.tsx'
import { GuestTalk, type Opened, type TalkView } from './guest-talk.ts'
import { listenAt } from './listen.ts'
import { Outbox } from './outbox.ts'
import { deviceShelf } from './shelf.ts'
import { type Selected, useSelected } from './use-selected.ts'
import { sectionsIn } from './words.ts'

interface GuestReaderProps {
  readonly link: string
  readonly opened: Opened
  readonly onOver: () => void
}

/** What is open over the page: all comments, those of a place, or a new one at a place or at words. */
export type Open =
  | { readonly is: 'all' }
  | { readonly is: 'place'; readonly address: Address }
  | { readonly is: 'new'; readonly address: Address; readonly quote?: Quote }

const icon = { size: 20, strokeWidth: 1.75, 'aria-hidden': true } as const

/** An edition on somebody's phone: read section by section, with words and rows to speak about. */
export function GuestReader({ link, opened, onOver }: GuestReaderProps) {
  const { t, i18n } = useLingui()
  const { me } = opened
  const talk = useTalk(link, opened)
  const view = useSyncExternalStore(talk.watch, talk.view)
  const [at, go] = useState(0)
  const [open, show] = useState<Open>()
  const selected = useSelected()
  useEffect(() => {
    if (view.is === 'over') onOver()
  }, [view.is, onOver])
  const { edition } = view
  if (!edition)
    return (
      <main className={css.page} id="main">
        <Skeleton label={t`Opening`} slow={t`This is slow. Your connection may be weak.`} lines={6} block />
      </main>
    )
  const sections = sectionsIn(process, edition, sectionsInOrder(process))
  const name = sections[Math.min(at, sections.length - 1)]
  const label = (section: string) => i18n._(process.sections[section]?.label ?? section)
  const mayWrite = me.right === 'link-comment'
  const mayKeep = me.mayKeep && canCopy()
  const count = view.threads.length + view.waiting.length
  const turn = (to: number) => {
    go(to)
    scrollTo({ top: 0 })
  }
  const position = (at + 1).toLocaleString(i18n.locale)
  const total = sections.length.toLocaleString(i18n.locale)
  return (
    <div className={css.page}>
      <header className={css.bar}>
        <Logo />
        <b dir="auto">{edition.title}</b>
        <span className={css.guest}>
          <Trans>Guest</Trans>
        </span>
        <MenuTrigger>
          <Plain className={css.me ?? ''} aria-label={t`You: ${me.name}`}>
            <Avatar face={{ name: me.name, colour: 5, partner: true }} quiet />
          </Plain>
          <Menu aria-label={t`You`}>
            <MenuItem onAction={() => prefer({ language: i18n.locale === 'ar' ? 'en' : 'ar' })}>
              {i18n.locale === 'ar' ? 'English' : 'العربية'}
            </MenuItem>
            {mayKeep ? (
              <MenuItem
                about={t`To read it without a connection: encrypted, and gone when the link ends`}
                onAction={() => void talk.keepHere(!view.keeps)}
              >
                {view.keeps ? t`Stop keeping it on this phone` : t`Keep it on this phone`}
              </MenuItem>
            ) : null}
            <MenuItem
              about={
                view.waiting.length > 0 ? t`What was not sent stays on this phone` : t`This phone forgets the link`
              }
              onAction={() => void talk.leave().catch(() => {})}
            >{t`Leave`}</MenuItem>
          </Menu>
        </MenuTrigger>
      </header>
      <nav className={css.turn} aria-label={t`Sections`}>
        <button type="button" aria-label={t`Section before`} disabled={at === 0} onClick={() => turn(at - 1)}>
          <ChevronLeft {...icon} data-flip />
        </button>
        <MenuTrigger>
          <Plain className={css.which ?? ''}>
            {t`Section ${position} of ${total} shared with you`} <ChevronDown {...icon} size={17} />
          </Plain>
          <Menu aria-label={t`Sections`} onAction={(key) => turn(Number(key))}>
            {sections.map((section, index) => (
              <MenuItem key={section} id={index}>
                {label(section)}
              </MenuItem>
            ))}
          </Menu>
        </MenuTrigger>
        <button
          type="button"
          aria-label={t`Section after`}
          disabled={at >= sections.length - 1}
          onClick={() => turn(at + 1)}
        >
          <ChevronRight {...icon} data-flip />
        </button>
      </nav>
      <main id="main" tabIndex={-1}>
        {view.online ? null : <NoLine view={view} mayKeep={mayKeep} onKeep={() => void talk.keepHere(true)} />}
        {name === undefined ? null : (
          <GuestSection name={name} edition={edition} threads={view.threads} onOpen={show} mayWrite={mayWrite} />
        )}
      </main>
      <footer className={css.foot}>
        <button type="button" className={css.all} onClick={() => show({ is: 'all' })}>
          <MessageSquare {...icon} />
          <span>{count.toLocaleString(i18n.locale)}</span>
          <span className={css.hidden}>
            <Trans>All comments</Trans>
          </span>
        </button>
        {mayWrite && name !== undefined ? (
          <Button look="primary" icon={<MessageSquarePlus {...icon} />} onPress={() => show(begun(name, selected))}>
            {selected ? t`Comment on these words` : t`Comment on this section`}
          </Button>
        ) : null}
      </footer>
      <GuestSheet talk={talk} view={view} edition={edition} open={open} onOpen={show} />
    </div>
  )
}

/** What can be read without a line, and what stays of what is written. */
function NoLine({ view, mayKeep, onKeep }: { view: TalkView; mayKeep: boolean; onKeep: () => void }) {
  const { i18n } = useLingui()
  const said = view.copiedAt === undefined ? '' : exactly(view.copiedAt, localeOf(i18n.locale))
  return (
    <div className={css.offline} role="status">
      <CloudOff {...icon} />
      {view.copiedAt === undefined ? (
        <p>
          <Trans>No connection. You can read what is open, and what you write is kept on this phone.</Trans>
        </p>
      ) : (
        <p>
          <Trans>
            No connection. You read what this phone kept on {said}; what you write is kept here, too, and goes out by
            itself.
          </Trans>
        </p>
      )}
      {mayKeep && !view.keeps ? (
        <Button look="line" size="sm" onPress={onKeep}>
          <Trans>Keep it on this phone</Trans>
        </Button>
      ) : null}
      {mayKeep || view.copiedAt !== undefined ? null : (
        <p>
          <Trans>What you read is not kept on this device: once the page is closed it needs a connection.</Trans>
        </p>
      )}
    </div>
  )
}

function begun(section: string, selected: Selected | undefined): Open {
  return selected ? { is: 'new', ...selected } : { is: 'new', address: section }
}

function useTalk(link: string, opened: Opened): GuestTalk {
  const [talk] = useState(() => {
    const later = (act: () => void, wait: number) => {
      const timer = setTimeout(act, wait)
      return () => clearTimeout(timer)
    }
    const outbox = new Outbox(link, deviceShelf())
    return new GuestTalk(link, opened, { outbox, listen: listenAt, later, copies: copiesOf(link) })
  })
  useEffect(() => {
    talk.open()
    const again = () => void talk.again()
    const seen = () => document.visibilityState === 'visible' && again()
    const leaving = (event: BeforeUnloadEvent) => {
      if (talk.view().waiting.length > 0 && deviceShelf() === undefined) event.preventDefault()
    }
    addEventListener('online', again)
    addEventListener('beforeunload', leaving)
    document.addEventListener('visibilitychange', seen)
    return () => {
      removeEventListener('online', again)
      removeEventListener('beforeunload', leaving)
      document.removeEventListener('visibilitychange', seen)
      talk.close()
    }
  }, [talk])
  return talk
}
