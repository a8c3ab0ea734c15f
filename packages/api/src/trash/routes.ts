import { may, openTo } from '@balcony/access'
import { type App, type House, memberHere } from '../context.ts'
import type { MadeDesign } from '../contract.ts'
import { exportArchive } from '../designs/archives.ts'
import { card } from '../designs/card.ts'
import { createDesign } from '../designs/create.ts'
import { OneAtATime } from '../door/one-at-a-time.ts'
import { readArchive } from '../files/archive.ts'
import { notThere, refused, refusedAll } from '../refusals.ts'
import { unproven } from '../sign-in/proof.ts'
import type { ThrownDesign } from './contract.ts'
import { keptFor } from './emptying.ts'

/** Designs that are thrown away, brought back, and copied. */
export function addTrash(app: App, house: House): void {
  const { storage, clock, keeper, reader } = house
  const line = new OneAtATime()

  app.post('/api/designs/:design/trash', async (c) => {
    const member = await memberHere(house, c, c.req.param('design'))
    if (!member || !may(member, 'throw-away', { design: member.design })) return refused(c, notThere)
    const again = await unproven(house, c)
    if (again) return again
    const { design } = member
    const { id, person } = c.get('asker')
    const now = clock.now()
    const done = await keeper.changing({ design }, () =>
      storage.together(async (stores) => {
        const still = await keeper.member(c.get('asker'), design, stores)
        if (!still || !may(still, 'throw-away', { design })) return false
        await stores.journal.write({ chain: design, at: now, by: person, signIn: id, did: 'thrown-away', about: {} })
        await stores.designs.throwAway(design, person, now)
        return true
      }),
    )
    return done ? c.body(null, 204) : refused(c, notThere)
  })

  app.get('/api/trash', async (c) => {
    const thrown = await storage.designs.thrown(c.get('asker').person)
    return c.json(
      thrown.map(
        ({ id, title, coverTitle, removedAt }): ThrownDesign => ({
          id,
          title,
          coverTitle,
          thrownAt: removedAt,
          goneAt: removedAt + keptFor,
        }),
      ),
    )
  })

  app.post('/api/trash/:design/restore', async (c) => {
    const { id, person } = c.get('asker')
    const design = c.req.param('design')
    const thrown = (await storage.designs.thrown(person)).some((each) => each.id === design)
    if (!thrown) return refused(c, notThere)
    await keeper.changing({ design }, () =>
      storage.together(async (stores) => {
        await stores.designs.bringBack(design)
        const at = clock.now()
        await stores.journal.write({ chain: design, at, by: person, signIn: id, did: 'brought-back', about: {} })
      }),
    )
    return c.body(null, 204)
  })

  app.post('/api/designs/:design/copy', async (c) => {
    const asker = c.get('asker')
    const member = await memberHere(house, c, c.req.param('design'))
    const design = member && (await storage.designs.find(member.design))
    const open = openTo(member)
    if (!design || !may(member, 'copy', { design: design.id, compartments: open })) return refused(c, notThere)
    const turn = await line.run(asker.person, async () => {
      const archive = await exportArchive(house, design.id, await reader.snapshot(design.id, open))
      if (!archive.ok) return { ok: false, problems: [archive.problem] } as const
      const read = readArchive(house.process, archive.value, house.random)
      return read.ok ? createDesign(house, asker, { json: read.value.json }, read.value.files) : read
    })
    if (!turn.ok) return refused(c, turn.problem)
    if (!turn.value.ok) return refusedAll(c, turn.value.problems)
    const about = { compartments: open }
    const did = 'copied'
    await storage.journal.write({ chain: design.id, at: clock.now(), by: asker.person, signIn: asker.id, did, about })
    const { id, leftAside } = turn.value
    const [made, own] = await Promise.all([storage.designs.find(id), keeper.member(asker, id)])
    if (!made || !own) return refused(c, notThere)
    return c.json({ ...(await card(house, made, own)), leftAside } satisfies MadeDesign, 201)
  })
}
