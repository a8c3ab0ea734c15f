import { Trans, useLingui } from '@lingui/react/macro'
import type { MouseEvent } from 'react'
import { ListChecks } from '../icons.tsx'
import { useLocale } from '../live/use-locale.ts'
import { useWorkspace } from '../workspace.tsx'
import css from './Review.module.css'
import { useReview } from './use-review.ts'

/** The place of the review in the address bar: no section or table of a design is called so. */
export const reviewPlace = 'review'

/** The review in the foot of the outline, with what is to be resolved. */
export function ReviewLink({ on = false }: { on?: boolean }) {
  const { t } = useLingui()
  const { go, href, mayReview } = useWorkspace()
  const { is, findings } = useReview()
  const locale = useLocale()
  if (mayReview?.('review', []) !== true) return null
  const open = findings.filter((finding) => !finding.waived)
  const blockers = open.filter((finding) => finding.severity === 'blocker').length.toLocaleString(locale)
  const others = open.filter((finding) => finding.severity === 'warning').length.toLocaleString(locale)
  const press = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    go(reviewPlace)
  }
  return (
    <div className={css.foot}>
      <a href={href?.(reviewPlace) ?? `#${reviewPlace}`} aria-current={on ? 'page' : undefined} onClick={press}>
        <ListChecks size={17} />
        <span className={css.grow}>
          <Trans>Review</Trans>
        </span>
        {is !== 'ready' ? null : open.some((finding) => finding.severity === 'blocker') ? (
          <span className={css.tally} data-alert>{t`${blockers} to resolve`}</span>
        ) : (
          <span className={css.tally}>{t`${others} to look at`}</span>
        )}
      </a>
    </div>
  )
}
