import type { Compartment, Finding, Process } from '@balcony/design'
import { compartmentOf } from '../live/places.ts'

/** What a finding was drawn from, and where it stands: what one needs to read it, and to decide about it. */
export function drawnFrom(process: Process, finding: Finding): readonly Compartment[] {
  const at = compartmentOf(process, finding.at)
  return [...new Set([...finding.reads, ...(at === undefined || at === 'core' ? [] : [at])])]
}
