import { type Process, type Snapshot, steps } from '@balcony/design'
import type { StepGlance } from './contract.ts'

/** How far the sections of the five steps are, as the team said, from what stands in `core`. */
export function stepsOf(process: Process, snapshot: Snapshot): readonly StepGlance[] {
  const open = Object.entries(process.sections).filter(([, section]) => section.compartment === 'core')
  return steps.map((step) => {
    const own = open.filter(([, section]) => section.step === step).map(([name]) => snapshot.sections[name] ?? {})
    const said = own.map(({ progress }) => progress)
    return {
      sections: own.length,
      agreed: said.filter((each) => each === 'agreed').length,
      begun: said.filter((each) => each === 'drafting' || each === 'for_review').length,
    }
  })
}

export function statusIn(snapshot: Snapshot): string | undefined {
  for (const values of Object.values(snapshot.sections)) {
    const { status, coverTitle } = values
    if (coverTitle !== undefined && typeof status === 'string') return status
  }
  return undefined
}

/** The days on which sessions begin that are still to be held, in order. */
export function sessionDaysIn({ tables }: Snapshot): readonly string[] {
  const days = (tables['session'] ?? []).flatMap(({ values: { startsOn, status } }) =>
    typeof startsOn === 'string' && !(typeof status === 'string' && isOver.has(status)) ? [startsOn] : [],
  )
  return days.toSorted()
}

const isOver: ReadonlySet<string> = new Set(['held', 'postponed', 'cancelled'])
