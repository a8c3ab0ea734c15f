import { type Member, may, needsClearance } from '@balcony/access'
import type { Storage } from '@balcony/storage'
import type { MemberList } from './contract.ts'

/** Who takes part, as this member may know it. */
export async function memberList(storage: Storage, asker: Member, now: number): Promise<MemberList> {
  const { design, person } = asker
  const manages = may(asker, 'manage', { design })
  const [members, invitations, asks] = await Promise.all([
    storage.members.of(design),
    manages ? storage.invitations.pending(design, now) : [],
    storage.asks.open(design),
  ])
  const seen = new Map<string, number>()
  if (manages)
    for (const each of members)
      for (const { seenAt } of await storage.signIns.of(each.person, now))
        seen.set(each.person, Math.max(seenAt, seen.get(each.person) ?? 0))
  return {
    members: members.map(({ person: id, name, colour, role, clearances, since, until }) => {
      const seenAt = seen.get(id)
      return {
        ...{ id, name, colour, role, since },
        ...(manages || id === person ? { clearances: clearances.filter((each) => needsClearance[each]) } : {}),
        ...(until === undefined ? {} : { until }),
        ...(seenAt === undefined ? {} : { seenAt }),
      }
    }),
    invitations,
    asks: asks.filter((ask) => manages || ask.person === person).map(({ design: _, ...ask }) => ask),
  }
}
