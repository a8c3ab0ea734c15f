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

/** How many frames a place has to appear: its page is drawn, its record opened, perhaps both show it. */
const framesToAppear = 60

/** Marks what shows a place while one is at it, as soon as it is there. */
function useLifted(address: Address | undefined): void {
  useEffect(() => {
    if (address === undefined) return
    const lifted = new Set<Element>()
    let frame = 0
    const look = (left: number) => {
      for (const found of document.querySelectorAll(`main [data-address="${CSS.escape(address)}"]`)) {
        found.setAttribute('data-sought', '')
        lifted.add(found)
      }
      if (left > 0) frame = requestAnimationFrame(() => look(left - 1))
    }
    look(framesToAppear)
    return () => {
      cancelAnimationFrame(frame)
      for (const one of lifted) one.removeAttribute('data-sought')
    }
  }, [address])
}
