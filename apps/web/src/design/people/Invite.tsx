import type { DesignCard, Role } from '@balcony/api/contract'
import type { Compartment } from '@balcony/design'
import { Button, Checkbox, CompartmentMark, Select, TextField } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { invite } from '../../queries.ts'
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
  const [made, setMade] = useState<{ readonly link: string; readonly name: string }>()
  const holdable = card.compartments.map((each) => each.name).filter((each) => each !== 'core')
  const begun = name.trim() !== ''
  const wanted = () => ({
    ...{ name: name.trim(), role, clearances },
    ...(last === '' ? {} : { memberUntil: new Date(`${last}T00:00`).getTime() + 86_400_000 }),
  })
  const send = () =>
    act(
      () => invite(card.id, wanted()),
      ({ link }) => {
        setMade({ link, name: name.trim() })
        setName('')
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
        <CopyField
          label={t`Invitation link`}
          text={made.link}
          hint={t`It is shown only now. Send it on a channel that only this person reads; it works once, for 72 hours.`}
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
