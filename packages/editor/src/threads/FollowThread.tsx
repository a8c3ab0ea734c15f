import type { Thread } from '@balcony/design'
import { Button } from '@balcony/ui'
import { Trans } from '@lingui/react/macro'
import { sectionOf } from '../live/places.ts'
import { useWorkspace } from '../workspace.tsx'

interface FollowThreadProps {
  readonly thread: Thread
  readonly onFailed: (failed: boolean) => void
}

/** Asks to be told of what is said here, or to hear no more of it but one's own name. */
export function FollowThread({ thread, onFailed }: FollowThreadProps) {
  const { live, me, follows, onFollow } = useWorkspace()
  if (!follows || !onFollow) return null
  const section = sectionOf(live.process, thread.anchor.address)
  const takesPart = thread.task?.to === me.id || thread.remarks.some((remark) => remark.by === me.id)
  const around = (section === undefined ? undefined : follows(section)) ?? follows('')
  const hears = follows(thread.id) ?? (takesPart || around === true)
  const turn = () =>
    void onFollow(thread.id, !hears).then(
      () => onFailed(false),
      // Said on the card, where it can be tried again.
      () => onFailed(true),
    )
  return (
    <Button look="link" size="sm" onPress={turn}>
      {hears ? <Trans>Hear no more of this</Trans> : <Trans>Follow this</Trans>}
    </Button>
  )
}
