import type { DesignCard, MemberCard } from '@balcony/api/contract'
import { Button, Checkbox, Dialog, TextField } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import css from './People.module.css'
import { linksQuery, removeMember } from './queries.ts'
import { useAct } from './use-act.ts'

const day = 86_400_000

/** Letting somebody into what is sealed asks why. */
export function ReasonDialog({
  name,
  onClose,
  onGive,
}: {
  name: string
  onClose: () => void
  onGive: (reason: string) => Promise<boolean>
}) {
  const { t } = useLingui()
  const [reason, setReason] = useState('')
  return (
    <Dialog
      isOpen
      onClose={onClose}
      closing={t`Close`}
      title={<Trans>Let {name} open what is sealed?</Trans>}
      actions={
        <>
          <Button onPress={onClose}>
            <Trans>Keep it closed</Trans>
          </Button>
          <Button
            look="primary"
            reason={reason.trim() === '' ? t`Say why first.` : undefined}
            onPress={() => {
              void onGive(reason.trim())
              onClose()
            }}
          >
            <Trans>Open it to this person</Trans>
          </Button>
        </>
      }
    >
      <TextField
        label={t`Why this person needs it`}
        value={reason}
        onChange={setReason}
        maxLength={500}
        lines={2}
        autoFocus
        hint={t`Leads of this design can read it later. Every opening is recorded.`}
      />
    </Dialog>
  )
}

/** When a membership ends by itself. */
export function EndDialog({
  member,
  onClose,
  onChange,
}: {
  member: MemberCard
  onClose: () => void
  onChange: (until: number | undefined) => Promise<boolean>
}) {
  const { t } = useLingui()
  const [date, setDate] = useState(member.until === undefined ? '' : dayOf(member.until - 1))
  const set = (until: number | undefined) => {
    void onChange(until)
    onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      closing={t`Close`}
      title={<Trans>End of the membership of {member.name}</Trans>}
      actions={
        <>
          <Button onPress={() => set(undefined)}>
            <Trans>No end</Trans>
          </Button>
          <Button
            look="primary"
            reason={date === '' ? t`Choose a day first.` : undefined}
            onPress={() => set(endOf(date))}
          >
            <Trans>End it then</Trans>
          </Button>
        </>
      }
    >
      <TextField
        label={t`Last day`}
        type="date"
        value={date}
        onChange={setDate}
        dir="ltr"
        hint={t`At midnight after this day the design closes for this person, on open pages too.`}
      />
    </Dialog>
  )
}

export function RemoveDialog({
  card,
  member,
  own,
  onClose,
}: {
  card: DesignCard
  member: MemberCard
  own: boolean
  onClose: () => void
}) {
  const { t, i18n } = useLingui()
  const go = useNavigate()
  const { act, busy, error } = useAct()
  const [closeLinks, setCloseLinks] = useState(true)
  const links = useQuery({ ...linksQuery(card.id, i18n.locale), enabled: card.role === 'lead' }).data?.links ?? []
  const made = links.filter((link) => link.by === member.id && !link.closed && link.until > Date.now())
  const remove = () =>
    act(
      () => removeMember(card.id, member.id, closeLinks && made.length > 0),
      () => {
        onClose()
        if (own) void go({ to: '/' })
      },
    )
  return (
    <Dialog
      isOpen
      onClose={onClose}
      closing={t`Close`}
      title={own ? <Trans>Leave this design?</Trans> : <Trans>Remove {member.name} from this design?</Trans>}
      actions={
        <>
          <Button onPress={onClose}>{own ? <Trans>Stay</Trans> : <Trans>Keep this person</Trans>}</Button>
          <Button look="danger" busy={busy ? t`A moment…` : undefined} onPress={() => void remove()}>
            {own ? <Trans>Leave</Trans> : <Trans>Remove</Trans>}
          </Button>
        </>
      }
    >
      <div className={css.dialog}>
        <p>
          {own ? (
            <Trans>You will not be able to open it any more, on no device. What you wrote stays.</Trans>
          ) : (
            <Trans>
              It closes for this person at once, on open pages too, and their devices forget their copies when they next
              reach the server. What they wrote stays. Invitations that they made and nobody has opened end.
            </Trans>
          )}
        </p>
        {made.length > 0 ? (
          <Checkbox
            isSelected={closeLinks}
            onChange={setCloseLinks}
            about={made.map(({ name }) => name).join(', ')}
          >{t`Also close the guest links that this person made`}</Checkbox>
        ) : null}
        {error === undefined ? null : (
          <p role="alert" className={css.error}>
            {error}
          </p>
        )}
      </div>
    </Dialog>
  )
}

/** Midnight after a day, where the lead is. */
function endOf(date: string): number {
  return new Date(`${date}T00:00`).getTime() + day
}

function dayOf(at: number): string {
  const date = new Date(at)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
