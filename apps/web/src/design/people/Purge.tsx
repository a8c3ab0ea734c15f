import type { DesignCard, MemberCard, PurgeAsked, WordsFound } from '@balcony/api/contract'
import type { Compartment } from '@balcony/design'
import { useDesk, useDeskState } from '@balcony/editor'
import { Button, Skeleton, TextField, toasts } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { localeOf } from '../../locale.ts'
import { exactly } from '../../time.ts'
import { useCompartmentWords } from '../access-words.ts'
import css from './People.module.css'
import { agreeToPurge, askToPurge, lookForWords, purgesQuery, withdrawPurge } from './queries.ts'
import { useAct } from './use-act.ts'
import { WhereWordsStand } from './WhereWordsStand.tsx'

/** For leads: a name removed for good, from everything that is kept of this design. */
export function Purge({ card, members, me }: { card: DesignCard; members: readonly MemberCard[]; me: string }) {
  const { t } = useLingui()
  const list = useQuery(purgesQuery(card.id))
  const desk = useDesk()
  const wanted = useDeskState('forgetting')
  const [giving, give] = useState(wanted !== undefined)
  const [isDone, setDone] = useState(false)
  return (
    <section className={css.closed} aria-label={t`Remove a name for good`}>
      <h2 className={css.heading}>
        <Trans>Remove a name for good</Trans>
      </h2>
      <p className={css.small}>
        <Trans>
          From the design, its history and versions, comments, names of files, and everybody’s devices. Nobody can bring
          it back.
        </Trans>
      </p>
      {isDone ? (
        <p role="status">
          <Trans>
            It is removed. Backups made before still hold it: delete them, and what was exported and sent before.
          </Trans>
        </p>
      ) : null}
      {(list.data?.asked ?? []).map((asked) => (
        <Waiting
          key={asked.id}
          design={card.id}
          asked={asked}
          members={members}
          own={asked.by === me}
          onDone={setDone}
        />
      ))}
      {giving && list.data ? (
        <NewPurge
          design={card.id}
          needsSecond={list.data.needsSecond}
          wanted={wanted ?? []}
          onEnd={(done) => {
            desk.put({ forgetting: undefined })
            give(false)
            setDone(done)
          }}
        />
      ) : (
        <span className={css.buttons}>
          <Button
            size="sm"
            reason={list.data ? undefined : t`The server does not answer yet.`}
            onPress={() => {
              setDone(false)
              give(true)
            }}
          >
            <Trans>Remove a name…</Trans>
          </Button>
        </span>
      )}
    </section>
  )
}

