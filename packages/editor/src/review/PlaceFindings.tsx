import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useWorkspace } from '../workspace.tsx'
import { useFindingWords } from './finding-words.ts'
import css from './Review.module.css'
import { reviewPlace } from './ReviewLink.tsx'
import { SeverityIcon } from './SeverityIcon.tsx'
import { useFindingsAt } from './use-review.ts'

/** In a section's head: how many findings it has. */
export function SectionFindings({ section }: { section: string }) {
  const { go } = useWorkspace()
  const findings = useFindingsAt({ section }).filter((finding) => finding.severity !== 'advice')
  if (findings.length === 0) return null
  const worst = findings.some((finding) => finding.severity === 'blocker') ? 'blocker' : 'warning'
  return (
    <button type="button" className={css.chip} data-severity={worst} onClick={() => go(reviewPlace)}>
      <SeverityIcon severity={worst} />
      <Plural value={findings.length} one="# finding" other="# findings" />
    </button>
  )
}

/** At a record: its findings, where the thing is edited. */
export function RecordFindings({ address }: { address: string }) {
  const { t } = useLingui()
  const words = useFindingWords()
  const findings = useFindingsAt({ record: address })
  if (findings.length === 0) return null
  return (
    <ul className={css.here} aria-label={t`Findings of the review`}>
      {findings.map((finding) => (
        <li key={finding.key}>
          <SeverityIcon severity={finding.severity} />
          <span>{words.sentence(finding)}</span>
        </li>
      ))}
      <li className={css.about}>
        <Trans>From the review. It looks again when you change something.</Trans>
      </li>
    </ul>
  )
}
