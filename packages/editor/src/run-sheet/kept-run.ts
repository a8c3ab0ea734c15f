import { useState } from 'react'

/** What somebody said of the running session: numbers alone, no words. */
export interface KeptRun {
  /** Minutes by which the clock is not followed. */
  readonly shift: number
  /** Which of how many conditions are ticked: where their number is another, they are other conditions. */
  readonly ticked: readonly number[]
  readonly conditions: number
}

const nothing: KeptRun = { shift: 0, ticked: [], conditions: 0 }

/** In this tab and for this day: a phone that lays the page aside and loads it anew costs nothing. Signing out takes it away. */
export function useKeptRun(design: string, session: string, date: string) {
  const name = `balcony/run/${design}/${session}/${date}`
  const [kept, set] = useState(() => read(name))
  const keep = (more: Partial<KeptRun>) => {
    const next = { ...kept, ...more }
    set(next)
    try {
      sessionStorage.setItem(name, JSON.stringify(next))
    } catch {
      // The device keeps nothing: it lives as long as the page.
    }
  }
  return [kept, keep] as const
}

function read(name: string): KeptRun {
  try {
    return { ...nothing, ...(JSON.parse(sessionStorage.getItem(name) ?? '{}') as Partial<KeptRun>) }
  } catch {
    return nothing
  }
}
