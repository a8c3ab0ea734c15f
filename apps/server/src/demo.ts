import type { Role } from '@balcony/access'
import { type Compartment, compartments } from '@balcony/design'

/** Who of the demo case's team uses the demo workspace, and as what. Names and screenings stand in the case itself. */
export interface DemoMember {
  /** Id in the case's team. */
  readonly id: string
  readonly role: Role
  readonly clearances: readonly Compartment[]
}

export const demoMembers: readonly DemoMember[] = [
  { id: 'M1', role: 'lead', clearances: compartments },
  { id: 'M2', role: 'planner', clearances: ['people', 'security', 'evaluation'] },
  { id: 'M11', role: 'planner', clearances: [] },
  { id: 'M8', role: 'reviewer', clearances: ['people', 'legal'] },
  { id: 'M6', role: 'reader', clearances: [] },
]
