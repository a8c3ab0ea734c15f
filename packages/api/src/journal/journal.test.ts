import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { guestOf } from '../testing/guest.ts'
import { png } from '../testing/pictures.ts'
import { upload, type Visitor, type World, world } from '../testing/world.ts'
import type { JournalPage } from './contract.ts'

const fixtures = JSON.parse(
  readFileSync(new URL('../../../design/src/demo/fixtures.json', import.meta.url), 'utf8'),
) as {
  mustNeverAppearBelowRestricted: string[]
}

let here: World
beforeEach(async () => {
  here = await world()
})
afterEach(() => here.close())

const read = async (visitor: Visitor, before = '') =>
  (await (await visitor.get(`/api/designs/${here.design}/journal${before}`)).json()) as JournalPage

/** Everything that somebody can do about access, and some of what they write. */
async function aBusyDay(planner: Visitor): Promise<void> {
  const at = `/api/designs/${here.design}`
  const done = [
    await here.lead.post(`${at}/invitations`, { name: 'Dana Rook', role: 'reader', clearances: [] }),
    await planner.post(`${at}/asks`, { compartment: 'people', reason: 'Ilvane’s visa.' }),
    await here.lead.post(`${at}/members/${planner.id}`, {
      ...{ role: 'planner', clearances: ['people', 'sealed'], reason: 'Ilvane asked.' },
    }),
    await here.lead.post(`${at}/threads`, {
      ...{ anchor: { on: 'place', address: 'identity/O1' }, text: 'Ilvane travels alone.' },
    }),
    await upload(here.lead, here.design, 'identity/O1', png(), 'Ilvane.png'),
    await planner.get(`${at}/json`),
  ]
  for (const answer of done) expect(answer.status).toBeLessThan(300)
  const guest = await guestOf(here, { name: 'Dr Hana Sato', partner: 'PT1' })
  await guest.post(`/api/links/${guest.link}/leave`)
}

test('[JOURNAL1] leads read every act with names beside it, others their own and no other', async () => {
  const planner = await here.person({ role: 'planner' })
  await aBusyDay(planner)
  const all = await read(here.lead)
  expect(all.acts.map(({ number }) => number)).toEqual(all.acts.map((_, index) => all.acts.length - index))
  expect(new Set(all.acts.map(({ by }) => by)).size).toBeGreaterThan(2)
  expect(Object.values(all.names)).toEqual(expect.arrayContaining(['Rhona', 'planner', 'Dr Hana Sato', 'Hana']))
  const own = await read(planner)
  expect(own.acts.map(({ did }) => did)).toEqual(['exported', 'asked to open'])
  expect(Object.keys(own.names)).toEqual([planner.id])
  const stranger = await here.person()
  expect((await stranger.get(`/api/designs/${here.design}/journal`)).status).toBe(404)
})

test('[JOURNAL1] it is read page by page', async () => {
  for (let i = 0; i < 120; i += 1)
    await here.storage.journal.write({
      ...{ chain: here.design, at: here.clock.now(), by: here.lead.id, signIn: 's', did: 'exported', about: {} },
    })
  const first = await read(here.lead)
  expect([first.acts.length, first.more]).toEqual([100, true])
  const second = await read(here.lead, `?before=${first.acts.at(-1)?.number}`)
  expect([second.acts.length, second.more]).toEqual([20, false])
  expect((await read(here.lead, '?before=x')).acts).toHaveLength(100)
})

test('[JOURNAL2] [JOURNAL3] what was done stands in it, in a whole chain, and nothing of what was written', async () => {
  const planner = await here.person({ role: 'planner' })
  await aBusyDay(planner)
  const acts = await here.storage.journal.of(here.design)
  expect(acts.map(({ did }) => did)).toEqual(
    expect.arrayContaining([
      'invited',
      'asked to open',
      'changed a member',
      'exported',
      'made a link',
      'opened a link',
    ]),
  )
  expect(await here.storage.journal.firstBroken(here.design)).toBeUndefined()
  const text = JSON.stringify([acts, await here.storage.journal.of('server')])
  for (const word of [
    ...fixtures.mustNeverAppearBelowRestricted,
    'Ilvane',
    'visa',
    'Dana',
    'Sato',
    'Hana',
    'Rhona',
    'Maruvel',
  ])
    expect(text, word).not.toContain(word)
})
