import { closeCode } from '@balcony/sync'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { password, postFrom, withAccount } from '../testing/accounts.ts'
import { listenTo } from '../testing/listening.ts'
import { type Port, port } from '../testing/port.ts'
import type { Visitor } from '../testing/world.ts'
import type { PersonOfWorkspace } from './contract.ts'

let here: Port
beforeEach(async () => {
  here = await port()
})
afterEach(() => here.close())

const listFor = async (visitor: Visitor) => (await (await visitor.get('/api/people')).json()) as PersonOfWorkspace[]
const signOut = (by: Visitor, { id }: { id: string }) => by.post(`/api/people/${id}/sign-out`)
const account = (by: Visitor, { id }: { id: string }, closed: boolean) =>
  by.post(`/api/people/${id}/account`, { closed })
const signIn = (handle: string, words = password) =>
  postFrom(here, '192.0.2.9', '/api/sign-in/password', { handle, password: words })

test('[STAFF1] owners see how everybody comes in and was last in, and of designs those that they lead; nobody else sees any of it', async () => {
  const planner = await here.person({ role: 'planner' })
  const stranger = await here.person()
  await withAccount(here, planner.id, { totp: 'JBSWY3DPEHPK3PXP' })
  // A design that its maker leads alone, and which the owner is not in.
  const [workspace] = await here.storage.people.workspaces()
  await here.storage.people.admit(workspace?.id ?? '', stranger.id, 'member')
  await stranger.post('/api/designs', { coverTitle: 'A closed circle' })
  const all = await listFor(here.lead)
  const of = (one: Visitor) => all.find(({ id }) => id === one.id)
  expect(of(here.lead)).toMatchObject({ role: 'owner', leadsAlone: 1 })
  expect(of(planner)).toMatchObject({
    ...{ account: { password: true, passkeys: 0, secondFactor: true }, devices: 1, leadsAlone: 0 },
    ...{ seenAt: here.clock.now(), cameAt: here.clock.now() },
    designs: [{ id: here.design }],
  })
  expect(of(stranger)).toMatchObject({ role: 'member', designs: [], leadsAlone: 1 })
  expect(of(stranger)?.account).toBeUndefined()
  expect(JSON.stringify(all)).not.toContain('A closed circle')
  expect(JSON.stringify(all)).not.toContain('handle-')
  for (const one of [planner, stranger]) {
    expect((await one.get('/api/people')).status).toBe(404)
    expect((await signOut(one, here.lead)).status).toBe(404)
    expect((await account(one, here.lead, true)).status).toBe(404)
  }
  expect((await here.nobody.get('/api/people')).status).toBe(401)
})

test('[STAFF2] an owner ends all sign-ins of somebody; sockets and feeds end with them', async () => {
  const planner = await here.person({ role: 'planner' })
  const feed = await listenTo(planner, here.design)
  const core = here.provider(planner, 'core')
  await core.synced()
  expect((await signOut(here.lead, planner)).status).toBe(204)
  expect(await core.closed()).toBe(closeCode.signedOut)
  expect(await feed.ended()).toBe(true)
  expect((await planner.get('/api/me')).status).toBe(401)
  expect((await listFor(here.lead)).find(({ id }) => id === planner.id)).toMatchObject({
    devices: 0,
    cameAt: here.clock.now(),
  })
})

test('[STAFF3] nobody comes into a closed account, and is told what a wrong password is told; opened again all is as it was', async () => {
  const planner = await here.person({ role: 'lead' })
  const handle = await withAccount(here, planner.id)
  await here.storage.signIns.proven(
    (await here.storage.signIns.of(planner.id, here.clock.now()))[0]?.id ?? '',
    here.clock.now(),
  )
  const invited = await planner.post(`/api/designs/${here.design}/invitations`, {
    name: 'Dana',
    role: 'reader',
    clearances: [],
  })
  const { link } = (await invited.json()) as { link: string }
  expect((await account(here.lead, planner, true)).status).toBe(204)
  expect((await planner.get('/api/me')).status).toBe(401)
  const [right, wrong] = [await signIn(handle), await signIn(handle, 'lantern orchard velvet meteor')]
  expect(right.status).toBe(wrong.status)
  expect(await right.text()).toBe(await wrong.text())
  expect(await here.storage.signIns.of(planner.id, here.clock.now())).toEqual([])
  const answer = await here.nobody.post('/api/sign-in', {
    token: link.split('#')[1],
    account: { handle: 'dana', password },
  })
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect((await listFor(here.lead)).find(({ id }) => id === planner.id)).toMatchObject({ closedAt: here.clock.now() })
  expect((await account(here.lead, planner, false)).status).toBe(204)
  here.clock.turn(20 * 60_000)
  const back = await signIn(handle)
  expect(back.status).toBe(200)
  expect(((await back.json()) as { designs: unknown[] }).designs).toHaveLength(1)
})

test('[STAFF4] nobody does it to themselves; it asks who sits there, and stands in the journal', async () => {
  const planner = await here.person({ role: 'planner' })
  expect((await account(here.lead, here.lead, true)).status).toBe(409)
  expect((await signOut(here.lead, here.lead)).status).toBe(409)
  expect((await account(here.lead, { id: 'nobody' }, true)).status).toBe(404)
  await signOut(here.lead, planner)
  await account(here.lead, planner, true)
  await account(here.lead, planner, false)
  const acts = (await here.storage.journal.of('server')).filter(({ by }) => by === here.lead.id)
  expect(acts.map(({ did, about }) => [did, about])).toEqual(
    expect.arrayContaining(
      ['ended sign-ins', 'closed account', 'opened account'].map((did) => [did, { person: planner.id }]),
    ),
  )
  await withAccount(here, here.lead.id)
  const refused = await account(here.lead, planner, true)
  expect(await refused.json()).toMatchObject({ problem: { code: 'prove-again' } })
})
