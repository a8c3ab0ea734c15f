import { Button } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useWorkspace } from '../workspace.tsx'
import css from './Review.module.css'
import type { Dismissal } from './review.ts'
import { useFailing } from './use-failing.ts'
import { useDismissalRights } from './use-rights.ts'
import { useWaiverKindWords, useWho } from './waiver-words.ts'

/** One person wants to dismiss this; it stands until another agrees. */
export function WaitsForSecond({ dismissal }: { dismissal: Dismissal }) {
  const { t } = useLingui()
  const { review } = useWorkspace()
  const who = useWho()
  const kinds = useWaiverKindWords()
  const rights = useDismissalRights(dismissal)
  const { failed, attempt } = useFailing()
  return (
    <div className={css.form}>
      <p>
        <Trans>
          {who.name(dismissal.by)} asks to dismiss this until {who.day(dismissal.until)}. It needs a second person who
          can open it.
        </Trans>
      </p>
      <p className={css.quote} dir="auto">
        {kinds[dismissal.kind]}: {dismissal.reason}
      </p>
      {failed === undefined ? null : <p role="alert">{failed}</p>}
      <footer>
        {rights.reopen ? (
          <Button size="sm" onPress={() => attempt(() => review?.reopen(dismissal))}>
            <Trans>Withdraw</Trans>
          </Button>
        ) : null}
        {rights.agree ? (
          <Button
            size="sm"
            look="primary"
            onPress={() => attempt(() => review?.agree(dismissal))}
            aria-label={t`Agree to dismiss this until ${who.day(dismissal.until)}`}
          >
            <Trans>Agree</Trans>
          </Button>
        ) : null}
      </footer>
    </div>
  )
}
