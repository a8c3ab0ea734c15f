import type { FeedEvent } from '../contract.ts'

/** Bytes that may wait for one page; a page that is further behind is cut and asks for the list again when it is back. */
export const maxFeedBacklogBytes = 256 * 2 ** 10

/** A text/event-stream that never holds more than its limit and can be cut in the middle. */
export interface EventStream {
  readonly body: ReadableStream<Uint8Array>
  send(event: FeedEvent): boolean
  /** A comment line, so that both ends notice when the other is gone. */
  beat(): boolean
  cut(): void
}

/** `hangUp` breaks the connection itself, where there is one: what node already holds for the page goes with it. */
export function eventStream(ended: () => void, hangUp?: () => void): EventStream {
  const encoder = new TextEncoder()
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  const body = new ReadableStream<Uint8Array>(
    {
      start(given) {
        controller = given
      },
      cancel() {
        controller = undefined
        ended()
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: maxFeedBacklogBytes }),
  )
  const write = (text: string): boolean => {
    if (!controller || (controller.desiredSize ?? 0) <= 0) return false
    controller.enqueue(encoder.encode(text))
    return true
  }
  // The first bytes open the stream in the browser, and say how soon to come back after a break.
  write('retry: 1000\n\n')
  return {
    body,
    send: (event) => write(`data: ${JSON.stringify(event)}\n\n`),
    beat: () => write(': still here\n\n'),
    cut() {
      const open = controller
      controller = undefined
      if (hangUp) hangUp()
      else open?.error(new Error('the feed was cut'))
    },
  }
}
