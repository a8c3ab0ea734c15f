import { type Finding, levelOf } from '@balcony/design'
import { Button, CompartmentMark } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState } from 'react'
import { windowOf } from '../field/FieldMark.tsx'
import { useAudience } from '../threads/audience.ts'
import { useWorkspace } from '../workspace.tsx'
import { DismissForm } from './DismissForm.tsx'
import { drawnFrom } from './drawn-from.ts'
import { useFindingWords } from './finding-words.ts'
import { GoTo } from './GoTo.tsx'
import css from './Review.module.css'
import { SeverityIcon } from './SeverityIcon.tsx'
import { useReview } from './use-review.ts'
import { WaitsForSecond } from './WaitsForSecond.tsx'

/** One finding: what is the matter, why it matters, where to go, and the way to live with it. */
export function FindingItem({ finding }: { finding: Finding }) {
  const { t } = useLingui()
  const { live, mayReview } = useWorkspace()
  const words = useFindingWords()
  const audience = useAudience()
  const { cameFrom, dismissals } = useReview()
  const [dismissing, dismiss] = useState(false)
  const item = useRef<HTMLLIElement>(null)
  // Back from the place: where one left.
  const left = cameFrom?.key === finding.key
  useEffect(() => {
    if (left) item.current?.focus()
  }, [left])
  // The form goes; whoever works by keyboard stays at the finding.
  const close = () => {
    dismiss(false)
    item.current?.focus()
  }
  const action = finding.severity === 'blocker' ? 'dismiss-blocker' : 'dismiss'
  const waiting = dismissals.find((each) => each.key === finding.key && each.needsSecond && !each.second)
  const may = waiting === undefined && mayReview?.(action, drawnFrom(live.process, finding)) === true
  return (
    <li ref={item} className={css.item} tabIndex={-1}>
      <SeverityIcon severity={finding.severity} />
      <div className={css.words}>
        <p className={css.sentence}>
          {words.sentence(finding)}{' '}
          {finding.reads.map((each) => (
            <CompartmentMark
              key={each}
              window={windowOf[levelOf[each]]}
              label={t`Drawn from the ${audience.name(each)}: only those who can open it see this.`}
            />
          ))}
        </p>
        <p className={css.about}>{words.rule(finding.rule)}</p>
        <details className={css.why}>
          <summary>
            <Trans>Why this matters</Trans>
          </summary>
          <p>{words.why(finding.rule)}</p>
        </details>
      </div>
      <div className={css.do}>
        <GoTo finding={finding} />
        {may && !dismissing ? (
          <Button size="sm" onPress={() => dismiss(true)} aria-label={t`Dismiss: ${words.sentence(finding)}`}>
            <Trans>Dismiss</Trans>
          </Button>
        ) : null}
      </div>
      {waiting ? <WaitsForSecond dismissal={waiting} /> : null}
      {dismissing ? <DismissForm finding={finding} needsTwo={words.needsTwo(finding)} onDone={close} /> : null}
    </li>
  )
}
