import type { ReactNode } from 'react'
import css from './Banner.module.css'
import { Alert, CloudCheck, CloudOff, Refresh } from './icons.tsx'
import { CompartmentMark } from './Mark.tsx'

export type BannerLook = 'warn' | 'stop' | 'info' | 'ok' | 'sealed'

/** Concerns the whole screen: what happened, what is safe, one action. */
export function Banner({
  look = 'warn',
  icon,
  action,
  children,
}: {
  look?: BannerLook
  icon?: ReactNode
  action?: ReactNode
  children: ReactNode
}) {
  return (
    <div className={css.banner} data-look={look} role={look === 'stop' ? 'alert' : 'status'}>
      {icon ?? icons[look]}
      <span className={css.words}>{children}</span>
      {action}
    </div>
  )
}

const icons: Readonly<Record<BannerLook, ReactNode>> = {
  warn: <CloudOff />,
  stop: <Alert />,
  info: <Refresh />,
  ok: <CloudCheck />,
  sealed: <CompartmentMark window="keyhole" />,
}
