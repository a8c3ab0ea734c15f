import type { ReactNode } from 'react'
import { useLocale } from 'react-aria-components/I18nProvider'
import css from './Chip.module.css'

/** A fact in a word or two. Colour repeats what the word says. */
export function Chip({
  look,
  icon,
  children,
}: {
  look?: 'line' | 'ok' | 'warn' | 'stop' | 'lake'
  icon?: ReactNode
  children: ReactNode
}) {
  return (
    <span className={css.chip} data-look={look}>
      {icon}
      {children}
    </span>
  )
}

/** A number in the reader's digits; `alert` where somebody has to look. */
export function Count({ of, alert }: { of: number; alert?: boolean }) {
  const { locale } = useLocale()
  return (
    <span className={css.count} data-alert={alert || undefined}>
      {of.toLocaleString(locale)}
    </span>
  )
}
