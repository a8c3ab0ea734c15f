import type { Rating } from '@balcony/design/views'
import { useLingui } from '@lingui/react'
import { useWorkspace } from '../workspace.tsx'
import css from './Venues.module.css'

/** Three bars plus words: the words carry the meaning, the bars let the eye compare. */
export function RatingMark({ rating }: { rating: Rating }) {
  const words = useRatingWords()
  return (
    <span className={css.rating} data-rating={rating}>
      <span className={css.bars} aria-hidden>
        <i />
        <i />
        <i />
      </span>
      {words(rating)}
    </span>
  )
}

/** The word of the description for a rating. */
function useRatingWords(): (rating: Rating) => string {
  const { i18n } = useLingui()
  const { live } = useWorkspace()
  const field = live.process.tables['acceptance']?.fields['rating']
  const options = field?.kind === 'choice' ? field.options : []
  return (rating) => i18n._(options.find(({ value }) => value === rating)?.label ?? rating)
}
