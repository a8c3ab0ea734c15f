import { Trans, useLingui } from '@lingui/react/macro'
import type { MouseEvent } from 'react'
import { Message } from '../icons.tsx'
import { useThreads } from '../live/hooks.ts'
import { useLocale } from '../live/use-locale.ts'
import css from '../review/Review.module.css'
import { useWorkspace } from '../workspace.tsx'

/** The place of all comments in the address bar: no section or table of a design is called so. */
export const commentsPlace = 'comments'

/** The comments in the foot of the outline, with how many are open. */
export function CommentsLink({ on = false }: { on?: boolean }) {
  const { t } = useLingui()
  const { go, href } = useWorkspace()
  const locale = useLocale()
  const open = useThreads().filter((thread) => thread.status.is === 'open').length
  const count = open.toLocaleString(locale)
  const press = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    go(commentsPlace)
  }
  return (
    <div className={css.foot}>
      <a href={href?.(commentsPlace) ?? `#${commentsPlace}`} aria-current={on ? 'page' : undefined} onClick={press}>
        <Message size={17} />
        <span className={css.grow}>
          <Trans>Comments</Trans>
        </span>
        {open > 0 ? <span className={css.tally}>{t`${count} open`}</span> : null}
      </a>
    </div>
  )
}
