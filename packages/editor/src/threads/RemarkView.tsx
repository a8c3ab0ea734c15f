import { importedBy, type Remark, type Thread } from '@balcony/design'
import { Avatar, Button, IconButton, Menu, MenuItem, MenuTrigger } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Check, Gavel, More } from '../icons.tsx'
import { compartmentOf } from '../live/places.ts'
import { useLocale } from '../live/use-locale.ts'
import { type Person, useWorkspace } from '../workspace.tsx'
import { EditRemark } from './EditRemark.tsx'
import { pieces } from './mentions.ts'
import css from './Threads.module.css'
import { useAgo } from './use-ago.ts'
import { useMayTalk } from './use-may-talk.ts'

interface RemarkViewProps {
  readonly thread: Thread
  readonly remark: Remark
  /** Says below when something did not reach the server. */
  readonly onFailed: (failed: boolean) => void
}

/** Who said what when; whether it was edited or taken back; who has seen it. */
export function RemarkView({ thread, remark, onFailed }: RemarkViewProps) {
  const { t } = useLingui()
  const { people, threads, live, me } = useWorkspace()
  const may = useMayTalk()
  const ago = useAgo()
  const locale = useLocale()
  const [editing, edit] = useState(false)
  const compartment = compartmentOf(live.process, thread.anchor.address) ?? 'core'
  const person = people.find((one) => one.id === remark.by)
  const name = remark.guest?.name ?? person?.name ?? t`Somebody who has left`
  const when = new Date(remark.at)
  const gone = remark.removedAt !== undefined
  const act = (what: Promise<void>) =>
    void what.then(
      () => onFailed(false),
      // Said below, where it can be tried again.
      () => onFailed(true),
    )
  const face = { name, colour: person?.colour ?? 6, away: person === undefined && !remark.guest }
  return (
    <div className={css.remark} data-act={remark.act}>
      <Avatar face={{ ...face, ...(remark.guest && { partner: true }) }} quiet />
      <p className={css.who}>
        <b dir="auto">{name}</b>{' '}
        {remark.guest ? (
          <span className={css.guest}>
            {remark.by === importedBy ? <Trans>From a file</Trans> : <Trans>Partner</Trans>}
          </span>
        ) : null}{' '}
        <time dateTime={when.toISOString()} title={when.toLocaleString(locale)}>
          {ago(remark.at)}
        </time>{' '}
        {remark.editedAt === undefined || gone ? null : (
          <span className={css.edited} title={new Date(remark.editedAt).toLocaleString(locale)}>
            <Trans>edited</Trans>
          </span>
        )}
      </p>
      {remark.act === 'decided' ? (
        <p className={css.act}>
          <Gavel size={14} /> <Trans>Decided</Trans>
        </p>
      ) : remark.act === 'resolved' ? (
        <p className={css.act}>
          <Check size={14} /> <Trans>Resolved, because</Trans>
        </p>
      ) : null}
      {editing ? (
        <EditRemark thread={thread} remark={remark} compartment={compartment} onClose={() => edit(false)} />
      ) : gone ? (
        <p className={css.gone}>
          <Trans>Taken back</Trans>
        </p>
      ) : (
        <p className={css.text} dir="auto">
          <Words remark={remark} people={people} />
        </p>
      )}
      {gone || editing ? null : (
        <div className={css.remarkActs} data-screen>
          <Seen
            remark={remark}
            people={people}
            mine={me.id}
            onSay={(on) => act(threads.acknowledge(thread.id, remark.id, on))}
          />
          {may('edit-remark', compartment, remark.by) || may('take-back', compartment, remark.by) ? (
            <MenuTrigger>
              <IconButton size="sm" label={t`More for this comment`} icon={<More size={15} />} />
              <Menu aria-label={t`More for this comment`}>
                {may('edit-remark', compartment, remark.by) ? (
                  <MenuItem onAction={() => edit(true)}>{t`Change the words`}</MenuItem>
                ) : null}
                {may('take-back', compartment, remark.by) ? (
                  <MenuItem
                    look="danger"
                    about={t`Others see that it was taken back`}
                    onAction={() => act(threads.takeBack(thread.id, remark.id))}
                  >{t`Take it back`}</MenuItem>
                ) : null}
              </Menu>
            </MenuTrigger>
          ) : null}
        </div>
      )}
    </div>
  )
}

function Words({ remark, people }: { remark: Remark; people: readonly Person[] }) {
  const named = people.filter((one) => remark.mentions?.includes(one.id))
  return pieces(remark.text, named).map((piece, index) =>
    piece.id === undefined ? (
      piece.text
    ) : (
      <span key={index} className={css.named}>
        {piece.text}
      </span>
    ),
  )
}

interface SeenProps {
  readonly remark: Remark
  readonly people: readonly Person[]
  readonly mine: string
  readonly onSay: (on: boolean) => void
}

/** The one reaction: I have seen this. */
function Seen({ remark, people, mine, onSay }: SeenProps) {
  const { t } = useLingui()
  const { mayComment } = useWorkspace()
  const locale = useLocale()
  const acks = remark.acks ?? []
  const on = acks.includes(mine)
  const names = people.filter((one) => acks.includes(one.id)).map((one) => one.name)
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(names)
  if (!mayComment || remark.by === mine)
    return acks.length === 0 ? null : (
      <span className={css.seen}>
        <Check size={14} /> {t`Seen by ${list}`}
      </span>
    )
  return (
    <>
      <Button look="link" size="sm" icon={<Check size={14} />} aria-pressed={on} onPress={() => onSay(!on)}>
        {on ? t`You have seen it` : t`I have seen it`}
      </Button>
      {acks.length > (on ? 1 : 0) ? <span className={css.seen}>{t`Seen by ${list}`}</span> : null}
    </>
  )
}
