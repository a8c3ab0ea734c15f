import { type Member, may } from '@balcony/access'
import { newId, type Random } from '@balcony/base'
import { namesOf, sharedSections } from '@balcony/design'
import type { Link } from '@balcony/storage'
import { readBody } from '../body.ts'
import { type App, type Asked, type House, memberHere } from '../context.ts'
import { notThere, refused } from '../refusals.ts'
import { newSecret } from '../sign-in/secrets.ts'
import { linkEnd, newLink } from './asked.ts'
import { linkCard } from './card.ts'
import type { LinkList, MadeLink } from './contract.ts'

const day = 24 * 3_600_000
const unknownPartner = { code: 'invalid', message: 'There is no such partner in this design.' } as const
const isOver = {
  code: 'conflict',
  message: 'This link is closed for good. Make a new one.',
} as const

/** Making links to editions, and closing them. Leads only. */
export function addLinks(app: App, house: House): void {
  const { process, storage, clock, random, keeper, reader, origins, feeds } = house
  const asked = newLink(process)

  /** The lead who asks, and the link that the path names; undefined looks like no such link. */
  async function leadHere(c: Asked): Promise<Member | undefined> {
    const member = await memberHere(house, c, c.req.param('design'))
    return member && may(member, 'make-links', { design: member.design }) ? member : undefined
  }
  async function linkHere(c: Asked, member: Member): Promise<Link | undefined> {
    return storage.links.find(member.design, c.req.param('link') ?? '')
  }
  const address = (id: string, token: string) => `${origins[0]}/l/${id}#${token}`
  const note = (c: Asked, did: string, { id, design }: Pick<Link, 'id' | 'design'>, about = {}) => ({
    ...{ chain: design, at: clock.now(), by: c.get('asker').person, signIn: c.get('asker').id, did },
    about: { link: id, ...about },
  })

  app.get('/api/designs/:design/links', async (c) => {
    const member = await leadHere(c)
    if (!member) return refused(c, notThere)
    const [links, snapshot] = await Promise.all([
      storage.links.of(member.design),
      reader.snapshot(member.design, ['core']),
    ])
    const name = namesOf(process, snapshot, c.req.query('language') ?? 'en')
    return c.json({
      links: links.map(linkCard),
      sections: sharedSections(process, 'partner'),
      partners: (snapshot.tables['partner'] ?? []).map(({ id }) => ({ id, name: name(`partner/${id}`) ?? id })),
    } satisfies LinkList)
  })

  app.post('/api/designs/:design/links', async (c) => {
    const body = await readBody(c, asked)
    const member = await leadHere(c)
    if (!member) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const { days, withCode, ...said } = body.value
    const { design } = member
    if (said.partner !== undefined) {
      const { tables } = await reader.snapshot(design, ['core'])
      if (!tables['partner']?.some(({ id }) => id === said.partner)) return refused(c, unknownPartner)
    }
    const now = clock.now()
    const [id, token, code] = [newId(random), newSecret(random), withCode ? newCode(random) : undefined]
    const until = now + days * day
    const made = await storage.together(async (stores) => {
      // Judged again where it is written: whoever stopped being lead meanwhile makes no way in.
      const still = await keeper.member(c.get('asker'), design, stores)
      if (!may(still, 'make-links', { design })) return undefined
      const by = c.get('asker').person
      const secrets = { token, ...(code === undefined ? {} : { code }) }
      await stores.links.make({ ...said, ...secrets, id, design, by, madeAt: now, until })
      const { right, devices, partner } = said
      const about = { right, days, devices, withCode, ...(partner === undefined ? {} : { partner }) }
      await stores.journal.write(note(c, 'made a link', { id, design }, about))
      return stores.links.find(design, id)
    })
    void house.ends.look()
    return made ? c.json(madeLink(address(id, token), made, code), 201) : refused(c, notThere)
  })

  app.post('/api/designs/:design/links/:link/close', async (c) => {
    const member = await leadHere(c)
    const link = member && (await linkHere(c, member))
    if (!link) return refused(c, notThere)
    await keeper.changing({ design: link.design, signIn: link.id }, () =>
      storage.together(async (stores) => {
        const closed = await stores.links.close(link.design, link.id, c.get('asker').person, clock.now())
        if (closed) await stores.journal.write(note(c, 'closed a link', link))
      }),
    )

    feeds.tell(link.design, { is: 'links' }, 'leads')
    return c.body(null, 204)
  })

  app.post('/api/designs/:design/links/:link/extend', async (c) => {
    const body = await readBody(c, linkEnd)
    const member = await leadHere(c)
    const link = member && (await linkHere(c, member))
    if (!link) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    if (link.closed) return refused(c, isOver)
    const until = clock.now() + body.value.days * day
    await storage.together(async (stores) => {
      await stores.links.setUntil(link.design, link.id, until)
      await stores.journal.write(note(c, 'set the end of a link', link, { days: body.value.days }))
    })
    void house.ends.look()
    feeds.tell(link.design, { is: 'links' }, 'leads')
    return c.json(linkCard({ ...link, until }))
  })

  app.post('/api/designs/:design/links/:link/renew', async (c) => {
    const body = await readBody(c, linkEnd)
    const member = await leadHere(c)
    const link = member && (await linkHere(c, member))
    if (!link) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    if (link.closed) return refused(c, isOver)
    const now = clock.now()
    const [token, code] = [newSecret(random), link.withCode ? newCode(random) : undefined]
    const renewed = await keeper.changing({ design: link.design, signIn: link.id }, () =>
      storage.together(async (stores) => {
        const fresh = { token, ...(code === undefined ? {} : { code }) }
        await stores.links.renew(link.design, link.id, fresh, now)
        await stores.links.setUntil(link.design, link.id, now + body.value.days * day)
        await stores.journal.write(note(c, 'renewed a link', link, { days: body.value.days }))
        return stores.links.find(link.design, link.id)
      }),
    )

    feeds.tell(link.design, { is: 'links' }, 'leads')
    return renewed ? c.json(madeLink(address(link.id, token), renewed, code)) : refused(c, notThere)
  })
}

function madeLink(link: string, made: Link, code: string | undefined): MadeLink {
  return { link, ...(code === undefined ? {} : { code }), card: linkCard(made) }
}

/** Six digits, each as likely as the other. */
function newCode(random: Random): string {
  for (;;) {
    const [a = 0, b = 0, c = 0] = random(3)
    const number = a * 65_536 + b * 256 + c
    // 16 million is the largest multiple of a million below 2^24: numbers above it would favour the first codes.
    if (number < 16_000_000) return String(number % 1_000_000).padStart(6, '0')
  }
}
