/** Least time between two sentences of the live region. */
export const announceEvery = 10_000

export interface Announcer {
  /** Says it at once if nothing was said in the last ten seconds; otherwise later, and only the newest. */
  say(sentence: string): void
  stop(): void
}

/** Keeps the live region calm: at most one sentence in ten seconds. `later` is setTimeout in the browser. */
export function announcer(
  speak: (sentence: string) => void,
  now: () => number,
  later: (act: () => void, wait: number) => () => void,
): Announcer {
  let last = Number.NEGATIVE_INFINITY
  let waiting: string | undefined
  let cancel: (() => void) | undefined
  const flush = () => {
    cancel = undefined
    if (waiting === undefined) return
    const sentence = waiting
    waiting = undefined
    last = now()
    speak(sentence)
  }
  return {
    say(sentence) {
      waiting = sentence
      if (cancel) return
      const wait = last + announceEvery - now()
      if (wait <= 0) flush()
      else cancel = later(flush, wait)
    },
    stop() {
      cancel?.()
      cancel = undefined
      waiting = undefined
    },
  }
}
