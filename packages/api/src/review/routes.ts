import { type Member, may, openTo } from '@balcony/access'
import { newId, ok, type Result, refuse } from '@balcony/base'
import type { Compartment, Finding } from '@balcony/design'
import type { StoredWaiver, Stores } from '@balcony/storage'
import { readBody } from '../body.ts'
import { type App, type Asked, type House, memberHere } from '../context.ts'
import type { NewWaiver, ReviewAnswer } from '../contract.ts'
import { OneAtATime } from '../door/one-at-a-time.ts'
import { notThere, refused } from '../refusals.ts'
import { newWaiver } from './asked.ts'
import { dayOf, drawnFrom, maxWaiverDays, needsTwo, recorded, standingWaivers } from './waivers.ts'

const day = 86_400_000

export function addReview(app: App, house: House): void {
  const { storage, clock, notices, keeper, feeds, random } = house
  const line = new OneAtATime()

  /** Everybody who may hear of a waiver hears that there is something to ask for, and nothing else. */
  const tell = (waiver: StoredWaiver) => feeds.tell(waiver.design, { is: 'waivers' }, narrowest(waiver.compartments))

  app.get('/api/designs/:design/review', async (c) => {
    const member = await memberHere(house, c, c.req.param('design'))
    if (!member || !may(member, 'review', { design: member.design })) return refused(c, notThere)
    const { design } = member
    const open = openTo(member)
    const today = dayOf(clock.now())
    const turn = await line.run(member.person, async (): Promise<ReviewAnswer> => {
      const [findings, waivers] = await Promise.all([
        readable(house, design, open, today),
        storage.waivers.of(design, open),
      ])
      return {
        today,
        findings: standingWaivers(findings, waivers, today),
        notices: await notices.for(design, open),
        stopping: await notices.stopping(design, open),
      }
    })
    return turn.ok ? c.json(turn.value) : refused(c, turn.problem)
  })

  app.get('/api/designs/:design/waivers', async (c) => {
    const member = await memberHere(house, c, c.req.param('design'))
    if (!member || !may(member, 'review', { design: member.design })) return refused(c, notThere)
    const waivers = await storage.waivers.of(member.design, openTo(member))
    return c.json(waivers.map(recorded))
  })

  app.post('/api/designs/:design/waivers', async (c) => {
    const body = await readBody(c, newWaiver)
    const asker = c.get('asker')
    const before = await memberHere(house, c, c.req.param('design'))
    if (!before || !may(before, 'dismiss', { design: before.design })) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const { design } = before
    const now = clock.now()
    const lasting = holdsLongEnough(body.value, now)
    if (!lasting.ok) return refused(c, lasting.problem)
    // The server's own findings, not what the browser says of them: rule, place and what it was drawn from are the design's.
    const turn = await line.run(asker.person, () => readable(house, design, openTo(before), dayOf(now)))
    if (!turn.ok) return refused(c, turn.problem)
    const finding = turn.value.find((each) => each.key === body.value.key)
    if (!finding) return refused(c, movedOn)
    const made = await storage.together(async (stores): Promise<Result<StoredWaiver>> => {
      const member = await keeper.member(asker, design, stores)
      if (!mayDismiss(house, member, finding)) return nothingHere
      const standingAlready = (await stores.waivers.of(design, openTo(member))).some(
        (each) => each.key === finding.key && each.until >= dayOf(now),
      )
      if (standingAlready) return alreadyDismissed
      const waiver: StoredWaiver = {
        ...{
          id: newId(random),
          design,
          compartments: drawnFrom(house.process, finding),
          rule: finding.rule,
          at: finding.at,
        },
        ...body.value,
        ...{ by: asker.person, madeAt: now, needsSecond: needsTwo(house.process, finding) },
      }
      await stores.waivers.make(waiver)
      await note(stores, c, waiver, 'dismissed', now)
      return ok(waiver)
    })
    if (!made.ok) return refused(c, made.problem)
    tell(made.value)
    return c.json(recorded(made.value), 201)
  })

  app.post('/api/designs/:design/waivers/:waiver/agree', async (c) => {
    const now = clock.now()
    const agreed = await storage.together(async (stores): Promise<Result<StoredWaiver>> => {
      const found = await waiverHere(house, c, stores)
      if (!found || !may(found.member, 'agree-to-dismiss', found.what)) return nothingHere
      const signed = await stores.waivers.second(found.waiver.id, found.member.person, now)
      if (signed.ok) await note(stores, c, signed.value, 'agreed-to-dismissal', now)
      return signed
    })
    if (!agreed.ok) return refused(c, agreed.problem)
    tell(agreed.value)
    return c.json(recorded(agreed.value))
  })

  app.post('/api/designs/:design/waivers/:waiver/reopen', async (c) => {
    const now = clock.now()
    const reopened = await storage.together(async (stores): Promise<Result<StoredWaiver>> => {
      const found = await waiverHere(house, c, stores)
      if (!found || !may(found.member, 'reopen', found.what)) return nothingHere
      const signed = await stores.waivers.withdraw(found.waiver.id, found.member.person, now)
      if (signed.ok) await note(stores, c, signed.value, 'reopened', now)
      return signed
    })
    if (!reopened.ok) return refused(c, reopened.problem)
    tell(reopened.value)
    return c.body(null, 204)
  })
}

