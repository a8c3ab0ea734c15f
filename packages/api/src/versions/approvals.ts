import { type Member, may, openTo } from '@balcony/access'
import { type Compartment, place } from '@balcony/design'
import type { StoredAgreement, StoredApproval, StoredVersion } from '@balcony/storage'
import type { House } from '../context.ts'
import type { Hashed } from '../history/jobs.ts'
import { bookkeeping } from '../history/moments.ts'
import { sectionAt } from '../history/places.ts'
import type { Approval } from './contract.ts'
import { countsAt, pilesAt, type RowCounts } from './moments.ts'

type Needs = Pick<House, 'storage' | 'historian' | 'historyReader' | 'process'>

/** Somebody's agreement to a version, as a release of that version may print it. */
export interface HeldApproval {
  readonly person: string
  /** When they agreed. */
  readonly at: number
  /** SHA-256 over canonical JSON of what they could see of the version, in hexadecimal. */
  readonly hash: string
  readonly sections: readonly string[]
  readonly compartments: readonly Compartment[]
  /** Sections that they agreed to and that say something else in the design as it is now. The version itself never changes. */
  readonly changedSince: readonly string[]
}

/** Which agreements a named version holds. Asks nobody's right: the caller has judged who may see it. */
export async function approvalsHeld(house: Needs, design: string, version: string): Promise<readonly HeldApproval[]> {
  const approvals = await house.storage.versions.approvals(design, version)
  const held: HeldApproval[] = []
  for (const { person, answer, answeredAt, agreement } of approvals) {
    if (answer !== 'agreed' || answeredAt === undefined || !agreement) continue
    const { hash, sections, compartments } = agreement
    const changedSince = await changedSections(house, design, agreement)
    held.push({ person, at: answeredAt, hash, sections: Object.keys(sections), compartments, changedSince })
  }
  return held
}

/** What somebody agrees to who says yes to a version now: what of it they may see, and its hash. */
export async function agreementTo(house: Needs, member: Member, version: StoredVersion): Promise<StoredAgreement> {
  const { design } = version
  const compartments = openTo(member).filter((each) => version.rows[each] !== undefined)
  const counts: RowCounts = new Map(compartments.map((each) => [each, version.rows[each] ?? 0]))
  const hashed = await house.historyReader.ask({ is: 'hash', piles: await pilesAt(house, design, counts) })
  return { ...hashed, compartments }
}

/** Approvals as a member may see them, those that do not hold any more marked with what changed. */
export async function approvalsFor(house: Needs, member: Member, version: StoredVersion): Promise<readonly Approval[]> {
  const approvals = await house.storage.versions.approvals(version.design, version.id)
  return Promise.all(approvals.map((approval) => told(house, member, version, approval)))
}

async function told(house: Needs, member: Member, version: StoredVersion, stored: StoredApproval): Promise<Approval> {
  const { id: _, design, version: __, agreement, ...approval } = stored
  if (!agreement) return approval
  const changed = await changedSections(house, design, agreement)
  // Of what changed in a part that is closed to the reader not even the section is told.
  const open = openTo(member)
  const readable = changed.filter((section) => open.includes(house.process.sections[section]?.compartment ?? 'core'))
  const gone =
    changed.length === 0
      ? {}
      : { void: { sections: readable, ...(await whoChanged(house, version, agreement, readable, open)) } }
  return { ...approval, hash: agreement.hash, ...gone }
}

async function changedSections(house: Needs, design: string, agreement: StoredAgreement): Promise<readonly string[]> {
  const now = await hashNow(house, design, agreement.compartments)
  return Object.entries(agreement.sections).flatMap(([section, hash]) =>
    now.sections[section] === hash ? [] : [section],
  )
}

/** The same present is summed up once, however many agreements ask for it. */
const summed = new WeakMap<object, Map<string, Promise<Hashed>>>()

/** What was summed up says something that nobody may know any more. */
export function forgetSums(storage: object): void {
  summed.delete(storage)
}

async function hashNow(house: Needs, design: string, compartments: readonly Compartment[]): Promise<Hashed> {
  const counts = (await countsAt(house, design, compartments, 'now')) ?? new Map()
  const known = summed.get(house.storage) ?? new Map<string, Promise<Hashed>>()
  summed.set(house.storage, known)
  const key = JSON.stringify([design, ...counts])
  const kept = known.get(key)
  if (kept) return kept
  const asked = pilesAt(house, design, counts).then((piles) => house.historyReader.ask({ is: 'hash', piles }))
  if (known.size > 50) known.clear()
  known.set(key, asked)
  asked.catch(() => known.delete(key))
  return asked
}

async function whoChanged(
  { storage, process }: Needs,
  version: StoredVersion,
  agreement: StoredAgreement,
  sections: readonly string[],
  open: readonly Compartment[],
): Promise<{ readonly by: readonly string[]; readonly since: number }> {
  const by = new Set<string>()
  let since = Number.POSITIVE_INFINITY
  for (const compartment of agreement.compartments.filter((each) => open.includes(each))) {
    const from = version.rows[compartment] ?? 0
    const lines = await storage.history.between(`${version.design}/${compartment}`, from, Number.MAX_SAFE_INTEGER)
    for (const line of lines) {
      const section = sectionAt(process, line.address)
      if (section === undefined || !sections.includes(section)) continue
      const there = place(process, line.address)
      if (there?.is === 'section-field' && bookkeeping(there.section).includes(there.field)) continue
      by.add(line.by)
      since = Math.min(since, line.from)
    }
  }
  return { by: [...by], since: Number.isFinite(since) ? since : version.at }
}

/** Whether somebody can be asked: they must be able to answer. */
export function mayBeAsked(member: Member | undefined): boolean {
  return member !== undefined && may(member, 'agree', { design: member.design })
}
