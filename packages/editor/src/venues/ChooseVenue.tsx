import { recordAddress } from '@balcony/design'
import { compareVenues } from '@balcony/design/views'
import { Button, Checkbox, Dialog, TextField, toasts } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useRows } from '../live/hooks.ts'
import { nameOfRecord } from '../live/names.ts'
import { today } from '../live/today.ts'
import { useLocale } from '../live/use-locale.ts'
import { refusalWords } from '../words/refusal-words.ts'
import { useWorkspace } from '../workspace.tsx'
import { chooseVenue } from './choosing.ts'
import { RatingMark } from './RatingMark.tsx'
import css from './Venues.module.css'

interface ChooseVenueProps {
  readonly venue: string
  /** The session that was looked at. */
  readonly session?: string
  readonly onClose: () => void
}

/** For which sessions, and why: both are recorded as a decision. What a party cannot accept has to be answered in the reason. */
export function ChooseVenue({ venue, session, onClose }: ChooseVenueProps) {
  const { t, i18n } = useLingui()
  const { live } = useWorkspace()
  const locale = useLocale()
  const ahead = useRows('session').filter(({ values }) => !['held', 'cancelled'].includes(String(values['status'])))
  const [chosen, choose] = useState<readonly string[]>(session === undefined ? [] : [session])
  const [reason, say] = useState('')
  const [problem, setProblem] = useState<string>()
  const name = nameOfRecord(live, recordAddress('venue', venue)) ?? venue
  const nameOf = (table: string, id: string) => nameOfRecord(live, recordAddress(table, id)) ?? id
  const against = chosen
    .flatMap((id) => compareVenues(live.snapshot(), id).venues.find((each) => each.id === venue)?.says ?? [])
    .filter(({ rating, open }) => rating === 'unacceptable' || rating === 'unknown' || open)
    .filter((said, index, all) => all.findIndex(({ party }) => party === said.party) === index)

  const record = () => {
    const sessions = new Intl.ListFormat(locale).format(chosen.map((id) => nameOf('session', id)))
    live.undo.cut()
    const done = live.edit(
      ...chooseVenue({ venue, sessions: chosen, on: today(), what: t`${name} for ${sessions}`, reason }),
    )
    live.undo.cut()
    if (!done.ok) {
      setProblem(refusalWords(i18n, done.problem))
      return
    }
    toasts.show(t`The decision is recorded in the text of this section`, {
      label: t`Undo`,
      act: () => void live.undo.undo(),
    })
    onClose()
  }

  return (
    <Dialog
      isOpen
      firm={reason !== ''}
      onClose={onClose}
      closing={t`Close`}
      title={t`Choose ${name}`}
      actions={
        <>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            look="primary"
            reason={
              chosen.length === 0
                ? t`Choose the sessions first.`
                : reason.trim() === ''
                  ? t`Say why first: whoever reads the design later asks that.`
                  : undefined
            }
            onPress={record}
          >
            <Trans>Record the decision</Trans>
          </Button>
        </>
      }
    >
      <div className={css.form}>
        <fieldset className={css.sessions}>
          <legend>
            <Trans>For which sessions</Trans>
          </legend>
          {ahead.map(({ id, values }) => (
            <Checkbox
              key={id}
              isSelected={chosen.includes(id)}
              onChange={(on) => choose((now) => (on ? [...now, id] : now.filter((each) => each !== id)))}
              about={values['venue'] === venue ? t`planned here already` : undefined}
            >
              {nameOf('session', id)}
            </Checkbox>
          ))}
        </fieldset>
        {against.length === 0 ? null : (
          <ul className={css.against} aria-label={t`To be answered`}>
            {against.map((said) => (
              <li key={said.party}>
                <RatingMark rating={said.rating} />
                <span dir="auto">{nameOf('party', said.party)}</span>
              </li>
            ))}
          </ul>
        )}
        <TextField
          label={t`Why`}
          lines={3}
          value={reason}
          onChange={say}
          hint={
            against.length > 0
              ? t`Say also how you answer those who have not agreed. Partners do not read it until you share the words.`
              : t`Partners do not read it until you share the words.`
          }
          isRequired
        />
        {problem === undefined ? null : <p role="alert">{problem}</p>}
      </div>
    </Dialog>
  )
}