const nothingHere = { ok: false, problem: notThere } as const

const movedOn = {
  code: 'conflict',
  message:
    'This check does not say that any more. Look again; if you have just changed something, wait until it is saved.',
} as const

const alreadyDismissed = refuse(
  'conflict',
  'Somebody dismissed this a moment ago. It is in the list of what was dismissed.',
)

/** Findings over what the asker may enter; of those, the ones drawn from nothing else. */
async function readable(
  { reader }: House,
  design: string,
  open: readonly Compartment[],
  today: string,
): Promise<readonly Finding[]> {
  const findings = await reader.review(design, open, today)
  return findings.filter((finding) => finding.reads.every((each) => open.includes(each)))
}

function mayDismiss(house: House, member: Member | undefined, finding: Finding): boolean {
  const action = finding.severity === 'blocker' ? 'dismiss-blocker' : 'dismiss'
  return (
    member !== undefined &&
    may(member, action, { design: member.design, compartments: drawnFrom(house.process, finding) })
  )
}

function holdsLongEnough({ until }: NewWaiver, now: number): Result<void> {
  const [first, last] = [dayOf(now), dayOf(now + maxWaiverDays * day)]
  return until >= first && until <= last
    ? ok(undefined)
    : refuse('invalid', `A dismissal holds until a day between ${first} and ${last}; this says ${until}.`, 'until')
}

/** The waiver that a request names, where its asker may read what it was drawn from. */
async function waiverHere(house: House, c: Asked, stores: Stores) {
  const [id, design] = [c.req.param('waiver'), c.req.param('design')]
  if (id === undefined || design === undefined) return undefined
  const member = await house.keeper.member(c.get('asker'), design, stores)
  const waiver = await stores.waivers.find(id)
  if (!member || !waiver || waiver.design !== design) return undefined
  const what = { design, compartments: waiver.compartments, begunBy: waiver.by }
  return may(member, 'review', what) ? { member, waiver, what } : undefined
}

/** The journal says that, who and when; what it was about stays where it may be read. */
async function note(stores: Stores, c: Asked, waiver: StoredWaiver, did: string, now: number): Promise<void> {
  const { id, person } = c.get('asker')
  await stores.journal.write({
    chain: waiver.design,
    at: now,
    by: person,
    signIn: id,
    did,
    about: { waiver: waiver.id },
  })
}

/** One compartment to tell by: whoever may hear of the waiver may enter it. */
function narrowest(drawn: readonly Compartment[]): Compartment {
  return drawn.at(-1) ?? 'core'
}
