import type { DesignCard, Invitation, Role } from '@balcony/api/contract'
import type { Compartment } from '@balcony/design'
import { Banner, Button, Checkbox, CompartmentMark, Select, TextField } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { invite } from '../../queries.ts'
import { waysQuery } from '../../sign-in/ask.ts'
import { useCompartmentWords, useRoleWords } from '../access-words.ts'
import { CopyField } from './CopyField.tsx'
import css from './People.module.css'
import { peopleChanged } from './queries.ts'
import { useAct } from './use-act.ts'

/** Lets one more person in: a link that works once, for a role, with what they may open, until a day. */
export function Invite({ card }: { card: DesignCard }) {
  const { t } = useLingui()
  const roles = useRoleWords()
  const words = useCompartmentWords()
  const { act, busy, error } = useAct()
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('planner')
  const [clearances, setClearances] = useState<readonly Compartment[]>([])
  const [last, setLast] = useState('')
  const [mail, setMail] = useState('')
  const ways = useQuery(waysQuery)
  const [made, setMade] = useState<Invitation & { readonly name: string; readonly mail: string }>()
  const holdable = card.compartments.map((each) => each.name).filter((each) => each !== 'core')
  const begun = name.trim() !== ''
  const wanted = () => ({
    ...{ name: name.trim(), role, clearances },
    ...(mail.trim() === '' ? {} : { mail: mail.trim() }),
    ...(last === '' ? {} : { memberUntil: new Date(`${last}T00:00`).getTime() + 86_400_000 }),
  })
  const send = () =>
    act(
      () => invite(card.id, wanted()),
      (invitation) => {
        setMade({ ...invitation, name: name.trim(), mail: mail.trim() })
        setName('')
        setMail('')
        setClearances([])
        setLast('')
        peopleChanged(card.id)
      },
    )
  if (made)
    return (
      <section className={css.box} aria-label={t`Invitation`}>
        <h2 className={css.heading}>
          <Trans>
            Link for <bdi>{made.name}</bdi>
          </Trans>
        </h2>
        {made.mailed === undefined ? null : (
          <Banner look={made.mailed ? 'info' : 'warn'}>
            {made.mailed ? (
              <Trans>
                Sent to <bdi dir="ltr">{made.mail}</bdi>. The mail says the cover title and this link, nothing else.
              </Trans>
            ) : (
              <Trans>
                The mail to <bdi dir="ltr">{made.mail}</bdi> could not be sent. Send the link on another way.
              </Trans>
            )}
          </Banner>
        )}
        <CopyField
          label={t`Invitation link`}
          text={made.link}
          hint={
            made.mailed
              ? t`It is shown only now, in case the mail does not arrive; it works once, for 72 hours.`
              : t`It is shown only now. Send it on a channel that only this person reads; it works once, for 72 hours.`
          }
        />
        <div className={css.buttons}>
          <Button onPress={() => setMade(undefined)}>
            <Trans>Invite somebody else</Trans>
          </Button>
        </div>
      </section>
    )
  return (
    <form
      className={css.box}
      aria-label={t`Invite somebody`}
      onSubmit={(event) => {
        event.preventDefault()
        if (begun && !busy) void send()
      }}
    >
      <div className={css.line}>
        <TextField
          aria-label={t`Name of the person`}
          placeholder={t`Name of the person`}
          value={name}
          onChange={setName}
          maxLength={60}
        />
        <Select
          aria-label={t`Role of the new member`}
          choices={(['planner', 'reviewer', 'reader', 'lead'] as const).map((id) => ({
            id,
            label: roles[id].name,
            about: roles[id].about,
          }))}
          chosen={role}
          onChoose={(id) => setRole((id ?? 'planner') as Role)}
        />
        <Button
          look="primary"
          type="submit"
          icon={<UserPlus size={16} strokeWidth={1.75} aria-hidden />}
          reason={begun ? undefined : t`Write the person’s name first.`}
          busy={busy ? t`Inviting…` : undefined}
        >
          <Trans>Invite</Trans>
        </Button>
      </div>
      {begun ? (
        <>
          {holdable.length === 0 ? null : (
            <fieldset className={css.choices}>
              <legend>
                <Trans>May also open</Trans>
              </legend>
              {holdable.map((each) => (
                <Checkbox
                  key={each}
                  isSelected={clearances.includes(each)}
                  about={words[each].about}
                  onChange={(on) =>
                    setClearances((now) => (on ? [...now, each] : now.filter((other) => other !== each)))
                  }
                >
                  <span className={css.marked}>
                    <CompartmentMark window="keyhole" />
                    {words[each].name}
                  </span>
                </Checkbox>
              ))}
            </fieldset>
          )}
          {ways.data?.mail ? (
            <TextField
              label={t`Mail address, if the link is to be sent there`}
              hint={t`Whoever reads that mailbox first can come in. Without an address you send the link yourself.`}
              type="email"
              dir="ltr"
              autoComplete="off"
              value={mail}
              onChange={setMail}
            />
          ) : null}
          <TextField
            label={t`Last day of the membership, if it has one`}
            type="date"
            dir="ltr"
            value={last}
            onChange={setLast}
          />
        </>
      ) : null}
      {error === undefined ? null : (
        <p role="alert" className={css.error}>
          {error}
        </p>
      )}
    </form>
  )
}
