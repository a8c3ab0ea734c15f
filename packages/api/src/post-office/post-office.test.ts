import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { newId } from '@balcony/base'
import type { Thread } from '@balcony/design'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openMailer } from '../mail/mailer.ts'
import { type Visitor, type World, world } from '../testing/world.ts'
import { isDigestDue, isQuiet } from './hours.ts'
import { letter } from './letter.ts'

const minute = 60_000
const hour = 60 * minute

/** A mail server on this machine; `away` makes it send everybody off. */
const letters: string[] = []
let away = false

function take(socket: Socket): void {
  let letter: string | undefined
  let waiting = ''
  socket.write('220 here\r\n')
  socket.on('error', () => {})
  socket.on('data', (part) => {
    waiting += part.toString('utf8')
    for (let end = waiting.indexOf('\r\n'); end >= 0; end = waiting.indexOf('\r\n')) {
      const line = waiting.slice(0, end)
      waiting = waiting.slice(end + 2)
      if (letter !== undefined && line !== '.') {
        letter += `${line}\n`
        continue
      }
      if (letter !== undefined) letters.push(letter)
      if (/^MAIL FROM/.test(line) && away) socket.write('451 later\r\n')
      else if (/^DATA/.test(line)) socket.write('354 go on\r\n')
      else socket.write('250 fine\r\n')
      letter = /^DATA/.test(line) ? '' : undefined
    }
  })
}

let here: World
let server: Server
let ana: Visitor
beforeEach(async () => {
  letters.length = 0
  away = false
  server = createServer(take)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const mailer = openMailer({ url: `smtp://127.0.0.1:${port}`, from: 'balcony@example.org' })
  if (!mailer.ok) throw new Error(mailer.problem.message)
  here = await world({ mailer: mailer.value })
  ana = await here.person({ role: 'planner', clearances: ['people'] })
  const none = { password: undefined, totp: undefined }
  await here.storage.accounts.make({ person: ana.id, handle: 'ana', email: 'ana@example.org', ...none }, 0)
  // 20 February 2027, noon in the zone of her choices.
  here.clock.turn(12 * hour)
})
afterEach(async () => {
  await here.close()
  server.close()
})

async function mention(address = 'venue/V1', text = 'Ilvane asks for you.'): Promise<Thread> {
  const body = { anchor: { on: 'place', address }, text, mentions: [ana.id] }
  return (await (await here.lead.post(`/api/designs/${here.design}/threads`, body)).json()) as Thread
}

/** Time passes in one step, and the post office looks once more. */
async function pass(milliseconds: number): Promise<number> {
  here.clock.turn(milliseconds)
  await here.api.postOffice?.flush()
  return letters.length
}

const choose = (change: object) =>
  ana.post('/api/mail-choices', {
    ...{ direct: true, digest: true, zone: 'UTC', quietFrom: 21 * 60, quietTo: 7 * 60, digestAt: 8 * 60 },
    ...change,
  })

test('[POST1] [POST4] at most one mail for a design in 15 minutes, with the cover title and no other word or name, and none of what was seen or is closed', async () => {
  await mention()
  expect(await pass(minute)).toBe(0)
  expect(await pass(2 * minute)).toBe(1)
  await mention('venue/V2')
  await mention('venue/V3')
  expect(await pass(5 * minute)).toBe(1)
  expect(await pass(11 * minute)).toBe(2)
  const all = letters.join('\n').replaceAll(/=\n/g, '')
  expect(all).toContain('Basin hydrology seminar series')
  expect(all).not.toMatch(/^Subject:.*Basin/m)
  for (const word of ['Ilvane', 'Rhona', 'Maruvel', 'planner', here.design, 'venue'])
    expect(all.includes(word), word).toBe(false)
  expect(all).toContain('To: ana@example.org')
  const seen = await mention()
  await ana.post(`/api/threads/${seen.id}/seen`, { at: here.clock.now() })
  await mention('identity/O1')
  const member = { design: here.design, person: ana.id, role: 'planner', clearances: [] } as const
  await here.storage.members.put(member, here.clock.now())
  expect(await pass(20 * minute)).toBe(2)
})

test('[POST8] whose account is closed gets no mail, and none afterwards of what was said meanwhile', async () => {
  await mention()
  await here.storage.people.closeAccount(ana.id, here.lead.id, here.clock.now())
  expect(await pass(20 * minute)).toBe(0)
  await here.storage.people.openAccount(ana.id)
  expect(await pass(20 * minute)).toBe(0)
  await mention('venue/V2')
  expect(await pass(20 * minute)).toBe(1)
})

test('[POST4] a cover title brings neither lines nor links of its own into a mail', () => {
  const { text } = letter(
    'digest',
    ['Water\r\n\r\nSign in at https://evil.example\u2028now', 'x'.repeat(500)],
    'https://b.org',
  )
  expect(text).toContain('  Water Sign in at https evil.example now\n')
  expect(text.match(/:\/\/|@/g)).toEqual(['://', '://', '://', '://'])
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(130)
})

