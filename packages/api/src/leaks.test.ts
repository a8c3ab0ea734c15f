import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listenTo } from './testing/listening.ts'
import { type Port, port, until } from './testing/port.ts'
import type { Visitor } from './testing/world.ts'

const fixtures = JSON.parse(readFileSync(new URL('../../design/src/demo/fixtures.json', import.meta.url), 'utf8')) as {
  mustNeverAppearBelowRestricted: string[]
}
const secrets = [...fixtures.mustNeverAppearBelowRestricted, 'Sella, north shore', 'Envoy’s deputy can receive']

let here: Port
beforeAll(async () => {
  here = await port()
})
afterAll(() => here.close())

/** Everything that one person can get by every way there is, as one string. */
async function everythingFor(visitor: Visitor): Promise<string> {
  const feed = await listenTo(visitor, here.design)
  const rooms = ['core', 'people', 'legal', 'security', 'sealed', 'evaluation'].map((name) =>
    here.provider(visitor, name),
  )
  const core = rooms[0]
  await core?.synced()
  const lead = here.provider(here.lead, 'people')
  await lead.synced()
  lead.doc.getText('identity/O1/name').insert(0, 'Dr ')
  const thread = await here.lead.post(`/api/designs/${here.design}/threads`, {
    anchor: { on: 'place', address: 'identity/O1' },
    text: `${secrets[0]} said so.`,
  })
  const { id } = (await thread.json()) as { id: string }
  const leadCore = here.provider(here.lead, 'core')
  await leadCore.synced()
  const mark = `mark ${visitor.id}`
  leadCore.doc.getText('venue/V3/name').insert(0, mark)
  const coreDoc = core?.doc
  if (coreDoc) await until(coreDoc, () => coreDoc.getText('venue/V3/name').toString().includes(mark))
  const paths = ['', '/json', '/threads', '/review', '/waivers', '/files', '/events/x', '/invitations', '/exports']
  const answers: string[] = []
  for (const path of paths) answers.push(await (await visitor.get(`/api/designs/${here.design}${path}`)).text())
  answers.push(await (await visitor.get('/api/me')).text())
  answers.push(
    await (await visitor.post(`/api/designs/${here.design}/exports`, { edition: 'internal', paper: 'a4' })).text(),
  )
  answers.push(await (await visitor.post(`/api/threads/${id}/remarks`, { text: 'What?' })).text())
  answers.push(await (await visitor.post(`/api/threads/${id}/status`, { resolved: true })).text())
  // A last public event: whatever was to come before it over the feed has come.
  const last = await here.lead.post(`/api/designs/${here.design}/threads`, {
    anchor: { on: 'place', address: 'venue/V1' },
    text: mark,
  })
  expect(last.status).toBe(201)
  await feed.until(() => feed.bytes().includes(mark))
  await feed.stop()
  for (const room of rooms) room.leave()
  const synced = Buffer.from(here.received(visitor), 'latin1').toString('utf8')
  return [...answers, feed.bytes(), synced].join('\n')
}

test('[DESIGN4] the search for secrets sees them where they may be', async () => {
  expect(secrets.length).toBeGreaterThan(10)
  const all = await everythingFor(here.lead)
  for (const secret of secrets) expect(all, secret).toContain(secret)
})

for (const role of ['reader', 'reviewer', 'planner', 'lead'] as const) {
  test(`[DESIGN4] a ${role} without clearance receives no byte of a restricted compartment over HTTP, feeds and sockets`, async () => {
    const visitor = await here.person({ role })
    const all = await everythingFor(visitor)
    expect(all).toContain('Maruvel')
    for (const secret of secrets) expect(all, secret).not.toContain(secret)
  })
}
