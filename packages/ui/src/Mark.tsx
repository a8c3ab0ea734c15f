import type { ReactNode } from 'react'
import css from './Mark.module.css'

/** Who can read this: an arched window. Open frame: partners too. One shutter: the team. Closed with keyhole: named people. */
export type Window = 'open' | 'shutter' | 'keyhole'

interface MarkProps {
  readonly window: Window
  /** Who that is, in words. Without it the mark is silent: only where the words stand beside it. */
  readonly label?: string
  /** 15 px in text and outline, 22 px in explanations. */
  readonly size?: 'lg'
}

/** Shape carries the meaning, colour repeats it. Never mirrored. */
export function CompartmentMark({ window, label, size }: MarkProps) {
  const shape = shapes[window]
  if (label === undefined) {
    return (
      <svg className={css.mark} data-window={window} data-size={size} viewBox="0 0 16 16" aria-hidden="true">
        {shape}
      </svg>
    )
  }
  return (
    <svg className={css.mark} data-window={window} data-size={size} viewBox="0 0 16 16" role="img" aria-label={label}>
      <title>{label}</title>
      {shape}
    </svg>
  )
}

const frame = 'M3.75 14.25V7a4.25 4.25 0 0 1 8.5 0v7.25z'
const shapes: Readonly<Record<Window, ReactNode>> = {
  open: <path d={frame} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />,
  shutter: (
    <>
      <path d={frame} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
      <path d="M3.75 14.25V7A4.25 4.25 0 0 1 8 2.75v11.5z" fill="currentColor" />
    </>
  ),
  keyhole: (
    <path
      fillRule="evenodd"
      d="M3 15V7a5 5 0 0 1 10 0v8zM8 5.9a1.7 1.7 0 0 0-.85 3.17V12h1.7V9.07A1.7 1.7 0 0 0 8 5.9z"
      fill="currentColor"
    />
  ),
}

/** Mark and name, once per section head; `bare` without ground, in block heads. */
export function CompartmentPill({ window, bare, children }: { window: Window; bare?: boolean; children: ReactNode }) {
  return (
    <span className={css.pill} data-window={window} data-bare={bare || undefined}>
      <CompartmentMark window={window} />
      {children}
    </span>
  )
}

/** A value that the reader may not open. The value is not in the page, and the cell's length says nothing about it. */
export function SealedCell({ fill, children }: { fill?: boolean; children: ReactNode }) {
  return (
    <span className={css.sealed} data-fill={fill || undefined}>
      <CompartmentMark window="keyhole" />
      {children}
    </span>
  )
}

export type Status = 'none' | 'draft' | 'review' | 'agreed'

/** Dashed: not started. Half: drafting. Three quarters: in review. Tick: agreed. */
export function StatusRing({ status, label }: { status: Status; label?: string }) {
  // Silent where the words stand beside it.
  if (label === undefined || label === '')
    return (
      <svg className={css.ring} data-status={status} viewBox="0 0 16 16" aria-hidden="true">
        {rings[status]}
      </svg>
    )
  return (
    <svg className={css.ring} data-status={status} viewBox="0 0 16 16" role="img" aria-label={label}>
      <title>{label}</title>
      {rings[status]}
    </svg>
  )
}

const circle = { cx: 8, cy: 8, r: 6, fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 }
const rings: Readonly<Record<Status, ReactNode>> = {
  none: <circle {...circle} strokeDasharray="2.1 2.6" />,
  draft: (
    <>
      <circle {...circle} />
      <path d="M8 4.5a3.5 3.5 0 0 1 0 7z" fill="currentColor" />
    </>
  ),
  review: (
    <>
      <circle {...circle} />
      <path d="M8 4.5a3.5 3.5 0 1 1-3.5 3.5H8z" fill="currentColor" />
    </>
  ),
  agreed: (
    <>
      <circle cx="8" cy="8" r="6.75" fill="currentColor" />
      <path
        d="m5.2 8.2 2 2 3.7-4.2"
        fill="none"
        stroke="var(--surface)"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
}

export function Logo() {
  return (
    <svg className={css.logo} viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2">
      <path d="M4.5 21V10.5a7.5 7.5 0 0 1 15 0V21" />
      <path d="M2 14.5h20M2 21h20M8.25 14.5V21M12 14.5V21M15.75 14.5V21" strokeLinecap="round" />
    </svg>
  )
}
