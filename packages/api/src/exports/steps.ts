import { keepBytes } from '../files/card.ts'
import type { MakingStep } from './contract.ts'

/** Says how far something is, a line of JSON a step, and tells the maker when nobody listens any more. */
export function stepsOf(
  make: (tell: (step: MakingStep) => void, signal: AbortSignal) => Promise<void>,
): ReadableStream<Uint8Array> {
  const listening = new AbortController()
  return new ReadableStream({
    start(stream) {
      const tell = (step: MakingStep) => {
        if (!listening.signal.aborted) stream.enqueue(keepBytes(new TextEncoder().encode(`${JSON.stringify(step)}\n`)))
      }
      const end = () => {
        if (!listening.signal.aborted) stream.close()
      }
      // Whatever goes wrong inside is told as a step; only a stream that nobody reads rejects.
      make(tell, listening.signal).then(end, end)
    },
    cancel() {
      listening.abort()
    },
  })
}
