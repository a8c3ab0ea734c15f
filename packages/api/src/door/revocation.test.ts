import { once } from 'node:events'
import { closeCode } from '@balcony/sync'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeLink } from '../sign-in/links.ts'
import { listenTo } from '../testing/listening.ts'
import { type Port, port, until } from '../testing/port.ts'
import type { Visitor } from '../testing/world.ts'

let here: Port
beforeEach(async () => {
  here = await port()
})
afterEach(() => here.close())

const remove = (person: Visitor) =>
  here.lead.post(`/api/designs/${here.design}/members/${person.id}/remove`, { closeLinks: false })
const change = (person: Visitor, role: string, clearances: readonly string[] = []) =>
  here.lead.post(`/api/designs/${here.design}/members/${person.id}`, { role, clearances })

/** Counts the rows that somebody wrote, from now on. */
function writtenBy(person: Visitor): () => number {
  const { log } = here.storage
  const append = log.append.bind(log)
  let rows = 0
  log.append = async (entries) => {
    const seqs = await append(entries)
    rows += entries.filter(({ by }) => by === person.id).length
    return seqs
  }
  return () => rows
}

const password = 'the ferry leaves at noon'

/** Whoever lost everything comes in by a code that was written down. */
async function recover(person: Visitor): Promise<Response> {
  return here.nobody.post('/api/sign-in/recover', { handle: person.id, recoveryCode: 'aaaa-bbbb-cccc', password })
}
async function linkFor(person: Visitor, is: 'set-up' | 'sign-in'): Promise<string> {
  const made = { purpose: { is, person: person.id }, by: undefined, origin: here.url, now: here.clock.now() }
  return String((await makeLink(here.storage, made, here.random)).split('#')[1])
}
const setUp = async (person: Visitor) =>
  here.nobody.post('/api/sign-in', { token: await linkFor(person, 'set-up'), account: { handle: person.id, password } })
const another = async (person: Visitor) => person.post('/api/sign-in', { token: await linkFor(here.lead, 'sign-in') })

for (const [what, end, code] of [
  ['is removed', remove, closeCode.notAllowed],
  ['is signed out', (person: Visitor) => person.post('/api/sign-out'), closeCode.signedOut],
  ['is signed out by their recovery code', recover, closeCode.signedOut],
  ['is signed out by the operator’s link', setUp, closeCode.signedOut],
  ['makes way for another person at the same browser', another, closeCode.signedOut],
] as const) {
  test(`[REVOKE1] [REVOKE2] [REVOKE6] under a burst nothing of somebody who ${what} is stored or sent after the moment`, async () => {
    const ana = await here.person({ role: 'planner' })
    const account = { person: ana.id, handle: ana.id, email: undefined, password: undefined, totp: undefined }
    await here.storage.accounts.make(account, 0)
    await here.storage.recoveryCodes.replace(ana.id, ['aaaa-bbbb-cccc'])
    const written = writtenBy(ana)
    const feed = await listenTo(ana, here.design)
    const [own, other] = [here.provider(ana, 'core'), here.provider(here.lead, 'core')]
    await Promise.all([own.synced(), other.synced()])
    const text = own.doc.getText('venue/V1/name')
    const theirs = other.doc.getText('venue/V2/name')
    text.insert(0, 'first ')
    await until(other.doc, () => other.doc.getText('venue/V1/name').toString().includes('first'))
    let moment = Number.POSITIVE_INFINITY
    let rows = 0
    // The moment: the change is on disk. Both go on writing before, in it and after.
    const together = here.storage.together.bind(here.storage)
    Object.assign(here.storage, {
      together: async (work: never) => {
        const done = await together(work)
        if (moment === Number.POSITIVE_INFINITY) {
          rows = written()
          moment = here.received(ana).length
          for (let i = 0; i < 50; i += 1) {
            text.insert(0, 'late ')
            theirs.insert(0, 'secret ')
          }
        }
        return done
      },
    })
    for (let i = 0; i < 50; i += 1) {
      text.insert(0, 'soon ')
      theirs.insert(0, 'open ')
    }
    const ending = end(ana)
    expect(await own.closed()).toBe(code)
    expect((await ending).status).toBeLessThan(300)
    const mark = here.provider(here.lead, 'core')
    await mark.synced()
    await until(mark.doc, () => mark.doc.getText('venue/V2/name').toString().includes('secret'))
    expect(rows).toBeGreaterThan(0)
    expect(written()).toBe(rows)
    expect(mark.doc.getText('venue/V1/name').toString()).not.toContain('late')
    expect(mark.doc.getText('venue/V2/name').toString()).toContain('open')
    expect(here.received(ana).slice(moment)).not.toContain('secret')
    expect(await feed.ended()).toBe(true)
  })
}

