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
