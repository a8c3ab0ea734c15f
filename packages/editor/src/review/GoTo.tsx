import type { Finding } from '@balcony/design'
import { useLingui } from '@lingui/react/macro'
import type { MouseEvent } from 'react'
import { ArrowRight } from '../icons.tsx'
import { useWorkspace } from '../workspace.tsx'
import { useFindingWords } from './finding-words.ts'
import css from './Review.module.css'

/** Opens the place of a finding; the way back stays at hand. */
export function GoTo({ finding }: { finding: Pick<Finding, 'at'> & Partial<Finding> }) {
  const { t } = useLingui()
  const { go, href, review } = useWorkspace()
  const words = useFindingWords()
  const titles = words.place(finding.at)
  const where = titles.join(' · ')
  const press = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    if (finding.key !== undefined) review?.goTo(finding as Finding)
    go(finding.at)
  }
  return (
    <a className={css.go} href={href?.(finding.at) ?? `#${finding.at}`} onClick={press} aria-label={t`Go to ${where}`}>
      <span>{titles[0]}</span>
      <ArrowRight size={15} />
    </a>
  )
}
