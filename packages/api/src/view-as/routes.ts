import { may, openTo } from '@balcony/access'
import { isCurrent } from '@balcony/storage'
import { type App, type Asked, type House, memberHere } from '../context.ts'
import { card } from '../designs/card.ts'
import { OneAtATime } from '../door/one-at-a-time.ts'
import { editionOf } from '../links/edition.ts'
import { notThere, refused } from '../refusals.ts'
import type { ViewedAs } from './contract.ts'

/**
 * Made here with the policy of whom it is for, and with what the lead may open besides: looking as somebody else never opens to a lead
 * what is closed to them.
 */
export function addViewAs(app: App, house: House): void {
  const { storage, clock, keeper } = house
  const line = new OneAtATime()

  app.get('/api/designs/:design/as/:who', async (c) => {
    const lead = await memberHere(house, c, c.req.param('design'))
    if (!lead || !may(lead, 'view-as', { design: lead.design })) return refused(c, notThere)
    const { design } = lead
    const who = c.req.param('who')
    const turn = await line.run(
      lead.person,
      async () => (await asMember(c, design, who)) ?? (await asLink(design, who)),
    )
    if (!turn.ok) return refused(c, turn.problem)
    const seen = turn.value
    if (!seen) return refused(c, notThere)
    const { id, person } = c.get('asker')
    const about = seen.is === 'member' ? { person: who } : { link: who }
    await storage.journal.write({ chain: design, at: clock.now(), by: person, signIn: id, did: 'viewed as', about })
    return c.json(seen)
  })

  async function asMember(c: Asked, design: string, who: string): Promise<ViewedAs | undefined> {
    const [lead, member, found, names] = await Promise.all([
      keeper.member(c.get('asker'), design),
      storage.members.find(design, who),
      storage.designs.find(design),
      storage.people.find(who),
    ])
    if (!lead || !member || !found || !names || !isCurrent(member, clock.now())) return undefined
    const own = openTo(lead)
    const open = openTo(member).filter((each) => own.includes(each))
    const documents = await Promise.all(
      open.map(async (name) => {
        const stored = await storage.log.load(`${design}/${name}`)
        const updates = [...(stored?.snapshot ? [stored.snapshot] : []), ...(stored?.updates ?? []).map(bytesOf)]
        return { name, updates: updates.map((bytes) => Buffer.from(bytes).toString('base64')) }
      }),
    )
    const threads = await storage.threads.of(design, open)
    return {
      ...{ is: 'member', name: names.name, documents },
      card: await card(house, found, { ...member, clearances: open }),
      threads: threads.map(({ thread }) => thread),
      notShown: openTo(member).filter((each) => !own.includes(each)),
    }
  }

  async function asLink(design: string, who: string): Promise<ViewedAs | undefined> {
    const link = await storage.links.find(design, who)
    if (!link || link.closed || link.until <= clock.now()) return undefined
    return { is: 'link', name: link.name, right: link.right, ...(await editionOf(house, link)) }
  }
}

function bytesOf({ bytes }: { readonly bytes: Uint8Array }): Uint8Array {
  return bytes
}
