import { type Compartment, compartments } from '@balcony/design'
import type { Action } from './actions.ts'
import { type LinkRight, needsClearance, policy, type Role } from './policy.ts'

/** A person's place in one design. Without one there is nothing to see. */
export interface Member {
  readonly design: string
  readonly person: string
  readonly role: Role
  readonly clearances: readonly Compartment[]
}

/** Whoever opened a link to an edition of a design. No member of it, so no room, list or search of it is open to them. */
export interface Holder {
  readonly design: string
  /** Who they are here: an id of this opening, never of an account. */
  readonly person: string
  readonly role: LinkRight
  readonly clearances: readonly []
}

/** What somebody wants to do something to. */
export interface What {
  readonly design: string
  /** The compartments that it touches; `core` when none is named. */
  readonly compartments?: readonly Compartment[]
  /** The person who began it: opened the thread, did the act in the journal. */
  readonly begunBy?: string
}

/** Whether this one may do this to that. The same answer in the browser, to show or hide, and in the server, to decide. */
export function may(member: Member | Holder | undefined, action: Action, what: What): boolean {
  if (member === undefined || member.design !== what.design) return false
  if (!(what.compartments ?? []).every((compartment) => cleared(member, compartment))) return false
  const answer = policy[member.role][action]
  return answer === 'always' || (answer === 'own' && what.begunBy === member.person)
}

/** The seat that a member gets in the room of a compartment; undefined looks like "not there". */
export function enter(member: Member | Holder | undefined, compartment: Compartment): 'write' | 'read' | undefined {
  if (member === undefined) return undefined
  const what = { design: member.design, compartments: [compartment] }
  if (may(member, 'write', what)) return 'write'
  return may(member, 'read', what) ? 'read' : undefined
}

/** The compartments that a member may enter, in the order of the description. */
export function openTo(member: Member | Holder | undefined): readonly Compartment[] {
  return compartments.filter((compartment) => enter(member, compartment) !== undefined)
}

function cleared(member: Member | Holder, compartment: Compartment): boolean {
  const clearances: readonly Compartment[] = member.clearances
  return !needsClearance[compartment] || clearances.includes(compartment)
}
