import { useLingui } from '@lingui/react/macro'
import css from './Agenda.module.css'
import { type AgendaDay, methodGroups, spentOn } from './agenda.ts'
import { useLength } from './use-length.ts'

/** The foot of a day: how long it is of what there is, and how it is spent; the words beside the colours of the blocks. */
export function DayTotals({ day, available }: { day: AgendaDay; available: number | undefined }) {
  const { t } = useLingui()
  const length = useLength()
  const words = useGroupWords()
  const spent = spentOn(day)
  const filled = length.total(day.filled)
  if (day.filled === 0) return null
  return (
    <div className={css.totals}>
      <b data-over={(available !== undefined && day.filled > available) || undefined}>
        {available === undefined ? filled : t`${filled} of ${length.total(available)}`}
      </b>
      <ul aria-label={t`The day by method`}>
        {methodGroups.map((group) => {
          const minutes = spent.get(group)
          return minutes === undefined ? null : (
            <li key={group} className={css.method}>
              <i data-method={group} aria-hidden />
              {words[group]} <span>{length.total(minutes)}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function useGroupWords() {
  const { t } = useLingui()
  return {
    plenary: t`Plenary`,
    small: t`Small groups`,
    caucus: t`Caucus`,
    informal: t`Informal`,
    reflect: t`Reflection`,
    admin: t`Around it`,
  }
}
