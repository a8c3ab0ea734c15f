import { needsClearance } from '@balcony/access'
import type { DesignCard, MemberCard, MemberChange, Role } from '@balcony/api/contract'
import type { Compartment } from '@balcony/design'
import { compartments } from '@balcony/design'
import { Avatar, CompartmentMark, IconButton, Menu, MenuItem, MenuTrigger, Select } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { CalendarClock, Ellipsis, Eye, UserMinus } from 'lucide-react'
import { useState } from 'react'
import { localeOf } from '../../locale.ts'
import { exactly, since } from '../../time.ts'
import { useCompartmentWords, useRoleWords } from '../access-words.ts'
import { asPlace } from '../places.ts'
import { EndDialog, ReasonDialog, RemoveDialog } from './MemberDialogs.tsx'
import css from './People.module.css'
import { changeMember } from './queries.ts'
import { useAct } from './use-act.ts'

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

interface MemberRowProps {
  readonly card: DesignCard
  readonly member: MemberCard
  readonly me: string
  readonly isHere: boolean
}

export function MemberRow({ card, member, me, isHere }: MemberRowProps) {
  const { t, i18n } = useLingui()
  const roles = useRoleWords()
  const lead = card.role === 'lead'
  const own = member.id === me
  const go = useNavigate()
  const { act, busy, error } = useAct()
  const [dialog, open] = useState<'end' | 'remove' | { readonly seal: Compartment }>()
  const clearances = member.clearances ?? []
  const as = (over: Partial<MemberChange>): MemberChange => ({
    ...{ role: member.role, clearances },
    ...(member.until === undefined ? {} : { until: member.until }),
    ...over,
  })
  const change = (over: Partial<MemberChange>) => act(() => changeMember(card.id, member.id, as(over)))
  const toggle = (compartment: Compartment) => {
    if (clearances.includes(compartment))
      return void change({ clearances: clearances.filter((each) => each !== compartment) })
    // Everything sealed is somebody's life: it asks why.
    if (compartment === 'sealed') return open({ seal: compartment })
    return void change({ clearances: [...clearances, compartment] })
  }
  const locale = localeOf(i18n.locale)
  return (
    <tr>
      <th scope="row">
        <span className={css.face}>
          <Avatar face={member} quiet={!isHere} />
          <span className={css.person}>
            <bdi>{member.name}</bdi>
            {own ? (
              <span className={css.quiet}>
                {' '}
                <Trans>you</Trans>
              </span>
            ) : null}
            {member.until === undefined ? null : (
              <span className={css.until}>
                <Trans>until {exactly(member.until, locale)}</Trans>
              </span>
            )}
          </span>
        </span>
      </th>
      <td>
        {lead ? (
          <Select
            aria-label={t`Role of ${member.name}`}
            isDisabled={busy}
            choices={(['lead', 'planner', 'reviewer', 'reader'] as const).map((id) => ({
              id,
              label: roles[id].name,
              about: roles[id].about,
            }))}
            chosen={member.role}
            onChoose={(id) => void change({ role: (id ?? member.role) as Role })}
          />
        ) : (
          roles[member.role].name
        )}
        {error === undefined ? null : (
          <span role="alert" className={css.error}>
            {error}
          </span>
        )}
      </td>
      {lead ? (
        <>
          <td>
            <Windows card={card} member={member} busy={busy} onToggle={toggle} />
          </td>
          <td className={css.quiet}>
            {isHere ? (
              <Trans>Here now</Trans>
            ) : member.seenAt === undefined ? (
              <Trans>Not in these two weeks</Trans>
            ) : (
              <span title={exactly(member.seenAt, locale)}>{since(member.seenAt, Date.now(), locale)}</span>
            )}
          </td>
        </>
      ) : null}
      <td className={css.end}>
        {lead || own ? (
          <MenuTrigger>
            <IconButton size="sm" label={t`More for ${member.name}`} icon={<Ellipsis {...icon} />} />
            <Menu aria-label={t`More for ${member.name}`}>
              {lead && !own ? (
                <MenuItem
                  icon={<Eye {...icon} />}
                  onAction={() =>
                    void go({ to: '/d/$design/$', params: { design: card.id, _splat: asPlace(member.id) } })
                  }
                >
                  {t`View as this person`}
                </MenuItem>
              ) : null}
              {lead ? (
                <MenuItem icon={<CalendarClock {...icon} />} onAction={() => open('end')}>
                  {t`End of the membership`}
                </MenuItem>
              ) : null}
              <MenuItem icon={<UserMinus {...icon} />} look="danger" onAction={() => open('remove')}>
                {own ? t`Leave this design` : t`Remove from this design`}
              </MenuItem>
            </Menu>
          </MenuTrigger>
        ) : null}
        {dialog === 'end' ? (
          <EndDialog
            member={member}
            onClose={() => open(undefined)}
            onChange={(until) => {
              const { until: _, ...rest } = as({})
              return act(() => changeMember(card.id, member.id, { ...rest, ...(until === undefined ? {} : { until }) }))
            }}
          />
        ) : null}
        {dialog === 'remove' ? (
          <RemoveDialog card={card} member={member} own={own} onClose={() => open(undefined)} />
        ) : null}
        {typeof dialog === 'object' ? (
          <ReasonDialog
            name={member.name}
            onClose={() => open(undefined)}
            onGive={(reason) => change({ clearances: [...clearances, dialog.seal], reason })}
          />
        ) : null}
      </td>
    </tr>
  )
}

/** One window for each closed part: pressed means that this person may open it. */
function Windows({
  card,
  member,
  busy,
  onToggle,
}: {
  card: DesignCard
  member: MemberCard
  busy: boolean
  onToggle: (compartment: Compartment) => void
}) {
  const { t } = useLingui()
  const words = useCompartmentWords()
  const holds = new Set(card.compartments.map(({ name }) => name))
  return (
    <fieldset className={css.windows}>
      <legend className={css.hidden}>{t`What ${member.name} may also open`}</legend>
      {compartments
        .filter((each) => needsClearance[each])
        .map((each) => {
          const on = member.clearances?.includes(each) === true
          // Taking away needs no right to what is behind the window; giving does.
          const mayNot = !on && !holds.has(each)
          return (
            <button
              key={each}
              type="button"
              aria-pressed={on}
              disabled={busy || mayNot}
              title={mayNot ? t`You cannot open this yourself, so you cannot give it` : words[each].about}
              onClick={() => onToggle(each)}
            >
              <CompartmentMark window="keyhole" />
              {words[each].name}
            </button>
          )
        })}
    </fieldset>
  )
}
