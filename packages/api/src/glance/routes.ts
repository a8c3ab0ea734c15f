import { type Member, may, openTo } from '@balcony/access'
import { type App, type House, memberHere } from '../context.ts'
import { membersOf } from '../designs/card.ts'
import { notThere, refused } from '../refusals.ts'
import type { Glance } from './contract.ts'
import { statusIn, stepsOf } from './glance.ts'

/** What is kept of a design that was read, so many at most; the oldest goes first. */
const atMost = 200

/** How far a design is, for the list of designs. Read once for each state of its core. */
export function addGlance(app: App, house: House): void {
  const { storage, reader, process } = house
  const read = new Map<string, Pick<Glance, 'status' | 'steps'>>()

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
    const lastBy = await lastHand(member)
    return c.json({ ...known, people, ...(lastBy === undefined ? {} : { lastBy }) } satisfies Glance)
  })

  /** Whose the newest change is, of those behind doors that are open to this member. */
  async function lastHand(member: Member): Promise<string | undefined> {
    if (!may(member, 'read-history', { design: member.design })) return undefined
    const compartments = openTo(member).map((name) => `${member.design}/${name}`)
    const [line] = await storage.history.lines({ compartments, atMost: 1 })
    return line?.by
  }

  async function look(design: string): Promise<Pick<Glance, 'status' | 'steps'>> {
    const snapshot = await reader.snapshot(design, ['core'])
    const status = statusIn(snapshot)
    return { ...(status === undefined ? {} : { status }), steps: stepsOf(process, snapshot) }
  }
}
