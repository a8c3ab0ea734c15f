import { once } from 'node:events'
import { closeCode } from '@balcony/sync'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Port, port } from '../testing/port.ts'
import type { Visitor } from '../testing/world.ts'
import type { JournalPage } from './contract.ts'
import { networkOf } from './turned-away.ts'

let here: Port
beforeEach(async () => {
  here = await port()
})
afterEach(() => here.close())

const knock = async (visitor: Visitor, path: string, headers = {}) => {
  const socket = here.socket(visitor, path, headers)
  socket.on('error', () => {})
  const [code] = (await once(socket, 'close')) as [number]
  return code
}
const written = async (chain: string, did: string) => {
  // What was noted is written before this question: one writes after the other.
  await here.api.turnedAway()
  return (await here.storage.journal.of(chain)).filter((act) => act.did === did)
}

test('[JOURNAL5] whoever is turned away at a room or a design is written down for its leads; knocks at what there is not go to the server’s chain', async () => {
  const reader = await here.person({ role: 'reader' })
  const stranger = await here.person()
  expect(await knock(reader, `/sync/${here.design}/people`)).toBe(closeCode.notFound)
  expect((await stranger.get(`/api/designs/${here.design}/threads`)).status).toBe(404)
  expect(await written(here.design, 'refused-entry')).toMatchObject([
    { by: reader.id, about: { compartment: 'people' } },
    { by: stranger.id, about: {} },
  ])
  here.clock.turn(60_000)
  expect((await stranger.get('/api/designs/made-up-by-somebody')).status).toBe(404)
  expect(await written('server', 'refused-entry')).toMatchObject([{ by: stranger.id, about: {} }])
  expect(JSON.stringify(await here.storage.journal.of('server'))).not.toContain('made-up')
})

test('[JOURNAL5] a page that is not ours is written down by the network it came from', async () => {
  await knock(here.lead, `/sync/${here.design}/core`, { origin: 'https://evil.example' }).catch(() => 0)
  expect(await written('server', 'refused-entry')).toMatchObject([{ by: '', about: { from: '127.0.0.0/24' } }])
  expect([
    networkOf('192.0.2.77'),
    networkOf('::ffff:192.0.2.77'),
    networkOf('2001:db8:1:2::7'),
    networkOf('unknown'),
  ]).toEqual([...['192.0.2.0/24', '192.0.2.0/24', '2001:db8:1::/48', 'unknown']])
})

test('[JOURNAL5] a frame that no page sends is written down by the rule that it broke, never by what it held', async () => {
  const planner = await here.person({ role: 'planner' })
  const socket = here.socket(planner, `/sync/${here.design}/core`)
  await once(socket, 'open')
  socket.send(Buffer.from('\u0063Ilvane in the clear'))
  await once(socket, 'close')
  const [act] = await written(here.design, 'refused-frame')
  expect(act).toMatchObject({ by: planner.id, about: { compartment: 'core' } })
  expect(JSON.stringify(act)).not.toContain('Ilvane')
})

test('[JOURNAL6] however often somebody knocks, it is one entry a minute, and the next one says how many there were', async () => {
  const stranger = await here.person()
  const at = `/api/designs/${here.design}`
  for (let times = 0; times < 500; times += 1) await stranger.get(at)
  expect(await written(here.design, 'refused-entry')).toHaveLength(1)
  here.clock.turn(60_000)
  await stranger.get(at)
  expect((await written(here.design, 'refused-entry')).at(-1)?.about).toEqual({ more: 499 })
  expect(await here.storage.journal.firstBroken(here.design)).toBeUndefined()
})

test('[JOURNAL7] owners of the workspace read its chain: sign-ins, accounts, keys; nobody else does', async () => {
  const planner = await here.person({ role: 'planner' })
  const page = (await (await here.lead.get('/api/journal')).json()) as JournalPage
  expect(page.acts.map(({ did }) => did)).toContain('signed in')
  expect(Object.values(page.names)).toEqual(expect.arrayContaining(['Rhona', 'planner']))
  expect((await planner.get('/api/journal')).status).toBe(404)
  expect((await here.nobody.get('/api/journal')).status).toBe(401)
})
