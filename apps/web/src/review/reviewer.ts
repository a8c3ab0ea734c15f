// The worker's side: keeps the design under review and looks when it is asked to.
import {
  type Changed,
  type Compartment,
  type Concern,
  type Finding,
  process,
  RunningReview,
  type Settings,
} from '@balcony/design'

export type Asked =
  | { readonly is: 'open'; readonly open: readonly Compartment[]; readonly settings: Settings }
  | { readonly is: 'take'; readonly changed: Changed }
  /** YYYY-MM-DD */
  | { readonly is: 'look'; readonly today: string; readonly concerns: readonly Concern[] }

export interface Answered {
  readonly findings: readonly Finding[]
  /** Rules that could look at everything they look into. */
  readonly whole: readonly string[]
}

/** Answers messages in their order; everything in them can be copied between threads. */
export function reviewer(answer: (answered: Answered) => void): (asked: Asked) => void {
  let running: RunningReview | undefined
  return (asked) => {
    if (asked.is === 'open') running = new RunningReview(process, asked.open, asked.settings)
    else if (asked.is === 'take') running?.take(asked.changed)
    else if (running)
      answer({
        findings: running.findings({ today: running.day(asked.today), concerns: asked.concerns }),
        whole: running.whole,
      })
  }
}
