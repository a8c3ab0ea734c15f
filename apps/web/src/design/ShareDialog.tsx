import type { DesignCard, Member, Role } from '@balcony/api/contract'
import type { Compartment } from '@balcony/design'
import { Avatar, Button, Checkbox, CompartmentMark, Dialog, Select, TextField, toasts } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { invite } from '../queries.ts'
import { Refused } from '../server.ts'
import { useCompartmentWords, useRoleWords } from './access-words.ts'
import css from './Dialogs.module.css'

/** Who takes part, and a link for one more person. Leads only. */
export default function ShareDialog({
  card,
  members,
  me,
  onClose,
}: {
  card: DesignCard
  members: readonly Member[]
  me: string
  onClose: () => void
}) {
  const { t } = useLingui()
  const roles = useRoleWords()
  return (
    <Dialog
      isOpen
      onClose={onClose}
      closing={t`Close`}
      title={<Trans>People and access</Trans>}
      about={<span dir="auto">{card.title}</span>}
    >
      <ul className={css.people}>
        {members.map((member) => (
          <li key={member.id}>
            <Avatar face={member} quiet />
            <span className={css.person} dir="auto">
              {member.name}
              {member.id === me ? (
                <span className={css.quiet}>
                  {' '}
                  <Trans>you</Trans>
                </span>
              ) : null}
            </span>
            <span className={css.quiet}>{roles[member.role].name}</span>
          </li>
        ))}
      </ul>
      <NewLink card={card} />
    </Dialog>
  )
}

function NewLink({ card }: { card: DesignCard }) {
  const { t } = useLingui()
  const roles = useRoleWords()
  const compartments = useCompartmentWords()
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('planner')
  const [clearances, setClearances] = useState<readonly Compartment[]>([])
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const [made, setMade] = useState<{ link: string; name: string }>()
  // Nobody gives a clearance that they do not hold.
  const holdable = card.compartments.map(({ name }) => name).filter((compartment) => compartment !== 'core')

  const create = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const { link } = await invite(card.id, { name: name.trim(), role, clearances })
      setMade({ link, name: name.trim() })
      setName('')
      setClearances([])
    } catch (failure) {
      setError(
        failure instanceof Refused
          ? failure.problem.message
          : t`We could not reach the server. Look at the list of people before you make another link: this one may have been made.`,
      )
    } finally {
      setBusy(false)
    }
  }

  if (made) return <MadeLink link={made.link} name={made.name} onAnother={() => setMade(undefined)} />
  return (
    <form
      className={css.newLink}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '' && !busy) void create()
      }}
    >
      <h3 className={css.title}>
        <Trans>New sign-in link</Trans>
      </h3>
      <div className={css.pair}>
        <TextField label={t`For`} value={name} onChange={setName} maxLength={60} placeholder={t`Name of the person`} />
        <Select
          label={t`Role`}
          choices={(['planner', 'reviewer', 'reader', 'lead'] as const).map((id) => ({
            id,
            label: roles[id].name,
            about: roles[id].about,
          }))}
          chosen={role}
          onChoose={(id) => setRole((id ?? 'planner') as Role)}
        />
      </div>
      {holdable.length === 0 ? null : (
        <fieldset className={css.clearances}>
          <legend>
            <Trans>May also open</Trans>
          </legend>
          {holdable.map((compartment) => (
            <Checkbox
              key={compartment}
              isSelected={clearances.includes(compartment)}
              onChange={(on) =>
                setClearances((now) => (on ? [...now, compartment] : now.filter((one) => one !== compartment)))
              }
              about={compartments[compartment].about}
            >
              <span className={css.marked}>
                <CompartmentMark window="keyhole" />
                {compartments[compartment].name}
              </span>
            </Checkbox>
          ))}
        </fieldset>
      )}
      {error === undefined ? null : (
        <p className={css.error} role="alert">
          {error}
        </p>
      )}
      <div className={css.actions}>
        <span className={css.quiet}>
          <Trans>Works once, for 72 hours. Whoever opens it is signed in as this person.</Trans>
        </span>
        <Button
          look="primary"
          icon={<Link2 size={17} strokeWidth={1.75} aria-hidden />}
          type="submit"
          reason={name.trim() === '' ? t`Write the person’s name first.` : undefined}
          busy={busy ? t`Making the link…` : undefined}
        >
          <Trans>Make the link</Trans>
        </Button>
      </div>
    </form>
  )
}

function MadeLink({ link, name, onAnother }: { link: string; name: string; onAnother: () => void }) {
  const { t } = useLingui()
  const field = useRef<HTMLInputElement>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link)
      toasts.show(t`Link copied`)
    } catch {
      field.current?.select()
      toasts.show(t`Your browser did not allow copying. The link is selected: copy it.`)
    }
  }
  return (
    <section className={css.newLink}>
      <h3 className={css.title}>
        <Trans>Link for {name}</Trans>
      </h3>
      <TextField
        aria-label={t`Sign-in link`}
        value={link}
        isReadOnly
        dir="ltr"
        inputRef={field as never}
        hint={t`It is shown only now. Send it on a channel that only this person reads; it works once, for 72 hours.`}
      />
      <div className={css.actions}>
        <Button onPress={onAnother}>
          <Trans>Make another link</Trans>
        </Button>
        <Button look="primary" onPress={() => void copy()} autoFocus>
          <Trans>Copy the link</Trans>
        </Button>
      </div>
    </section>
  )
}
