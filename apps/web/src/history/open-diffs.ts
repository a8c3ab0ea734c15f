import type { ProseDoc } from '@balcony/design'
import type { Diffed } from '@balcony/editor'
import { trustedScript } from '../trusted-script.ts'
import address from './diff-worker.ts?worker&url'

export interface AskedDiff {
  readonly id: number
  readonly before: ProseDoc
  readonly after: ProseDoc
}

/** A text that takes longer than this to be compared is shown whole, beside the other. Milliseconds. */
const diffTakesAtMost = 6_000
/** A worker that nobody asks anything is let go. */
const idleAfter = 30_000

/** Texts are compared away from the page, one after the other; a worker that hangs is ended, and the page goes on. */
export function openDiffs(): { diff(before: ProseDoc, after: ProseDoc): Promise<Diffed>; close(): void } {
  const tooDifferent: Diffed = { is: 'too-different' }
  const waiting = new Map<number, (diffed: Diffed) => void>()
  let worker: Worker | undefined
  let next = 0
  let idle: ReturnType<typeof setTimeout> | undefined
  const end = () => {
    worker?.terminate()
    worker = undefined
    clearTimeout(idle)
    for (const done of [...waiting.values()]) done(tooDifferent)
    waiting.clear()
  }
  const open = (): Worker => {
    const made = new Worker(script(), { type: 'module' })
    made.onmessage = ({ data }: MessageEvent<{ id: number; diffed: Diffed }>) => waiting.get(data.id)?.(data.diffed)
    made.onerror = end
    return made
  }
  return {
    diff(before, after) {
      return new Promise((resolve) => {
        try {
          worker ??= open()
        } catch {
          // An old browser, or one that forbids workers: both texts are shown whole.
          resolve(tooDifferent)
          return
        }
        clearTimeout(idle)
        const id = next++
        const timer = setTimeout(end, diffTakesAtMost)
        waiting.set(id, (diffed) => {
          clearTimeout(timer)
          waiting.delete(id)
          if (waiting.size === 0) idle = setTimeout(end, idleAfter)
          resolve(diffed)
        })
        worker.postMessage({ id, before, after } satisfies AskedDiff)
      })
    },
    close: end,
  }
}

let own: string | undefined

/** The worker's address; a policy is made once. */
function script(): string {
  own ??= trustedScript('balcony-diffs', address)
  return own
}
