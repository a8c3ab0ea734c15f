import { Trans, useLingui } from '@lingui/react/macro'
import { Message } from '../icons.tsx'
import { useThreads } from '../live/hooks.ts'
import { useLocale } from '../live/use-locale.ts'
import { ViewLink } from '../views/ViewLink.tsx'

/** The place of all comments in the address bar: no section or table of a design is called so. */
export const commentsPlace = 'comments'

/** The comments in the foot of the outline, with how many are open. */
export function CommentsLink({ on = false }: { on?: boolean }) {
  const { t } = useLingui()
  const locale = useLocale()
  const open = useThreads().filter((thread) => thread.status.is === 'open').length
  const count = open.toLocaleString(locale)
  return (
    <ViewLink
      place={commentsPlace}
      icon={<Message size={17} />}
      on={on}
      tally={open > 0 ? t`${count} open` : undefined}
    >
      <Trans>Comments</Trans>
    </ViewLink>
  )
}