test('[REVOKE1] a lost clearance closes its room and silences its threads; the rest stays', async () => {
  const ana = await here.person({ role: 'planner', clearances: ['people'] })
  const [core, people] = [here.provider(ana, 'core'), here.provider(ana, 'people')]
  await Promise.all([core.synced(), people.synced()])
  const feed = await listenTo(ana, here.design)
  expect((await change(ana, 'planner')).status).toBe(200)
  expect(await people.closed()).toBe(closeCode.notAllowed)
  const thread = { anchor: { on: 'place', address: 'identity/O1' }, text: 'Ilvane travels alone.' }
  await here.lead.post(`/api/designs/${here.design}/threads`, thread)
  await here.lead.post(`/api/designs/${here.design}/threads`, {
    ...thread,
    anchor: { on: 'place', address: 'venue/V1' },
  })
  await feed.until(() => feed.bytes().includes('venue/V1'))
  expect(feed.bytes()).not.toContain('identity/O1')
  expect(here.api.rooms.seats().filter(({ person }) => person === ana.id)).toHaveLength(1)
  await feed.stop()
})

test('[REVOKE6] a guess at a recovery code does not reach the pages of the person', async () => {
  const ana = await here.person({ role: 'planner' })
  const account = { person: ana.id, handle: ana.id, email: undefined, password: undefined, totp: undefined }
  await here.storage.accounts.make(account, 0)
  const feed = await listenTo(ana, here.design)
  const guess = { handle: ana.id, recoveryCode: 'none-of-hers', password }
  expect((await here.nobody.post('/api/sign-in/recover', guess)).status).toBe(400)
  await change(ana, 'reviewer')
  // The first thing that the page hears is the change, and no word of the guess before it.
  expect(await feed.next(2)).toMatchObject([{ is: 'access' }, { is: 'members' }])
  await feed.stop()
})

test('[REVOKE3] a lowered role is told over the open socket, which stays, and so is a raised one', async () => {
  const ana = await here.person({ role: 'planner' })
  const socket = here.socket(ana, `/sync/${here.design}/core?ext=role,refused`)
  const told: string[] = []
  socket.on('message', (data: Buffer) => told.push(Buffer.from(data).toString('latin1')))
  await once(socket, 'message')
  const heard = async (word: string) => {
    while (!told.some((each) => each.endsWith(word))) await once(socket, 'message')
    told.length = 0
  }
  await heard('write')
  await change(ana, 'reviewer')
  await heard('read')
  await change(ana, 'planner')
  await heard('write')
  expect(socket.readyState).toBe(socket.OPEN)
})

test('[REVOKE4] an answer begun on an access that ended since is not sent', async () => {
  const ana = await here.person({ role: 'planner', clearances: ['people'] })
  const load = here.storage.log.load.bind(here.storage.log)
  let ending: Promise<Response> | undefined
  here.storage.log.load = async (room) => {
    ending ??= remove(ana)
    await ending
    return load(room)
  }
  const answer = await fetch(`${here.url}/api/designs/${here.design}/json`, { headers: { cookie: ana.cookie } })
  expect(answer.status).toBe(404)
  expect(await answer.text()).not.toContain('Ilvane')
  expect((await ending)?.status).toBe(204)
})

test('[REVOKE4] a lost clearance is no removal: one is asked to ask again', async () => {
  const ana = await here.person({ role: 'planner', clearances: ['people'] })
  const load = here.storage.log.load.bind(here.storage.log)
  let ending: Promise<Response> | undefined
  here.storage.log.load = async (room) => {
    ending ??= change(ana, 'planner')
    await ending
    return load(room)
  }
  const answer = await ana.get(`/api/designs/${here.design}/json`)
  expect(answer.status).toBe(503)
  here.storage.log.load = load
  const again = await ana.get(`/api/designs/${here.design}/json`)
  expect(again.status).toBe(200)
  expect(await again.text()).not.toContain('Ilvane')
})

test('[REVOKE4] an answer of which a part has left is cut off', async () => {
  const ana = await here.person({ role: 'planner' })
  const long = 'x'.repeat(10_000)
  for (let i = 0; i < 1_000; i += 1) {
    const thread = { anchor: { on: 'place', address: 'venue/V1' }, text: long }
    expect((await here.lead.post(`/api/designs/${here.design}/threads`, thread)).status).toBe(201)
  }
  const answer = await fetch(`${here.url}/api/designs/${here.design}/threads`, { headers: { cookie: ana.cookie } })
  const reader = answer.body?.getReader()
  await reader?.read()
  expect((await remove(ana)).status).toBe(204)
  const rest = async () => {
    for (;;) if ((await reader?.read())?.done) return 'all of it'
  }
  await expect(rest()).rejects.toThrow()
})

test('[REVOKE5] nobody comes in on a verdict from before a change that is being written down', async () => {
  const ana = await here.person({ role: 'planner' })
  const { signIns } = here.storage
  const byToken = signIns.byToken.bind(signIns)
  const knocked = Promise.withResolvers<void>()
  signIns.byToken = async (token, now) => {
    const found = await byToken(token, now)
    if (found?.person === ana.id) knocked.resolve()
    return found
  }
  const together = here.storage.together.bind(here.storage)
  let opened: Promise<number> | undefined
  Object.assign(here.storage, {
    together: async (work: never) => {
      // Ana knocks while the removal is being written.
      opened ??= once(here.socket(ana, `/sync/${here.design}/core`), 'close').then(([code]) => code as number)
      await knocked.promise
      return together(work)
    },
  })
  expect((await remove(ana)).status).toBe(204)
  expect(await opened).toBe(closeCode.notFound)
  expect(here.received(ana)).toBe('')
})
