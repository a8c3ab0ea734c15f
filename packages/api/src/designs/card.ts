import { enter, type Member, openTo } from '@balcony/access'
import type { Design, Storage } from '@balcony/storage'
import type { DesignCard, DesignSummary, Member as SeenMember } from '../contract.ts'
import type { Parts } from '../parts.ts'

export function summary(design: Design, member: Member): DesignSummary {
  const open = new Set(openTo(member))
  // When something changed behind a closed door is nobody's business outside it.
  const changes = design.compartments.filter((each) => open.has(each.name)).map((each) => each.changedAt)
  const { id, title, coverTitle } = design
  return { id, title, coverTitle, role: member.role, changedAt: Math.max(0, ...changes) }
}

export async function card(
  house: Pick<Parts, 'storage' | 'reviewSettings'>,
  design: Design,
  member: Member,
): Promise<DesignCard> {
  const { storage, reviewSettings } = house
  const compartments = openTo(member).flatMap((name) => {
    const stored = design.compartments.find((each) => each.name === name)
    return stored ? [{ name, epoch: stored.epoch, mayWrite: enter(member, name) === 'write' }] : []
  })
  return { ...summary(design, member), compartments, members: await membersOf(storage, design.id), reviewSettings }
}

export async function membersOf(storage: Storage, design: string): Promise<readonly SeenMember[]> {
  const members = await storage.members.of(design)
  return members.map(({ person, name, colour, role }) => ({ id: person, name, colour, role }))
}
