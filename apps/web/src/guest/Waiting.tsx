import type { Address } from '@balcony/design'
import { Button } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Clock3 } from 'lucide-react'
import css from './Guest.module.css'
import type { GuestTalk, TalkView } from './guest-talk.ts'

interface WaitingProps {
  readonly talk: GuestTalk
  readonly view: TalkView
  /** Only what is at this place. */
  readonly address?: Address
}

/** What is kept on this phone: it goes out by itself, and what was refused says why. */
export function Waiting({ talk, view, address }: WaitingProps) {
  const { t } = useLingui()
  const at = (thread: string | undefined) => view.threads.find((one) => one.id === thread)?.address
  const here = view.waiting.filter((one) => address === undefined || (one.address ?? at(one.thread)) === address)
  if (here.length === 0) return null
  return (
    <section className={css.waiting} aria-label={t`Kept on this phone`}>
      <h3>
        <Trans>Kept on this phone</Trans>
      </h3>
      {here.map((kept) => (
        <article key={kept.id}>
          <p dir="auto">{kept.text}</p>
          {kept.refused === undefined ? (
            <p className={css.state}>
              <Clock3 size={17} strokeWidth={1.75} aria-hidden />
              {view.online ? <Trans>Is being sent</Trans> : <Trans>Goes out when there is a connection</Trans>}
            </p>
          ) : (
            <>
              <p className={css.problem} role="alert" dir="auto">
                {kept.refused}
              </p>
              <div className={css.acts}>
                <Button look="line" onPress={() => void talk.say(again(kept))}>
                  <Trans>Try again</Trans>
                </Button>
                <Button onPress={() => talk.discard(kept.id)}>
                  <Trans>Throw it away</Trans>
                </Button>
              </div>
            </>
          )}
        </article>
      ))}
    </section>
  )
}

/** Once its words have changed, a comment can still go to the place. */
function again({ refused: _, quote: __, ...kept }: TalkView['waiting'][number]) {
  return kept
}
