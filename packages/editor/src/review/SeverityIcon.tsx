import type { Severity } from '@balcony/design'
import { Alert, Info, Stop } from '../icons.tsx'
import css from './Review.module.css'

const icons = { blocker: Stop, warning: Alert, advice: Info } satisfies Record<Severity, unknown>

/** Its group says in words what it is. */
export function SeverityIcon({ severity }: { severity: Severity }) {
  const Icon = icons[severity]
  return (
    <span className={css.sign} data-severity={severity}>
      <Icon size={17} />
    </span>
  )
}
