import type { MakingStep, NewExport } from '@balcony/api/contract'
import { postForSteps } from '../server.ts'

/** An edition that the server is making; begun with the press of a button, before there is anything to show it in. */
export interface Begun {
  readonly wish: string
  /** Where its files are. */
  readonly path: string
  readonly signal: AbortSignal
  steps(): AsyncGenerator<MakingStep>
  giveUp(): void
}

export function beginMaking(design: string, asked: NewExport): Begun {
  const stop = new AbortController()
  const path = `/api/designs/${encodeURIComponent(design)}/exports`
  const told = postForSteps<MakingStep>(`${path}/preview`, asked, stop.signal)
  // Asking for the first step sends the request.
  const first = told.next()
  first.catch(() => {}) // whoever reads the steps hears of it
  return {
    wish: JSON.stringify(asked),
    path,
    signal: stop.signal,
    async *steps() {
      for (let step = await first; !step.done; step = await told.next()) yield step.value
    },
    giveUp: () => stop.abort(),
  }
}
