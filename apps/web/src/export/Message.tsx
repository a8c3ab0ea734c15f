import type { ReactNode } from 'react'
import css from './Export.module.css'

/** What stands where the pages would. */
export function Message({
  icon: sign,
  title,
  alert,
  children,
}: {
  icon?: ReactNode
  title: ReactNode
  alert?: boolean
  children: ReactNode
}) {
  return (
    <div className={css.message} role={alert ? 'alert' : undefined}>
      {sign}
      <h3>{title}</h3>
      {children}
    </div>
  )
}
