import { type Member, may, openTo } from '@balcony/access'
import { type App, type House, memberHere } from '../context.ts'
import { membersOf } from '../designs/card.ts'
import { notThere, refused } from '../refusals.ts'
import type { Glance } from './contract.ts'
import { sessionDaysIn, statusIn, stepsOf } from './glance.ts'
import { lastIn } from './last.ts'

/** What its core says: the same for every member. */
interface Read extends Pick<Glance, 'status' | 'steps'> {
  readonly sessionDays: readonly string[]
}

/** What is kept of a design that was read, so many at most; the oldest goes first. */
const atMost = 200

/** How far a design is, for the list of designs. Read once for each state of its core. */
export function addGlance(app: App, house: House): void {
  const { storage, reader, process, clock } = house
  const read = new Map<string, Read>()

  app.get('/api/designs/:design/glance', async (c) => {
    const member = await memberHere(house, c, c.req.param('design'))
    const design = member && (await storage.designs.find(member.design))
    if (!design || !may(member, 'read', { design: design.id })) return refused(c, notThere)
    const core = design.compartments.find(({ name }) => name === 'core')
    const state = `${design.id} ${core?.epoch} ${core?.head}`
    const known = read.get(state) ?? (await look(design.id))
    read.set(state, known)
    for (const oldest of read.keys()) if (read.size > atMost) read.delete(oldest)
    const people = (await membersOf(storage, design.id)).map(({ id, name, colour }) => ({ id, name, colour }))
    const { sessionDays, ...how } = known
    const today = new Date(clock.now()).toISOString().slice(0, 10)
    const nextSession = sessionDays.find((day) => day >= today)
    const [last, newRemarks] = await Promise.all([lastIn(house, member), unseen(member)])
    return c.json({
      ...{ ...how, people, newRemarks },
      ...(last && { last }),
      ...(nextSession === undefined ? {} : { nextSession }),
    } satisfies Glance)
  })

  async function unseen({ design, person, ...member }: Member): Promise<number> {
    const since = (await storage.members.find(design, person))?.since ?? clock.now()
    const open = openTo({ design, person, ...member })
    return storage.inbox.unseenIn(person, design, open, { since, now: clock.now() })
  }

  async function look(design: string): Promise<Read> {
    const snapshot = await reader.snapshot(design, ['core'])
    const status = statusIn(snapshot)
    const steps = stepsOf(process, snapshot)
    return { ...(status === undefined ? {} : { status }), steps, sessionDays: sessionDaysIn(snapshot) }
  }
}
