import { may, openTo } from '@balcony/access'
import { z } from 'zod'
import { readBody } from '../body.ts'
import { type App, type House, memberHere } from '../context.ts'
import { openFeed } from '../feed/open.ts'
import { notSignedIn, notThere, refused } from '../refusals.ts'
import type { Followed, InboxAnswer, NewFollow, Seen } from './contract.ts'
import { itemsOf } from './items.ts'

const seen = z.strictObject({ at: z.int('Expected a moment in milliseconds.').min(0).optional() }) as z.ZodType<Seen>
const follow = z.strictObject({
  target: z.string('Expected what to follow.').max(64, 'This is too long to be followed.'),
  on: z.boolean('Expected “on”: true or false.'),
}) as z.ZodType<NewFollow>

/** What waits for somebody over all their designs, what they have seen of it, and what they follow. */
export function addInbox(app: App, house: House): void {
  const { process, storage, clock, keeper, feeds } = house

  app.get('/api/inbox', async (c) => {
    const { person } = c.get('asker')
    const items = await itemsOf(storage, person)
    const members = await storage.members.ofPerson(person)
    // Of a thread that one may not read any more not even the mark that one read it.
    const marks = await Promise.all(members.map((each) => storage.inbox.seenIn(person, each.design, openTo(each))))
    const since = Object.fromEntries(members.map((each) => [each.design, each.since]))
    return c.json({ items, seen: Object.fromEntries(marks.flat()), since } satisfies InboxAnswer)
  })

  app.get('/api/inbox/events', async (c) => {
    if (c.req.method !== 'GET') return refused(c, notThere)
    const asker = c.get('asker')
    const holds = () => storage.signIns.holds(asker.id, clock.now())
    const answer = await keeper.settled(holds, (isIn) =>
      // A feed of no design: it hears what is told to its person and nothing else.
      isIn
        ? openFeed(house, c, {
            ...{ design: '', person: asker.person, signIn: asker.id },
            hears: () => false,
            judge: holds,
          })
        : undefined,
    )
    return answer ?? refused(c, notSignedIn)
  })

  app.post('/api/threads/:thread/seen', async (c) => {
    const body = await readBody(c, seen)
    const { person } = c.get('asker')
    const found = await storage.together(async (stores) => {
      const stored = await stores.threads.find(c.req.param('thread'))
      const member = stored && (await keeper.member(c.get('asker'), stored.thread.design, stores))
      const what = stored && { design: stored.thread.design, compartments: [stored.compartment] }
      if (!what || !may(member, 'read', what) || !stored) return false
      if (body.ok) await stores.inbox.see(person, stored.thread.id, body.value.at ?? clock.now())
      return true
    })
    if (!found) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    feeds.tellPerson(person, { is: 'inbox' })
    return c.body(null, 204)
  })

  app.post('/api/inbox/seen', async (c) => {
    const { person } = c.get('asker')
    await storage.together(async (stores) => {
      for (const { thread } of await stores.inbox.of(person, 500))
        if (thread !== '') await stores.inbox.see(person, thread, clock.now())
      await stores.inbox.seeAsks(person, clock.now())
    })
    feeds.tellPerson(person, { is: 'inbox' })
    return c.body(null, 204)
  })

  const followed = async (person: string, design: string): Promise<Followed> => {
    const all = await storage.inbox.followsIn(design)
    return all.filter((each) => each.person === person).map(({ target, on }) => ({ target, on }))
  }

  app.get('/api/designs/:design/follows', async (c) => {
    const member = await memberHere(house, c, c.req.param('design'))
    if (!member || !may(member, 'read', { design: member.design })) return refused(c, notThere)
    return c.json(await followed(member.person, member.design))
  })

  app.post('/api/designs/:design/follows', async (c) => {
    const body = await readBody(c, follow)
    const design = c.req.param('design')
    const member = await memberHere(house, c, design)
    if (!member || !may(member, 'read', { design })) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const { target, on } = body.value
    const thread = await storage.threads.find(target)
    const isThread =
      thread?.thread.design === design && may(member, 'read', { design, compartments: [thread.compartment] })
    // What one may not know of looks like what is not there.
    if (target !== '' && !isThread && process.sections[target] === undefined) return refused(c, notThere)
    await storage.inbox.follow({ person: member.person, design, target, on })
    return c.json(await followed(member.person, design))
  })
}
