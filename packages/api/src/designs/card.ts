import { enter, type Member, openTo } from '@balcony/access'
import type { Design, Storage } from '@balcony/storage'
import type { DesignCard, DesignSummary, GuestName, Member as SeenMember } from '../contract.ts'
import type { Parts } from '../parts.ts'
import { thresholdsOf } from '../review/thresholds.ts'

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
  const { storage } = house
  const reviewSettings = await thresholdsOf(house, design.id)
  const compartments = openTo(member).flatMap((name) => {
    const stored = design.compartments.find((each) => each.name === name)
    return stored ? [{ name, epoch: stored.epoch, mayWrite: enter(member, name) === 'write' }] : []
  })
  const [members, guests] = await Promise.all([membersOf(storage, design.id), guestsOf(storage, design.id)])
  return { ...summary(design, member), compartments, members, guests, reviewSettings }
}

export async function membersOf(storage: Storage, design: string): Promise<readonly SeenMember[]> {
  const members = await storage.members.of(design)
  return members.map(({ person, name, colour, role }) => ({ id: person, name, colour, role }))
}

async function guestsOf(storage: Storage, design: string): Promise<readonly GuestName[]> {
  const links = await storage.links.of(design)
  return links.flatMap((link) => link.guests.map(({ id, name }) => ({ id, name, invitedAs: link.name })))
}
