import { type Row, recordAddress } from '@balcony/design'
import type { Comparison } from '@balcony/design/views'
import { useLingui } from '@lingui/react/macro'
import { useShowing } from '../field/showing.ts'
import { shownValue } from '../field/shown.ts'
import { Alert } from '../icons.tsx'
import { useRows } from '../live/hooks.ts'
import { useLocale } from '../live/use-locale.ts'
import { useWorkspace } from '../workspace.tsx'
import css from './Venues.module.css'

/** What the venues offer, field by field of the description; what is needed stands beside the field's name. */
export function CriteriaRows({ comparison }: { comparison: Comparison }) {
  const { live, go } = useWorkspace()
  const { t, i18n } = useLingui()
  const locale = useLocale()
  const figure = (needed: number) => needed.toLocaleString(locale)
  const showing = useShowing()
  const rows = useRows('venue')
  const fields = live.process.tables['venue']?.fields ?? {}
  return criteria.flatMap((name) => {
    const field = fields[name]
    if (!field || !rows.some((row) => says(row, name))) return []
    const needed = comparison.needs[name]
    return [
      <tr key={name}>
        <th scope="row">
          {i18n._(field.label)}
          {needed === undefined ? null : <span className={css.need}>{t`needs ${figure(needed)}`}</span>}
        </th>
        {comparison.venues.map(({ id, sessions }) => {
          const row = rows.find((each) => each.id === id)
          const value = row?.values[name]
          const words = value === undefined ? t`not known` : shownValue(field, value, showing)
          const short = needed !== undefined && typeof value === 'number' && value < needed
          return (
            <td key={id} data-chosen={sessions.length > 0 || undefined}>
              <button
                type="button"
                className={css.cell}
                data-short={short || undefined}
                dir="auto"
                aria-label={short ? t`${i18n._(field.label)}: ${words}, too few` : `${i18n._(field.label)}: ${words}`}
                onClick={() => go(recordAddress('venue', id, name))}
              >
                {short ? <Alert size={14} /> : null}
                <span className={value === undefined ? css.quiet : undefined}>{words}</span>
              </button>
            </td>
          )
        })}
      </tr>,
    ]
  })
}

/** In the order in which planners ask. */
const criteria = [
  'kind',
  'country',
  'symbolism',
  'plenarySeats',
  'capacity',
  'breakoutRooms',
  'caucusRooms',
  'interpretationBooths',
  'accommodation',
  'separateArrival',
  'privateFromOtherGuests',
  'stepFree',
  'prayerSpace',
  'childcareSpace',
  'dietary',
  'connectivity',
  'phonesPolicy',
  'cost',
  'costBand',
]

function says(row: Row, name: string): boolean {
  return row.values[name] !== undefined
}
