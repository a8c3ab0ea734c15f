import { Trans, useLingui } from '@lingui/react/macro'
import { useSyncExternalStore } from 'react'
import { useLocale } from '../live/use-locale.ts'
import { useAgo } from '../threads/use-ago.ts'
import { useWorkspace } from '../workspace.tsx'
import css from './Review.module.css'

const never = () => undefined
const stand = () => () => {}

/** How many checks there are, when they looked last, and how many have nothing to say. */
export function LookedLine() {
  const { t } = useLingui()
  const { review } = useWorkspace()
  const locale = useLocale()
  const ago = useAgo()
  const looked = useSyncExternalStore(review?.looks?.watch ?? stand, review?.looks?.view ?? never)
  const figure = (count: number) => count.toLocaleString(locale)
  return (
    <p className={css.looked}>
      {looked === undefined ? null : (
        <>
          <span>{t`${figure(looked.rules)} checks, last run ${ago(looked.at)}`}</span>
          <span>{t`${figure(looked.passed)} have nothing to say`}</span>
        </>
      )}
      <Trans>Checks read the design only. They do not leave this workspace.</Trans>
    </p>
  )
}
