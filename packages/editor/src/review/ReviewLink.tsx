import { Trans, useLingui } from '@lingui/react/macro'
import { ListChecks } from '../icons.tsx'
import { useLocale } from '../live/use-locale.ts'
import { ViewLink } from '../views/ViewLink.tsx'
import { useWorkspace } from '../workspace.tsx'
import { useReview } from './use-review.ts'

/** The place of the review in the address bar: no section or table of a design is called so. */
export const reviewPlace = 'review'

/** The review in the foot of the outline, with what is to be resolved. */
export function ReviewLink({ on = false }: { on?: boolean }) {
  const { t } = useLingui()
  const { mayReview } = useWorkspace()
  const { is, findings } = useReview()
  const locale = useLocale()
  if (mayReview?.('review', []) !== true) return null
  const open = findings.filter((finding) => !finding.waived)
  const isAlert = open.some((finding) => finding.severity === 'blocker')
  const blockers = open.filter((finding) => finding.severity === 'blocker').length.toLocaleString(locale)
  const others = open.filter((finding) => finding.severity === 'warning').length.toLocaleString(locale)
  const tally = is !== 'ready' ? undefined : isAlert ? t`${blockers} to resolve` : t`${others} to look at`
  return (
    <ViewLink place={reviewPlace} icon={<ListChecks size={17} />} on={on} tally={tally} isAlert={isAlert}>
      <Trans>Review</Trans>
    </ViewLink>
  )
}
