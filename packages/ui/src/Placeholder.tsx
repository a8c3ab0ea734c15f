import type { ReactNode } from 'react'
import css from './Placeholder.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

/** Grey bars where a page will be: from 300 ms on, with words after 8 s. */
export function Skeleton({
  label,
  slow,
  lines = 5,
  block,
}: {
  label: string
  slow?: string
  lines?: number
  block?: boolean
}) {
  return (
    <div aria-busy="true">
      <VisuallyHidden role="status">{label}</VisuallyHidden>
      <div className={css.lines} aria-hidden>
        <span className={css.bar} data-title />
        {Array.from({ length: lines }, (_, at) => (
          <span key={at} className={css.bar} style={{ inlineSize: `${[96, 88, 100, 92, 62][at % 5]}%` }} />
        ))}
        {block ? <span className={css.bar} data-block /> : null}
        {slow === undefined ? null : <span className={css.slow}>{slow}</span>}
      </div>
    </div>
  )
}

interface EmptyStateProps {
  readonly icon?: ReactNode
  readonly title: ReactNode
  /** What goes here, or what happened and what is safe. */
  readonly children?: ReactNode
  /** The first step. */
  readonly actions?: ReactNode
  readonly boxed?: boolean
  readonly level?: 1 | 2 | 3
}

/** Nothing here, nothing to be had, or not yours to open: each says what to do. */
export function EmptyState({ icon, title, children, actions, boxed, level = 2 }: EmptyStateProps) {
  const Title = `h${level}` as const
  return (
    <div className={css.empty} data-boxed={boxed || undefined}>
      {icon}
      <Title className={css.title}>{title}</Title>
      {children === undefined ? null : <div className={css.words}>{children}</div>}
      {actions === undefined ? null : <div className={css.actions}>{actions}</div>}
    </div>
  )
}
