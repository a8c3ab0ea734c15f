import type { Address } from '@balcony/design'
import { Button, IconButton } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect } from 'react'
import { ArrowLeft, Close } from '../icons.tsx'
import { useWorkspace } from '../workspace.tsx'
import { useFindingWords } from './finding-words.ts'
import css from './Review.module.css'
import { reviewPlace } from './ReviewLink.tsx'
import { useReview } from './use-review.ts'

/** After "Go to": what was the matter, the place lifted, and the way back. */
export function BackToReview({ address }: { address: Address | undefined }) {
  const { t } = useLingui()
  const { go, review } = useWorkspace()
  const { cameFrom } = useReview()
  const words = useFindingWords()
  const there = cameFrom !== undefined && cameFrom.at === address
  useLifted(there ? cameFrom.at : undefined)
  if (!cameFrom) return null
  return (
    <aside className={css.back} aria-label={t`From the review`}>
      <Button size="sm" look="line" icon={<ArrowLeft size={15} />} onPress={() => go(reviewPlace)}>
        <Trans>Back to the review</Trans>
      </Button>
      <span className={css.at}>{words.sentence(cameFrom)}</span>
      <IconButton size="sm" label={t`Close`} icon={<Close size={15} />} onPress={() => review?.goTo(undefined)} />
    </aside>
  )
}

/** Lifts whatever shows a place while one is at it: pages, records and sheets are drawn when they are drawn, a style waits for them. */
function useLifted(address: Address | undefined): void {
  useEffect(() => {
    if (address === undefined) return
    const place = `[data-address="${CSS.escape(address)}"]`
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      `${place}:not(${place} *) { outline: 2px solid var(--warn); outline-offset: 3px; border-radius: var(--r-sm) }`,
    )
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    }
  }, [address])
}
