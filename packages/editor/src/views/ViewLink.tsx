import type { MouseEvent, ReactNode } from 'react'
import { useWorkspace } from '../workspace.tsx'
import css from './ViewLink.module.css'

/** The foot of the outline: pages about the whole of a design. It stays in sight while the outline scrolls. */
export function OutlineFoot({ children }: { children: ReactNode }) {
  return <div className={css.foot}>{children}</div>
}

interface ViewLinkProps {
  readonly place: string
  readonly icon: ReactNode
  readonly on: boolean
  /** What waits there, in a few words; `isAlert` where somebody has to do something. */
  readonly tally?: string | undefined
  readonly isAlert?: boolean
  readonly children: ReactNode
}

/** A page about the whole of a design. */
export function ViewLink({ place, icon, on, tally, isAlert = false, children }: ViewLinkProps) {
  const { go, href } = useWorkspace()
  const press = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    go(place)
  }
  return (
    <a className={css.link} href={href?.(place) ?? `#${place}`} aria-current={on ? 'page' : undefined} onClick={press}>
      {icon}
      <span>{children}</span>
      {tally === undefined ? null : (
        <span className={css.tally} data-alert={isAlert || undefined}>
          {tally}
        </span>
      )}
    </a>
  )
}
