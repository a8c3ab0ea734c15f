import type { AskCard, DesignCard, MemberCard } from '@balcony/api/contract'
import { type Compartment, compartments } from '@balcony/design'
import { Button, CompartmentMark, Dialog, TextField } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useCompartmentWords } from '../access-words.ts'
import css from './People.module.css'
import { answerAsk, askToOpen } from './queries.ts'
import { useAct } from './use-act.ts'

/** What members asked their leads to open. */
export function Asks({
  card,
  asks,
  members,
}: {
  card: DesignCard
  asks: readonly AskCard[]
  members: readonly MemberCard[]
}) {
  const { t } = useLingui()
  if (asks.length === 0) return null
  return (
    <section className={css.asks} aria-label={t`Asked to open`}>
      <h2 className={css.heading}>
        <Trans>Asked to open</Trans>
      </h2>
      <ul>
        {asks.map((ask) => (
          <Asked key={ask.id} card={card} ask={ask} name={members.find(({ id }) => id === ask.person)?.name ?? ''} />
        ))}
      </ul>
    </section>
  )
}

function Asked({ card, ask, name }: { card: DesignCard; ask: AskCard; name: string }) {
  const { t } = useLingui()
  const words = useCompartmentWords()
  const { act, busy, error } = useAct()
  const holds = card.compartments.some((each) => each.name === ask.compartment)
  const answer = (granted: boolean) => act(() => answerAsk(card.id, ask.id, { granted }))
  const part = words[ask.compartment].name
  return (
    <li>
      <p>
        <bdi className={css.person}>{name}</bdi>{' '}
        <Trans>
          asks for <b>{part}</b>:
        </Trans>{' '}
        <span dir="auto">{ask.reason}</span>
      </p>
      {error === undefined ? null : (
        <p role="alert" className={css.error}>
          {error}
        </p>
      )}
      <span className={css.buttons}>
        <Button size="sm" onPress={() => void answer(false)} isDisabled={busy}>
          <Trans>Keep it closed</Trans>
        </Button>
        <Button
          size="sm"
          look="primary"
          isDisabled={busy}
          reason={holds ? undefined : t`You cannot open this yourself, so you cannot give it`}
          onPress={() => void answer(true)}
        >
          <Trans>Open it</Trans>
        </Button>
      </span>
    </li>
  )
}

/** For whoever does not lead: what is closed to them, and the way to ask. */
export function AskToOpen({ card, asks }: { card: DesignCard; asks: readonly AskCard[] }) {
  const words = useCompartmentWords()
  const [asking, ask] = useState<Compartment>()
  const open = new Set(card.compartments.map(({ name }) => name))
  const closed = compartments.filter((each) => !open.has(each))
  if (closed.length === 0) return null
  return (
    <section className={css.closed}>
      <h2 className={css.heading}>
        <Trans>Closed to you</Trans>
      </h2>
      <ul>
        {closed.map((each) => (
          <li key={each}>
            <CompartmentMark window="keyhole" size="lg" />
            <span>
              <b>{words[each].name}</b>
              <span className={css.quiet}>{words[each].about}</span>
            </span>
            {asks.some(({ compartment }) => compartment === each) ? (
              <span className={css.quiet}>
                <Trans>Asked. The leads see it.</Trans>
              </span>
            ) : (
              <Button size="sm" onPress={() => ask(each)}>
                <Trans>Ask to open…</Trans>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asking === undefined ? null : <AskDialog design={card.id} compartment={asking} onClose={() => ask(undefined)} />}
    </section>
  )
}

function AskDialog({
  design,
  compartment,
  onClose,
}: {
  design: string
  compartment: Compartment
  onClose: () => void
}) {
  const { t } = useLingui()
  const words = useCompartmentWords()
  const { act, busy, error } = useAct()
  const [reason, setReason] = useState('')
  const part = words[compartment].name
  return (
    <Dialog
      isOpen
      onClose={onClose}
      closing={t`Close`}
      title={<Trans>Ask to open {part}</Trans>}
      actions={
        <>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            look="primary"
            reason={reason.trim() === '' ? t`Say why first.` : undefined}
            busy={busy ? t`Asking…` : undefined}
            onPress={() => void act(() => askToOpen(design, { compartment, reason: reason.trim() }), onClose)}
          >
            <Trans>Ask the leads</Trans>
          </Button>
        </>
      }
    >
      <TextField
        label={t`Why you need it`}
        value={reason}
        onChange={setReason}
        lines={2}
        maxLength={500}
        autoFocus
        error={error}
        hint={t`The leads of the design read it. Write no names of participants here.`}
      />
    </Dialog>
  )
}
