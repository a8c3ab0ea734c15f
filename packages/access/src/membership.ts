import { ok, type Result, refuse } from '@balcony/base'
import type { Compartment } from '@balcony/design'
import { type Member, may } from './may.ts'
import type { Role } from './policy.ts'

/** What an invitation or a change of membership would give. */
export interface Gift {
  readonly role: Role
  readonly clearances: readonly Compartment[]
}

/** Whether a member may give this: nobody gives a clearance that they do not hold, so nobody can clear themselves by a detour. */
export function mayGive(giver: Member | undefined, action: 'invite' | 'manage', gift: Gift): boolean {
  return giver !== undefined && may(giver, action, { design: giver.design, compartments: gift.clearances })
}

/** The members after `person` got another role or, with undefined, left; refused when no lead would remain. */
export function keepsALead(
  members: readonly Pick<Member, 'person' | 'role'>[],
  person: string,
  role: Role | undefined,
): Result<void> {
  const others = members.some((member) => member.person !== person && member.role === 'lead')
  if (others || role === 'lead' || !members.some((member) => member.person === person && member.role === 'lead')) {
    return ok(undefined)
  }
  return refuse('conflict', 'A design needs a lead, and this is its only one. Make somebody else a lead first.')
}
