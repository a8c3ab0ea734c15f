import type { FeedEvent } from '../contract.ts'
import type { Visitor } from './world.ts'

/** Somebody's open feed: what came over it, as events and as bytes. */
export interface Listening {
  /** The first `count` events, once they are there. */
  next(count: number): Promise<readonly FeedEvent[]>
  until(true_: () => boolean): Promise<void>
  /** Everything received, as it was sent. */
  bytes(): string
  /** Waits for the end; true when it came. */
  ended(): Promise<boolean>
  stop(): Promise<void>
}

export async function listenTo(
  visitor: Visitor,
  design: string,
  path = `/api/designs/${design}/events`,
): Promise<Listening> {
  const answer = await visitor.get(path)
  if (answer.status !== 200 || !answer.body) throw new Error(`the feed answered ${answer.status}`)
  const reader = answer.body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let over = false
  const events = () =>
    text
      .split('\n\n')
      .slice(0, -1)
      .flatMap((block) => (block.startsWith('data: ') ? [JSON.parse(block.slice(6)) as FeedEvent] : []))
  const more = async () => {
    if (over) throw new Error('the feed is over')
    try {
      const part = await reader.read()
      if (part.done) over = true
      else text += decoder.decode(part.value, { stream: true })
    } catch {
      over = true // cut off in the middle is an end, too
    }
  }
  await more()
  return {
    async next(count) {
      while (events().length < count) await more()
      return events().slice(0, count)
    },
    async until(reached) {
      while (!reached()) await more()
    },
    bytes: () => text,
    async ended() {
      while (!over) await more()
      return over
    },
    stop: () => reader.cancel(),
  }
}
