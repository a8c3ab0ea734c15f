// The one question “is it you?” of a page, however many requests wait for its answer.
import { whenAskedToProve } from '../server.ts'

let waiting: ((proven: boolean) => void)[] = []
const watchers = new Set<() => void>()

export const proving = {
  asked: () => waiting.length > 0,
  watch(changed: () => void): () => void {
    watchers.add(changed)
    return () => watchers.delete(changed)
  },
  /** The answer, for all who wait. */
  done(proven: boolean): void {
    const answered = waiting
    waiting = []
    tell()
    for (const answer of answered) answer(proven)
  },
}

whenAskedToProve(
  () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      tell()
    }),
)

function tell(): void {
  for (const changed of watchers) changed()
}
