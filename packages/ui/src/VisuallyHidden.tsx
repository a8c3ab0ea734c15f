import type { HTMLAttributes } from 'react'
import css from './VisuallyHidden.module.css'

export function VisuallyHidden(props: HTMLAttributes<HTMLSpanElement>) {
  return <span {...props} className={css.hidden} />
}

/** First in the page: lets keyboards jump over the frame to the element with this id (which needs tabIndex -1). */
export function SkipLink({ to, children }: { to: string; children: string }) {
  return (
    <a
      className={css.skip}
      data-screen
      href={`#${to}`}
      onClick={(event) => {
        // The address bar belongs to the place one is at.
        event.preventDefault()
        document.getElementById(to)?.focus()
      }}
    >
      {children}
    </a>
  )
}
