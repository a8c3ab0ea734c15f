import { enter, type Member, may, mayGive, needsClearance } from '@balcony/access'
import { newId, ok, type Result, refuse } from '@balcony/base'
import { compartments } from '@balcony/design'
import { readBody } from '../body.ts'
import { type App, type Asked, type House, memberHere } from '../context.ts'
import { membersOf } from '../designs/card.ts'
import { notThere, refused } from '../refusals.ts'
import { unproven } from '../sign-in/proof.ts'
import { askAnswer, memberChange, newAsk, removal } from './asked.ts'
import type { AskCard } from './contract.ts'
import { memberList } from './list.ts'

const refusal = { ok: false, problem: notThere } as const
/** What somebody may wait for at a time; the next ask comes when one was answered. */
const maxOpenAsks = 6

/** Who takes part, what they are there for and what they may open: decided by leads, never beyond what they hold themselves. */
export function addMembers(app: App, house: House): void {
  const { storage, clock, random, keeper, feeds } = house

  const act = (c: Asked, design: string, did: string, about: Record<string, string | number | readonly string[]>) => ({
    ...{ chain: design, at: clock.now(), by: c.get('asker').person, signIn: c.get('asker').id, did, about },
  })
  async function tellMembers(design: string): Promise<void> {
    feeds.tell(design, { is: 'members', members: await membersOf(storage, design) })
    void house.ends.look()
  }

  app.get('/api/designs/:design/members', async (c) => {
    const member = await memberHere(house, c, c.req.param('design'))
    if (!member || !may(member, 'read', { design: member.design })) return refused(c, notThere)
    return c.json(await memberList(storage, member, clock.now()))
  })

  app.post('/api/designs/:design/members/:person', async (c) => {
    const body = await readBody(c, memberChange)
    const lead = await memberHere(house, c, c.req.param('design'))
    if (!lead || !may(lead, 'manage', { design: lead.design })) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const again = await unproven(house, c)
    if (again) return again
    const { design } = lead
    const person = c.req.param('person')
    const { reason, ...wanted } = body.value
    const now = clock.now()
    if (wanted.until !== undefined && wanted.until <= now) return refused(c, pastEnd)
    const done = await keeper.changing({ design, person }, () =>
      storage.together(async (stores): Promise<Result<Member>> => {
        const giver = await keeper.member(c.get('asker'), design, stores)
        const before = await stores.members.find(design, person)
        if (!giver || !before) return refusal
        const clearances = wanted.clearances.filter((each) => needsClearance[each])
        const added = clearances.filter((each) => !before.clearances.includes(each))
        // What they held before they keep, though this lead may not open it; only what is new must be the lead's to give.
        if (!mayGive(giver, 'manage', { role: wanted.role, clearances: added })) return refusal
        if (added.includes('sealed') && reason === undefined) return reasonNeeded
        const given = { design, person, role: wanted.role, clearances, ...untilOf(wanted) }
        const put = await stores.members.put(given, now)
        if (!put.ok) return put
        const by = giver.person
        if (reason !== undefined)
          for (const compartment of added)
            await stores.asks.add({
              ...{ id: newId(random), design, person, compartment, reason, at: now, answered: { by, at: now } },
            })
        await stores.asks.settle(design, person, added, by, now)
        const lost = before.clearances.some((each) => !clearances.includes(each))
        if (lost || wanted.role !== 'lead') await stores.invitations.withdrawBy(design, person)
        const about = { person, role: wanted.role, clearances, was: before.role, had: before.clearances }
        await stores.journal.write(act(c, design, 'changed a member', { ...about, ...untilOf(wanted) }))
        return ok(given)
      }),
    )
    if (!done.ok) return refused(c, done.problem)
    await tellMembers(design)
    const after = await memberHere(house, c, design)
    return after ? c.json(await memberList(storage, after, now)) : refused(c, notThere)
  })

  app.post('/api/designs/:design/members/:person/remove', async (c) => {
    const body = await readBody(c, removal)
    const asker = await memberHere(house, c, c.req.param('design'))
    const person = c.req.param('person')
    const own = asker?.person === person
    if (!asker || !may(asker, own ? 'leave' : 'manage', { design: asker.design })) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const again = await unproven(house, c)
    if (again) return again
    const { design } = asker
    const now = clock.now()
    const closed: string[] = []
    const links = body.value.closeLinks ? await storage.links.of(design) : []
    const held = links.filter(({ by, closed: over }) => by === person && !over).map(({ id }) => id)
    const done = await keeper.changing([{ design, person }, ...held.map((signIn) => ({ design, signIn }))], () =>
      storage.together(async (stores): Promise<Result<void>> => {
        const still = await keeper.member(c.get('asker'), design, stores)
        if (!may(still, own ? 'leave' : 'manage', { design })) return refusal
        const before = await stores.members.find(design, person)
        if (!before) return refusal
        const removed = await stores.members.remove(design, person)
        if (!removed.ok) return removed
        await stores.asks.settle(design, person, compartments, asker.person, now)
        await stores.invitations.withdrawBy(design, person)
        await stores.journal.write(act(c, design, own ? 'left' : 'removed a member', { person, was: before.role }))
        if (!body.value.closeLinks || !may(still, 'make-links', { design })) return ok(undefined)
        for (const link of await stores.links.of(design)) {
          if (link.by !== person || !(await stores.links.close(design, link.id, asker.person, now))) continue
          closed.push(link.id)
          await stores.journal.write(act(c, design, 'closed a link', { link: link.id }))
        }
        return ok(undefined)
      }),
    )
    if (!done.ok) return refused(c, done.problem)
    // Made while the removal was waiting for its turn.
    for (const signIn of closed) if (!held.includes(signIn)) await keeper.changed({ design, signIn })
    if (closed.length > 0) feeds.tell(design, { is: 'links' }, 'leads')
    await tellMembers(design)
    return c.body(null, 204)
  })

  app.post('/api/designs/:design/invitations/:invitation/withdraw', async (c) => {
    const lead = await memberHere(house, c, c.req.param('design'))
    if (!lead || !may(lead, 'invite', { design: lead.design })) return refused(c, notThere)
    const { design } = lead
    await storage.together(async (stores) => {
      await stores.invitations.withdraw(design, c.req.param('invitation'))
      await stores.journal.write(
        act(c, design, 'withdrew an invitation', { invitation: c.req.param('invitation').slice(0, 64) }),
      )
    })
    await tellMembers(design)
    return c.body(null, 204)
  })

  app.post('/api/designs/:design/asks', async (c) => {
    const body = await readBody(c, newAsk)
    const member = await memberHere(house, c, c.req.param('design'))
    if (!member || !may(member, 'ask-to-open', { design: member.design })) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const { design, person } = member
    const { compartment, reason } = body.value
    if (enter(member, compartment) !== undefined) return refused(c, openAlready)
    const asked = await storage.together(async (stores): Promise<Result<AskCard>> => {
      const still = await keeper.member(c.get('asker'), design, stores)
      if (!may(still, 'ask-to-open', { design })) return refusal
      const own = (await stores.asks.open(design)).filter((ask) => ask.person === person)
      if (own.some((ask) => ask.compartment === compartment)) return askedAlready
      if (own.length >= maxOpenAsks) return tooManyAsks
      const ask = { id: newId(random), person, compartment, reason, at: clock.now() }
      await stores.asks.add({ ...ask, design })
      await stores.journal.write(act(c, design, 'asked to open', { compartment }))
      return ok(ask)
    })
    if (!asked.ok) return refused(c, asked.problem)
    feeds.tell(design, { is: 'asks' }, 'leads')
    return c.json(asked.value, 201)
  })

  app.post('/api/designs/:design/asks/:ask', async (c) => {
    const body = await readBody(c, askAnswer)
    const lead = await memberHere(house, c, c.req.param('design'))
    if (!lead || !may(lead, 'manage', { design: lead.design })) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const again = await unproven(house, c)
    if (again) return again
    const { design } = lead
    const { granted } = body.value
    const ask = (await storage.asks.open(design)).find(({ id }) => id === c.req.param('ask'))
    if (!ask) return refused(c, notThere)
    const { person, compartment } = ask
    const now = clock.now()
    const done = await keeper.changing({ design, person }, () =>
      storage.together(async (stores): Promise<Result<void>> => {
        const giver = await keeper.member(c.get('asker'), design, stores)
        const before = await stores.members.find(design, person)
        if (!giver || !before || !may(giver, 'manage', { design })) return refusal
        if (granted && !mayGive(giver, 'manage', { role: before.role, clearances: [compartment] })) return refusal
        if (!(await stores.asks.answer(design, ask.id, giver.person, now))) return refusal
        if (granted) {
          const clearances = [...before.clearances.filter((each) => each !== compartment), compartment]
          await stores.members.put({ ...before, clearances }, now)
        }
        const did = granted ? 'granted what was asked' : 'declined what was asked'
        await stores.journal.write(act(c, design, did, { person, compartment }))
        return ok(undefined)
      }),
    )
    if (!done.ok) return refused(c, done.problem)
    await tellMembers(design)
    return c.body(null, 204)
  })
}

const pastEnd = { code: 'invalid', message: 'The end of a membership lies in the future.' } as const
const reasonNeeded = refuse('invalid', 'Say why this person is let into what is sealed: the reason is kept with it.')
const openAlready = { code: 'conflict', message: 'This part is open to you already. Load the page again.' } as const
const askedAlready = refuse('conflict', 'You asked for this already. The leads of the design see it.')
const tooManyAsks = refuse('too-many', `You wait for ${maxOpenAsks} answers already. Ask again when one has come.`)

function untilOf({ until }: { readonly until?: number }): { readonly until?: number } {
  return until === undefined ? {} : { until }
}
