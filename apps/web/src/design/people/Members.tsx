import type { DesignCard, InvitationCard, MemberCard } from '@balcony/api/contract'
import { Button } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { localeOf } from '../../locale.ts'
import { exactly } from '../../time.ts'
import { useRoleWords } from '../access-words.ts'
import { MemberRow } from './MemberRow.tsx'
import css from './People.module.css'
import { withdrawInvitation } from './queries.ts'
import { useAct } from './use-act.ts'

interface MembersProps {
  readonly card: DesignCard
  readonly members: readonly MemberCard[]
  readonly invitations: readonly InvitationCard[]
  readonly me: string
  readonly here: ReadonlySet<string>
}

export function Members({ card, members, invitations, me, here }: MembersProps) {
  const lead = card.role === 'lead'
  return (
    <table className={css.members}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Member</Trans>
          </th>
          <th scope="col">
            <Trans>Role</Trans>
          </th>
          {lead ? (
            <>
              <th scope="col">
                <Trans>May also open</Trans>
              </th>
              <th scope="col">
                <Trans>Last here</Trans>
              </th>
            </>
          ) : null}
          <th scope="col">
            <span className={css.hidden}>
              <Trans>More</Trans>
            </span>
          </th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <MemberRow key={member.id} card={card} member={member} me={me} isHere={here.has(member.id)} />
        ))}
        {invitations.map((invitation) => (
          <Invited key={invitation.id} card={card} invitation={invitation} />
        ))}
      </tbody>
    </table>
  )
}

function Invited({ card, invitation }: { card: DesignCard; invitation: InvitationCard }) {
  const { t, i18n } = useLingui()
  const roles = useRoleWords()
  const { act, busy, error } = useAct()
  return (
    <tr data-invited>
      <th scope="row">
        <span className={css.person} dir="auto">
          {invitation.name}
        </span>
      </th>
      <td>{roles[invitation.role].name}</td>
      <td colSpan={2} className={css.quiet}>
        <Trans>Invited; the link works until {exactly(invitation.until, localeOf(i18n.locale))}</Trans>
        {error === undefined ? null : (
          <span role="alert" className={css.error}>
            {error}
          </span>
        )}
      </td>
      <td className={css.end}>
        <Button
          size="sm"
          busy={busy ? t`Withdrawing…` : undefined}
          onPress={() => void act(() => withdrawInvitation(card.id, invitation.id))}
        >
          <Trans>Withdraw</Trans>
        </Button>
      </td>
    </tr>
  )
}
