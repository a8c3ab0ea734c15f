import { useLingui } from '@lingui/react/macro'
import { useId } from 'react'
import { useLocale } from '../live/use-locale.ts'
import css from './Balance.module.css'

export interface Line {
  readonly key: string
  readonly label: string
  readonly count: number
  /** How many there should be. */
  readonly wanted: number | undefined
}

interface SharesProps {
  readonly label: string
  readonly lines: readonly Line[]
  /** All people counted: the full length of a bar. */
  readonly whole: number
  /** Keys that the table is filtered to. */
  readonly on: readonly string[]
  readonly onPick: (key: string) => void
}

/** One way of counting: a bar and a figure for each answer, and a tick where there is an aim. */
export function Shares({ label, lines, whole, on, onPick }: SharesProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const title = useId()
  const figure = (count: number) => count.toLocaleString(locale)
  return (
    <div className={css.shares}>
      <h3 id={title}>{label}</h3>
      <ul aria-labelledby={title}>
        {lines.map(({ key, label: name, count, wanted }) => (
          <li key={key}>
            <button
              type="button"
              aria-pressed={on.includes(key)}
              disabled={key === ''}
              onClick={() => onPick(key)}
              title={key === '' ? undefined : t`Show these people only`}
            >
              <span className={css.name} dir="auto">
                {name}
              </span>
              <span className={css.meter} aria-hidden>
                <i style={{ inlineSize: `${whole === 0 ? 0 : Math.min(100, (count / whole) * 100)}%` }} />
                {wanted === undefined || whole === 0 ? null : (
                  <b style={{ insetInlineStart: `${Math.min(100, (wanted / whole) * 100)}%` }} />
                )}
              </span>
              <span className={css.count}>
                {wanted === undefined ? figure(count) : t`${figure(count)} of ${figure(wanted)}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
