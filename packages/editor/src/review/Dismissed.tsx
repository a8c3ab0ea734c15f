import type { Finding } from '@balcony/design'
import { Button, Count } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Check } from '../icons.tsx'
import { useWorkspace } from '../workspace.tsx'
import { useFindingWords } from './finding-words.ts'
import css from './Review.module.css'
import type { Dismissal } from './review.ts'
import { useFailing } from './use-failing.ts'
import { useReview } from './use-review.ts'
import { useDismissalRights } from './use-rights.ts'
import { useWaiverKindWords, useWho } from './waiver-words.ts'

/** What the team decided to live with: who, why, until when, and the way to open it again. */
export function Dismissed({ findings }: { findings: readonly Finding[] }) {
  const { dismissals } = useReview()
  const [shown, show] = useState(false)
  const items = findings.flatMap((finding) => {
    const dismissal = dismissals.find((each) => each.key === finding.key && (!each.needsSecond || each.second))
    return dismissal ? [{ finding, dismissal }] : []
  })
  if (items.length === 0) return null
  return (
    <section className={css.group}>
      <h2>
        <Trans>Dismissed</Trans> <Count of={items.length} />
        <span className={css.grow} />
        <Button look="link" size="sm" aria-expanded={shown} onPress={() => show(!shown)}>
          {shown ? <Trans>Hide</Trans> : <Trans>Show</Trans>}
        </Button>
      </h2>
      {shown ? (
        <ul>
          {items.map(({ finding, dismissal }) => (
            <DismissedItem key={dismissal.id} finding={finding} dismissal={dismissal} />
          ))}
        </ul>
      ) : null}
    </section>
  )
}

function DismissedItem({ finding, dismissal }: { finding: Finding; dismissal: Dismissal }) {
  const { t } = useLingui()
  const { review } = useWorkspace()
  const words = useFindingWords()
  const who = useWho()
  const kinds = useWaiverKindWords()
  const rights = useDismissalRights(dismissal)
  const { failed, attempt } = useFailing()
  const { second } = dismissal
  return (
    <li className={css.item}>
      <span className={css.sign} data-severity="dismissed">
        <Check size={17} />
      </span>
      <div className={css.words}>
        <p className={css.sentence}>{words.sentence(finding)}</p>
        <p className={css.quote} dir="auto">
          {kinds[dismissal.kind]}: {dismissal.reason}
        </p>
        <p className={css.about}>
          <Trans>
            {dismissal.imported === undefined ? who.name(dismissal.by) : t`${dismissal.imported} (from a file)`},{' '}
            {who.day(dismissal.on)}. Holds until {who.day(dismissal.until)}.
          </Trans>{' '}
          {second ? <Trans>{who.name(second.by)} agreed.</Trans> : null}
        </p>
        {failed === undefined ? null : <p role="alert">{failed}</p>}
      </div>
      <div className={css.do}>
        {rights.reopen ? (
          <Button
            size="sm"
            onPress={() => attempt(() => review?.reopen(dismissal))}
            aria-label={t`Reopen: ${words.sentence(finding)}`}
          >
            <Trans>Reopen</Trans>
          </Button>
        ) : null}
      </div>
    </li>
  )
}
