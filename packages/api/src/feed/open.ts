import type { Asked, House } from '../context.ts'
import type { Listener } from './feeds.ts'
import { eventStream } from './stream.ts'

/** A silent feed sends a sign of life this often, so that both ends notice when the other is gone. */
export const beatEvery = 20_000

/** Opens a feed for somebody who was judged a moment ago, in the same breath. */
export function openFeed(
  { clock, feeds }: Pick<House, 'clock' | 'feeds'>,
  c: Asked,
  who: Pick<Listener, 'design' | 'person' | 'signIn' | 'hears' | 'judge'>,
): Response {
  let rest = () => {}
  const outgoing = c.env?.outgoing
  const ended = () => {
    rest()
    feeds.leave(listener)
  }
  const stream = eventStream(ended, outgoing && (() => outgoing.destroy()))
  const listener: Listener = {
    ...who,
    send: stream.send,
    cut() {
      rest()
      stream.cut()
    },
  }
  const beat = () => {
    rest = clock.after(beatEvery, beat)
    if (stream.beat()) return
    feeds.leave(listener)
    listener.cut()
  }
  rest = clock.after(beatEvery, beat)
  feeds.join(listener)
  c.header('Content-Type', 'text/event-stream; charset=utf-8')
  // Proxies that gather answers would hold events back.
  c.header('X-Accel-Buffering', 'no')
  return c.body(stream.body)
}
