import type { PartnerThread } from '@balcony/api/contract'
import { type Address, type Edition, place, process } from '@balcony/design'
import { Button, Sheet } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import css from './Guest.module.css'
import { GuestComposer } from './GuestComposer.tsx'
import type { Open } from './GuestReader.tsx'
import { GuestRecord } from './GuestSection.tsx'
import { GuestThread } from './GuestThread.tsx'
import type { GuestTalk, TalkView } from './guest-talk.ts'
import { Waiting } from './Waiting.tsx'
import { threadsAt } from './words.ts'

interface GuestSheetProps {
  readonly talk: GuestTalk
  readonly view: TalkView
  readonly edition: Edition
  readonly open: Open | undefined
  readonly onOpen: (open: Open | undefined) => void
}

/** What comes up from below: a new comment, a row with what was said of it, or all comments. */
export function GuestSheet({ talk, view, edition, open, onOpen }: GuestSheetProps) {
  const { t } = useLingui()
  const title = usePlaceTitle(edition)
  const mayWrite = talk.me.right === 'link-comment'
  if (!open) return null
  const heading = open.is === 'all' ? t`All comments` : open.is === 'new' ? t`Comment` : title(open.address)
  return (
    <Sheet from="below" title={heading} closing={t`Close`} isOpen onClose={() => onOpen(undefined)}>
      <div className={css.sheet}>
        {open.is === 'new' ? (
          <>
            <p className={css.about}>{title(open.address)}</p>
            <GuestComposer
              key={`${open.address} ${open.quote?.exact}`}
              talk={talk}
              online={view.online}
              address={open.address}
              {...(open.quote && { quote: open.quote })}
              onDone={() => onOpen({ is: 'place', address: open.address })}
            />
          </>
        ) : open.is === 'place' ? (
          <>
            <GuestRecord
              address={open.address}
              edition={edition}
              threads={view.threads}
              mayWrite={mayWrite}
              onOpen={onOpen}
            />
            <Waiting talk={talk} view={view} address={open.address} />
            <Threads threads={threadsAt(view.threads, open.address)} talk={talk} view={view} title={title} />
            {mayWrite ? (
              <Button look="primary" onPress={() => onOpen({ is: 'new', address: open.address })}>
                <Trans>Comment on this</Trans>
              </Button>
            ) : null}
          </>
        ) : (
          <>
            <Waiting talk={talk} view={view} />
            {view.threads.length + view.waiting.length === 0 ? (
              <p>
                <Trans>Nothing was said yet. Select words or tap a row to begin.</Trans>
              </p>
            ) : null}
            <Threads threads={view.threads} talk={talk} view={view} title={title} />
          </>
        )}
      </div>
    </Sheet>
  )
}

interface ThreadsProps {
  readonly threads: readonly PartnerThread[]
  readonly talk: GuestTalk
  readonly view: TalkView
  readonly title: (address: Address) => string
}

function Threads({ threads, talk, view, title }: ThreadsProps) {
  return threads
    .toReversed()
    .map((thread) => <GuestThread key={thread.id} thread={thread} talk={talk} online={view.online} title={title} />)
}

/** What a place is called in the edition. */
function usePlaceTitle(edition: Edition): (address: Address) => string {
  const { i18n } = useLingui()
  return (address) => {
    const there = place(process, address)
    if (!there) return ''
    const home = 'section' in there ? process.sections[there.section] : process.tables[there.table]
    const record = 'record' in there ? edition.names[`${there.table}/${there.record}`] : undefined
    const field = 'field' in there ? home?.fields[there.field]?.label : undefined
    const first = record ?? (home ? i18n._(home.label) : '')
    return field === undefined || ('field' in there && there.field === 'narrative')
      ? first
      : `${first} › ${i18n._(field)}`
  }
}
