import { Trans, useLingui } from '@lingui/react/macro'
import { Info } from '../icons.tsx'
import { GoTo } from './GoTo.tsx'
import css from './Review.module.css'
import type { Notice } from './review.ts'

/** What only others may read: the sentence of the rule, and nothing else. */
export function NoticeItem({ notice }: { notice: Notice }) {
  const { i18n } = useLingui()
  return (
    <li className={css.item}>
      <span className={css.sign} data-severity="advice">
        <Info size={17} />
      </span>
      <div className={css.words}>
        <p className={css.sentence}>{i18n._(notice.message)}</p>
        <p className={css.about}>
          <Trans>Who and why stays with the people who can open it. This is checked a few times an hour.</Trans>
        </p>
      </div>
      <div className={css.do}>
        <GoTo finding={{ at: notice.at }} />
      </div>
    </li>
  )
}