test('[POST2] what one only follows is told once a day in one mail, at the hour that one chose', async () => {
  await choose({ zone: 'Asia/Beirut', digestAt: 18 * 60 })
  await ana.post(`/api/designs/${here.design}/follows`, { target: '', on: true })
  const say = () =>
    here.lead.post(`/api/designs/${here.design}/threads`, { anchor: { on: 'place', address: 'venues' }, text: 'Hm.' })
  for (let count = 0; count < 30; count += 1) await say()
  expect(await pass(3 * hour)).toBe(0)
  expect(await pass(2 * hour)).toBe(1)
  await say()
  expect(await pass(4 * hour)).toBe(1)
  expect(await pass(20 * hour)).toBe(2)
})

test('[POST3] in quiet hours no mail goes; it goes when they are over', async () => {
  await choose({ quietFrom: 12 * 60, quietTo: 14 * 60 })
  await mention()
  expect(await pass(hour)).toBe(0)
  expect(await pass(hour + minute)).toBe(1)
  const night = { direct: true, digest: true, zone: 'UTC', quietFrom: 1320, quietTo: 420, digestAt: 480 }
  const at = (time: string) => Date.parse(`2027-02-20T${time}:00Z`)
  expect([isQuiet(at('23:00'), night), isQuiet(at('06:59'), night), isQuiet(at('07:00'), night)]).toEqual([
    true,
    true,
    false,
  ])
  expect(isDigestDue(at('08:00'), at('08:00') - 24 * hour, night)).toBe(true)
  expect(isDigestDue(at('09:00'), at('08:00'), night)).toBe(false)
})

test('[POST5] every mail is ended with one click that needs no sign-in, and each sort in the settings', async () => {
  await mention()
  await pass(3 * minute)
  const letter = (letters[0] ?? '').replaceAll(/\n[ \t]+/g, ' ')
  expect(letter).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  const address = /List-Unsubscribe: ?<([^>]+)>/.exec(letter)?.[1] ?? ''
  const asked = () =>
    here.api.app.request(new URL(address).pathname, {
      ...{ method: 'POST', body: 'List-Unsubscribe=One-Click' },
      headers: { host: 'mail.example.org', 'content-type': 'application/x-www-form-urlencoded' },
    })
  expect((await here.nobody.get(new URL(address).pathname)).status).toBe(404)
  expect((await asked()).status).toBe(204)
  expect(await (await ana.get('/api/mail-choices')).json()).toMatchObject({ direct: false, digest: false, sends: true })
  await mention('venue/V2')
  expect(await pass(hour)).toBe(1)
  await choose({ digest: false })
  await mention('venue/V3')
  expect(await pass(3 * minute)).toBe(2)
  expect((await choose({ zone: 'Nowhere/At all' })).status).toBe(400)
  expect((await here.nobody.post('/api/unsubscribe/nonsense')).status).toBe(204)
})

test('[POST6] while the mail server is away nothing is lost, and without one everything works and is said', async () => {
  away = true
  await mention()
  expect(await pass(3 * minute)).toBe(0)
  away = false
  expect(await pass(3 * minute)).toBe(0)
  expect(await pass(13 * minute)).toBe(1)
  const without = await world()
  expect(without.api.postOffice).toBeUndefined()
  expect(await (await without.lead.get('/api/mail-choices')).json()).toMatchObject({ sends: false, direct: true })
  await without.close()
})

test('[POST7] that somebody is asked to agree is told by mail once, without the name of the version, and not once they have answered', async () => {
  const base = `/api/designs/${here.design}/versions`
  const ask = async (name: string) => {
    const version = { id: newId(here.random), design: here.design, by: here.lead.id, at: here.clock.now() }
    await here.storage.versions.make({ ...version, purpose: 'review', name, note: '', rows: {} })
    const asked = { design: here.design, version: version.id, askedBy: here.lead.id, askedAt: here.clock.now() }
    await here.storage.versions.ask([{ ...asked, id: newId(here.random), person: ana.id }])
    return version.id
  }
  await ask('Maruvel, both sides')
  expect(await pass(3 * minute)).toBe(1)
  expect(letters[0]).not.toContain('Maruvel')
  expect(await pass(hour)).toBe(1)
  const second = await ask('Again')
  expect((await ana.post(`${base}/${second}/answer`, { answer: 'declined', words: '' })).status).toBe(200)
  expect(await pass(hour)).toBe(1)
})

test('[REMIND1] [POST4] a reminder goes by mail with the cover title and no other word, and once', async () => {
  const version = { id: newId(here.random), design: here.design, by: here.lead.id, at: here.clock.now() }
  await here.storage.versions.make({ ...version, purpose: 'review', name: 'Maruvel, both sides', note: '', rows: {} })
  const asked = { design: here.design, version: version.id, askedBy: here.lead.id, askedAt: here.clock.now() }
  await here.storage.versions.ask([{ ...asked, id: newId(here.random), person: ana.id }])
  expect(await pass(hour)).toBe(1)
  await ana.post('/api/inbox/seen')
  const again = { person: ana.id, about: version.id }
  expect((await here.lead.post(`/api/designs/${here.design}/reminders`, again)).status).toBe(201)
  expect(await pass(hour)).toBe(2)
  expect(letters[1]).toContain('Basin hydrology seminar series')
  for (const word of ['Maruvel', 'Rhona', 'agree']) expect(letters[1]).not.toContain(word)
  expect((await here.lead.post(`/api/designs/${here.design}/reminders`, again)).status).toBe(409)
  expect(await pass(hour)).toBe(2)
})
