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
      <span className={css.at} dir="auto">
        {words.sentence(cameFrom)}
      </span>
      <IconButton size="sm" label={t`Close`} icon={<Close size={15} />} onPress={() => review?.goTo(undefined)} />
    </aside>
  )
}

/** How many frames a place has to appear: its page is drawn, its record opened. */
const framesToAppear = 60

/** Marks the element of a place while one is at it, as soon as it is there. */
function useLifted(address: Address | undefined): void {
  useEffect(() => {
    if (address === undefined) return
    let frame = 0
    let lifted: Element | null = null
    const look = (left: number) => {
      lifted = document.querySelector(`main [data-address="${CSS.escape(address)}"]`)
      if (lifted) lifted.setAttribute('data-sought', '')
      else if (left > 0) frame = requestAnimationFrame(() => look(left - 1))
    }
    look(framesToAppear)
    return () => {
      cancelAnimationFrame(frame)
      lifted?.removeAttribute('data-sought')
    }
  }, [address])
}