function NewPurge({
  design,
  needsSecond,
  wanted,
  onEnd,
}: {
  design: string
  needsSecond: boolean
  wanted: readonly string[]
  onEnd: (done: boolean) => void
}) {
  const { t } = useLingui()
  const { act, busy, error } = useAct()
  const [lines, setLines] = useState(wanted.join('\n'))
  const [instead, setInstead] = useState('')
  const [found, setFound] = useState<WordsFound>()
  const [chosen, choose] = useState<readonly Compartment[]>([])
  const words = lines.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
  const look = () =>
    act(
      () => lookForWords(design, { words }),
      (answer) => {
        setFound(answer)
        // Where names have their place they often stay: that part is the lead’s to choose.
        choose(answer.parts.flatMap(({ compartment }) => (compartment === 'people' ? [] : [compartment])))
      },
    )
  const remove = () =>
    act(
      () => askToPurge(design, { words, instead: instead.trim(), compartments: chosen }),
      (answer) => {
        if (answer.is === 'asked') toasts.show(t`Another lead is asked to agree.`)
        onEnd(answer.is === 'done')
      },
    )
  return (
    <div className={css.dialog}>
      <TextField
        label={t`The name and its spellings`}
        hint={t`One on each line. Other case, accents, vowel signs and line breaks are found by themselves; other scripts are not.`}
        lines={3}
        value={lines}
        onChange={(text) => {
          setLines(text)
          setFound(undefined)
        }}
        autoFocus
        error={error}
      />
      <TextField
        label={t`What stands there instead`}
        hint={t`A code, such as P7; or nothing.`}
        value={instead}
        onChange={setInstead}
        maxLength={40}
      />
      {busy && !found ? <Skeleton label={t`Looking through the design and its past`} lines={3} /> : null}
      {found ? <WhereWordsStand design={design} found={found} chosen={chosen} onChoose={choose} /> : null}
      {found && found.parts.length > 0 ? (
        <p className={css.small}>
          {needsSecond ? (
            <Trans>
              Another lead who may open the same parts has to agree within a day. Until then the name is written down
              nowhere else.
            </Trans>
          ) : (
            <Trans>You are the only lead: it is removed at once.</Trans>
          )}{' '}
          <Trans>
            Whoever works in these parts is sent out for a moment, and what anybody has not sent of them yet is lost.
          </Trans>
        </p>
      ) : null}
      <span className={css.buttons}>
        <Button size="sm" onPress={() => onEnd(false)}>
          <Trans>Cancel</Trans>
        </Button>
        {found && found.parts.length > 0 ? (
          <Button
            size="sm"
            look="danger"
            reason={chosen.length === 0 ? t`Choose at least one part.` : undefined}
            busy={busy ? t`Removing…` : undefined}
            onPress={() => void remove()}
          >
            {needsSecond ? <Trans>Ask another lead to agree</Trans> : <Trans>Remove it for good</Trans>}
          </Button>
        ) : (
          <Button
            size="sm"
            look="primary"
            reason={words.length === 0 ? t`Give a name first.` : undefined}
            busy={busy ? t`Looking…` : undefined}
            onPress={() => void look()}
          >
            <Trans>See where it stands</Trans>
          </Button>
        )}
      </span>
    </div>
  )
}

function Waiting({
  design,
  asked,
  members,
  own,
  onDone,
}: {
  design: string
  asked: PurgeAsked
  members: readonly MemberCard[]
  own: boolean
  onDone: (done: boolean) => void
}) {
  const { t, i18n } = useLingui()
  const parts = useCompartmentWords()
  const { act, busy, error } = useAct()
  const who = members.find(({ id }) => id === asked.by)?.name ?? ''
  const until = exactly(asked.until, localeOf(i18n.locale))
  const names = new Intl.ListFormat(i18n.locale).format(asked.compartments.map((each) => parts[each].name))
  return (
    <div className={css.box}>
      <p>
        {own ? (
          <Trans>You asked to remove this for good. Another lead has to agree before {until}.</Trans>
        ) : (
          <Trans>
            <bdi className={css.person}>{who}</bdi> asks to remove this for good. You can agree until {until}.
          </Trans>
        )}
      </p>
      <ul>
        {asked.words.map((word) => (
          <li key={word} dir="auto">
            <b>{word}</b>
          </li>
        ))}
      </ul>
      <p className={css.small}>
        {asked.instead === '' ? (
          <Trans>From {names}, with nothing in its place.</Trans>
        ) : (
          <Trans>
            From {names}, with <bdi>{asked.instead}</bdi> in its place.
          </Trans>
        )}
      </p>
      {error === undefined ? null : (
        <p role="alert" className={css.error}>
          {error}
        </p>
      )}
      <span className={css.buttons}>
        <Button size="sm" isDisabled={busy} onPress={() => void act(() => withdrawPurge(design, asked.id))}>
          {own ? <Trans>Withdraw</Trans> : <Trans>Do not remove it</Trans>}
        </Button>
        {own ? null : (
          <Button
            size="sm"
            look="danger"
            busy={busy ? t`Removing…` : undefined}
            onPress={() =>
              void act(
                () => agreeToPurge(design, asked.id),
                () => onDone(true),
              )
            }
          >
            <Trans>Agree and remove it for good</Trans>
          </Button>
        )}
      </span>
    </div>
  )
}
