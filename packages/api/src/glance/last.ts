import { type Member, may, openTo } from '@balcony/access'
import type { House } from '../context.ts'
import { compartmentIds } from '../history/lines.ts'
import { sectionOf } from '../inbox/section-of.ts'
import type { LastDone } from './contract.ts'

type Seen = Pick<House, 'storage' | 'process' | 'clock'>

/** What happened last in a design, of what is behind doors that are open to this member: nothing else is even looked at. */
export async function lastIn(house: Seen, member: Member): Promise<LastDone | undefined> {
  const all = await Promise.all([edited(house, member), said(house, member), named(house, member)])
  return all.filter((each) => each !== undefined).toSorted((one, other) => other.at - one.at)[0]
}

async function edited({ storage, process }: Seen, member: Member) {
  if (!may(member, 'read-history', { design: member.design })) return undefined
  const compartments = compartmentIds(member.design, openTo(member))
  const [line] = await storage.history.lines({ compartments, atMost: 1 })
  const by = line && (await storage.people.find(line.by))
  if (!by) return undefined
  return { did: 'edited', name: by.name, at: line.until, ...inSection(sectionOf(process, line.address)) } as const
}

async function said({ storage, process, clock }: Seen, member: Member) {
  const last = await storage.threads.lastSaid(member.design, openTo(member), clock.now())
  const thread = last && (await storage.threads.find(last.thread))
  const name = last?.guest ?? (last && (await storage.people.find(last.by)))?.name
  if (!last || !thread || name === undefined) return undefined
  const section = sectionOf(process, thread.thread.anchor.address)
  return { did: 'commented', name, at: last.at, ...inSection(section) } as const
}

async function named({ storage }: Seen, member: Member) {
  if (!may(member, 'read-history', { design: member.design })) return undefined
  const versions = await storage.versions.of(member.design)
  const newest = versions.find((each) => each.purpose !== 'before-restore' && each.name !== '')
  const by = newest && (await storage.people.find(newest.by))
  return by && ({ did: 'named-version', name: by.name, at: newest.at, version: newest.name } as const)
}

function inSection(section: string | undefined) {
  return section === undefined ? {} : { section }
}
