import { Button, toasts } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, useSyncExternalStore } from 'react'
import { useTold } from '../versions/use-history.ts'
import { useWorkspace } from '../workspace.tsx'
import type { Reminders, SentReminder } from './reminders.ts'

interface RemindButtonProps {
  readonly person: string
  readonly name: string
  /** The version or the thread to which an answer is waited for. */
  readonly about: string
}

const none: readonly SentReminder[] = []
const silent: Pick<Reminders, 'list' | 'watch'> = { list: () => none, watch: () => () => {} }

/** Asks once more, and for a day says who did: nobody is urged twice. */
export function RemindButton({ person, name, about }: RemindButtonProps) {
  const { t } = useLingui()
  const { reminders } = useWorkspace()
  const told = useTold()
  const { list, watch } = reminders ?? silent
  const sent = useSyncExternalStore(watch, list).find((each) => each.person === person && each.about === about)
  const [isGoing, go] = useState(false)
  if (!reminders) return null
  const remind = () => {
    go(true)
    reminders
      .remind(person, about)
      .then(() => toasts.show(t`${name} is reminded: on their page, and by mail where they have given an address.`))
      .catch((error: unknown) => toasts.show(error instanceof Error ? error.message : String(error)))
      .finally(() => go(false))
  }
  const [who, when] = sent ? [told.person(sent.by), told.moment(sent.at)] : ['', '']
  return (
    <Button
      size="sm"
      look="line"
      reason={sent && t`${who} reminded them: ${when}. Once a day is enough.`}
      isDisabled={isGoing}
      onPress={remind}
      aria-label={t`Remind ${name}`}
    >
      {sent ? <Trans>Reminded</Trans> : <Trans>Remind</Trans>}
    </Button>
  )
}
