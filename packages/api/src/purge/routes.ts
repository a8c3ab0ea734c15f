import { enter, type Member, may, openTo } from '@balcony/access'
import { type Result, refuse } from '@balcony/base'
import { type Compartment, Eraser } from '@balcony/design'
import { isCurrent } from '@balcony/storage'
import { readBody } from '../body.ts'
import { type App, type Asked, type House, memberHere } from '../context.ts'
import { OneAtATime } from '../door/one-at-a-time.ts'
import { notThere, refused } from '../refusals.ts'
import { unproven } from '../sign-in/proof.ts'
import { newPurge, wordsAsked } from './asked.ts'
import type { NewPurge, PurgeAnswer, PurgeList } from './contract.ts'
import { look, purge } from './purge.ts'

const theSame = refuse('invalid', 'The code holds the words that are to be removed. Choose another.')
const another = refuse('conflict', 'Another lead has to agree, not whoever asked for it.')

/** Words removed for good: leads only, over what they may open, and where there are several leads by two of them. */
export function addPurges(app: App, house: House): void {
  const { storage, clock, random, feeds, purges } = house
  const line = new OneAtATime()

  const leadHere = async (c: Asked): Promise<Member | undefined> => {
    const member = await memberHere(house, c, c.req.param('design'))
    return member && may(member, 'purge', { design: member.design }) ? member : undefined
  }

  app.get('/api/designs/:design/purges', async (c) => {
    const lead = await leadHere(c)
    if (!lead) return refused(c, notThere)
    const asked = purges.of(lead.design).filter((each) => opensAll(lead, each.compartments))
    return c.json({ needsSecond: await hasOthers(lead), asked } satisfies PurgeList)
  })

  app.post('/api/designs/:design/purges/look', async (c) => {
    const body = await readBody(c, wordsAsked)
    const lead = await leadHere(c)
    if (!lead) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const asker = c.get('asker')
    const turn = await line.run(lead.person, () => look(house, asker, lead.design, openTo(lead), body.value))
    if (!turn.ok) return refused(c, turn.problem)
    return (await leadHere(c)) ? c.json(turn.value) : refused(c, notThere)
  })

  app.post('/api/designs/:design/purges', async (c) => {
    const body = await readBody(c, newPurge)
    const lead = await leadHere(c)
    if (!lead) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const asked = body.value
    if (!opensAll(lead, asked.compartments)) return refused(c, notThere)
    if (new Eraser(asked.words, '').count(asked.instead) > 0) return refused(c, theSame.problem)
    const again = await unproven(house, c)
    if (again) return again
    if (!(await hasOthers(lead))) return run(c, lead, asked)
    const waits = purges.ask(lead.design, lead.person, asked, random)
    await record(c, lead.design, 'asked-to-purge')
    feeds.tell(lead.design, { is: 'purges' }, 'leads')
    return c.json({ is: 'asked', asked: waits } satisfies PurgeAnswer, 202)
  })

  app.post('/api/designs/:design/purges/:purge/agree', async (c) => {
    const lead = await leadHere(c)
    const id = c.req.param('purge')
    const found = lead && purges.of(lead.design).find((each) => each.id === id)
    if (!found || !opensAll(lead, found.compartments)) return refused(c, notThere)
    if (found.by === lead.person) return refused(c, another.problem)
    const again = await unproven(house, c)
    if (again) return again
    // Whoever asked must still be somebody who may.
    const first = await storage.members.find(lead.design, found.by)
    const holds = first && isCurrent(first, clock.now()) && may(first, 'purge', { design: lead.design })
    if (!holds || !opensAll(first, found.compartments)) return refused(c, notThere)
    if (!purges.take(lead.design, id)) return refused(c, notThere)
    const answer = await run(c, lead, found, found.by)
    if (!answer.ok) purges.putBack(lead.design, found)
    feeds.tell(lead.design, { is: 'purges' }, 'leads')
    return answer
  })

  app.delete('/api/designs/:design/purges/:purge', async (c) => {
    const lead = await leadHere(c)
    const id = c.req.param('purge')
    const found = lead && purges.of(lead.design).find((each) => each.id === id)
    if (!found || !opensAll(lead, found.compartments)) return refused(c, notThere)
    purges.take(lead.design, id)
    await record(c, lead.design, 'withdrew-purge')
    feeds.tell(lead.design, { is: 'purges' }, 'leads')
    return c.body(null, 204)
  })

  async function run(c: Asked, lead: Member, asked: NewPurge, askedBy?: string): Promise<Response> {
    const turn = await line.run(lead.design, () => purge(house, c.get('asker'), lead.design, asked, askedBy))
    const done: Result<{ parts: readonly Compartment[]; beside: number }> = turn.ok ? turn.value : turn
    return done.ok ? c.json({ is: 'done', ...done.value } satisfies PurgeAnswer) : refused(c, done.problem)
  }

  async function hasOthers(lead: Member): Promise<boolean> {
    const members = await storage.members.of(lead.design)
    return members.some((each) => each.person !== lead.person && each.role === 'lead' && isCurrent(each, clock.now()))
  }

  /** Who and when; what was removed is told to nobody. */
  async function record(c: Asked, design: string, did: string): Promise<void> {
    const { id, person } = c.get('asker')
    await storage.journal.write({ chain: design, at: clock.now(), by: person, signIn: id, did, about: {} })
  }
}

function opensAll(member: Member, compartments: readonly Compartment[]): boolean {
  return compartments.every((each) => enter(member, each) === 'write')
}
