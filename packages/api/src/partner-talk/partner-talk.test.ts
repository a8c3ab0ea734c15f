import { readFileSync } from 'node:fs'
import { type Edition, importDesign, process, type Thread, wordsOf } from '@balcony/design'
import { demoCase } from '@balcony/design/demo'
import { anchorWords } from '@balcony/document'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PartnerThread } from '../contract.ts'
import { type Guest, guestOf } from '../testing/guest.ts'
import { listenTo } from '../testing/listening.ts'
import { type Port, port, until } from '../testing/port.ts'

const fixtures = JSON.parse(
  readFileSync(new URL('../../../design/src/demo/fixtures.json', import.meta.url), 'utf8'),
) as { mustNeverAppearBelowRestricted: string[] }

let here: Port
beforeEach(async () => {
  here = await port()
})
afterEach(() => here.close())

const threads = () => `/api/designs/${here.design}/threads`
const talk = (guest: Guest) => `/api/links/${guest.link}/threads`
let said = 0
const newThread = (address: string, text: string, more: object = {}) => ({
  id: `said-${++said}`,
  address,
  text,
  ...more,
})

async function edition(guest: Guest): Promise<Edition> {
  return ((await (await guest.get(`/api/links/${guest.link}/edition`)).json()) as { edition: Edition }).edition
}

async function list(guest: Guest): Promise<readonly PartnerThread[]> {
  return (await (await guest.get(talk(guest))).json()) as PartnerThread[]
}

/** A prose of the edition with words to select. */
function someProse({ snapshot }: Edition): { address: string; words: string } {
  for (const [section, values] of Object.entries(snapshot.sections))
    for (const [name, value] of Object.entries(values)) {
      if (process.sections[section]?.fields[name]?.kind !== 'prose') continue
      const words = wordsOf(value as never)
      if (words.length > 60) return { address: `${section}/${name}`, words }
    }
  throw new Error('the edition has no prose')
}

test('[PARTNER1] a holder comments on words and rows, answers and changes their own; the team reads it live with their name', async () => {
  const guest = await guestOf(here)
  const feed = await listenTo(here.lead, here.design)
  const cut = await edition(guest)
  const [row] = cut.snapshot.tables['issue'] ?? []
  const { address, words } = someProse(cut)
  const exact = words.slice(10, 40)
  const quote = { before: words.slice(0, 10), exact, after: words.slice(40, 60) }
  const answer = await guest.post(talk(guest), newThread(address, 'This needs a rehearsal.', { quote }))
  expect(answer.status).toBe(201)
  const own = (await answer.json()) as PartnerThread
  expect(own).toMatchObject({ own: true, address, quote: exact, remarks: [{ by: 'me', name: 'Hana' }] })
  await guest.post(talk(guest), newThread(`issue/${row?.id}`, 'Too early for us.'))
  await here.api.anchors.flush()
  const seen = (await feed.next(2)).flatMap((event) => (event.is === 'thread' ? [event.thread] : []))
  expect(seen[0]).toMatchObject({ level: 'partner', guest: { id: guest.link, name: 'Hana' }, status: { is: 'open' } })
  expect(seen[0]?.remarks[0]).toMatchObject({ guest: { name: 'Hana' }, text: 'This needs a rehearsal.' })
  const kept = (await (await here.lead.get(threads())).json()) as Thread[]
  expect(kept.find((each) => each.id === own.id)).toMatchObject({ state: 'moved', anchor: { quote: { exact } } })
  await here.lead.post(`/api/threads/${own.id}/remarks`, { text: 'On Thursday evening?' })
  await guest.post(`${talk(guest)}/${own.id}/remarks`, { id: 'said-again', text: 'Yes.' })
  const first = `${talk(guest)}/${own.id}/remarks/${own.remarks[0]?.id}`
  await guest.post(first, { text: 'This needs a rehearsal, in pairs.' })
  expect((await list(guest)).find((each) => each.id === own.id)?.remarks).toMatchObject([
    { by: 'me', text: 'This needs a rehearsal, in pairs.', edited: true },
    { by: 'team', text: 'On Thursday evening?' },
    { by: 'me', text: 'Yes.' },
  ])
  const taken = (await (await guest.remove(first)).json()) as PartnerThread
  expect(taken.remarks[0]).toMatchObject({ text: '', removed: true })
  await feed.stop()
})

test('[PARTNER2] a holder reads their own threads and those begun for partners, no other partner’s and no name of the team', async () => {
  const [hana, other] = [await guestOf(here), await guestOf(here)]
  const open = async (address: string, reach: string) =>
    (await (
      await here.lead.post(threads(), { anchor: { on: 'place', address }, text: `${reach} at ${address}`, reach })
    ).json()) as Thread
  await open('sessions', 'team')
  const shared = await open('sessions', 'partners')
  await open('venue/V1/capacity', 'team')
  const feed = await hana.listen()
  const theirs = (await (
    await other.post(talk(other), newThread('sessions', 'Only for the team.'))
  ).json()) as PartnerThread
  await other.post(`${talk(other)}/${shared.id}/remarks`, { id: 'other-1', text: 'From the others.' })
  await here.lead.post(`/api/threads/${shared.id}/remarks`, { text: 'Tell us.' })
  expect(await feed.next(1)).toEqual([{ is: 'talk' }])
  expect(await list(hana)).toEqual([
    {
      ...{ id: shared.id, address: 'sessions', own: false, resolved: false },
      remarks: [
        { id: expect.any(String), by: 'team', at: expect.any(Number), text: 'partners at sessions' },
        { id: expect.any(String), by: 'team', at: expect.any(Number), text: 'Tell us.' },
      ],
    },
  ])
  expect(await (await hana.get(talk(hana))).text()).not.toContain(here.lead.id)
  for (const path of [`${talk(hana)}/${theirs.id}/remarks`, `${talk(hana)}/nosuchthread/remarks`])
    expect((await hana.post(path, { id: 'x1', text: 'x' })).status).toBe(404)
  // Withheld or nowhere: the same answer.
  for (const address of ['identity/O1', 'venue/V1/capacity', 'risk/none', 'nowhere'])
    expect((await hana.post(talk(hana), newThread(address, 'x'))).status, address).toBe(404)
  await here.lead.post(`/api/threads/${shared.id}/reach`, { reach: 'team' })
  expect(await list(hana)).toEqual([])
  await feed.stop()
})

test('[PARTNER3] no word that their edition does not have reaches a holder by a quote, also when the words change', async () => {
  const guest = await guestOf(here)
  const { address } = someProse(await edition(guest))
  const ana = here.provider(here.lead, 'core')
  const ben = here.provider(here.lead, 'core')
  await Promise.all([ana.synced(), ben.synced()])
  const paragraph = ana.doc.getXmlFragment(address).get(0) as import('yjs').XmlElement
  const text = paragraph.get(0) as import('yjs').XmlText
  text.insert(0, 'Ilvane waits behind. We meet at the weir. ')
  text.format(0, 'Ilvane waits behind. '.length, { withheld: {} })
  await until(ben.doc, () => ben.doc.getXmlFragment(address).toString().includes('<withheld>'))
  const exact = 'We meet at the weir.'
  const quote = { before: '', exact, after: '' }
  const answer = await guest.post(talk(guest), newThread(address, 'At which?', { quote }))
  expect(await answer.json()).toMatchObject({ quote: exact })
  await here.api.anchors.flush()
  // The team sees the words around it; the holder does not.
  expect(await (await here.lead.get(threads())).text()).toContain('Ilvane waits')
  expect(await (await guest.get(talk(guest))).text()).not.toContain('Ilvane')
  const from = wordsOf({ content: [] }).length
  const whole = anchorWords(ana.doc, address, { from, to: from + 'Ilvane waits behind. We meet'.length })
  if (!whole.ok) throw new Error(whole.problem.message)
  await here.lead.post(threads(), { anchor: whole.value, text: 'For partners.', reach: 'partners' })
  const told = await list(guest)
  expect(told.map(({ own, quote: words }) => ({ own, words })).sort((a, b) => Number(b.own) - Number(a.own))).toEqual([
    { own: true, words: exact },
    { own: false, words: undefined },
  ])
  expect(JSON.stringify(told)).not.toContain('Ilvane')
  const lie = { before: '', exact: 'Ilvane waits behind.', after: '' }
  expect((await guest.post(talk(guest), newThread(address, 'Who?', { quote: lie }))).status).toBe(400)
})

test('[PARTNER4] what is sent twice is kept once; whoever may only read, or whose link is over, writes nothing', async () => {
  const guest = await guestOf(here)
  const one = newThread('sessions', 'Once.')
  const first = await (await guest.post(talk(guest), one)).json()
  expect(await (await guest.post(talk(guest), one)).json()).toEqual(first)
  expect(await list(guest)).toHaveLength(1)
  const reader = await guestOf(here, { right: 'link-read' })
  expect((await reader.post(talk(reader), newThread('sessions', 'x'))).status).toBe(404)
  expect((await reader.get(talk(reader))).status).toBe(200)
  await here.lead.post(`/api/designs/${here.design}/links/${guest.link}/close`)
  expect((await guest.post(talk(guest), newThread('sessions', 'x'))).status).toBe(401)
  expect((await guest.get(talk(guest))).status).toBe(401)
  expect((await here.nobody.get(talk(guest))).status).toBe(401)
  expect(((await (await here.lead.get(threads())).json()) as Thread[]).map((each) => each.remarks.length)).toEqual([1])
})

test('[PARTNER5] in everything that a visitor by link receives there is no secret, no id of what is withheld and no count', async () => {
  const guest = await guestOf(here)
  const received: string[] = []
  const get = async (path: string) => {
    const text = await (await guest.get(path)).text()
    received.push(text)
    return text
  }
  const post = async (path: string, body: object) => {
    received.push(await (await guest.post(path, body)).text())
  }
  const feed = await guest.listen()
  const lead = async (address: string, text: string, reach = 'team') =>
    (await (await here.lead.post(threads(), { anchor: { on: 'place', address }, text, reach })).json()) as Thread
  for (const secret of fixtures.mustNeverAppearBelowRestricted.slice(0, 3))
    await lead('identity/O1', `${secret} said so.`)
  const hidden = await lead('sessions', `${fixtures.mustNeverAppearBelowRestricted[0]} would object.`)
  const shared = await lead('sessions', 'Does this suit you?', 'partners')
  await get(`/api/links/${guest.link}`)
  const cut = (JSON.parse(await get(`/api/links/${guest.link}/edition`)) as { edition: Edition }).edition
  await get(talk(guest))
  await post(talk(guest), newThread('sessions', 'A question.'))
  await post(`${talk(guest)}/${shared.id}/remarks`, { id: 'answer-1', text: 'It does.' })
  await post(`${talk(guest)}/${hidden.id}/remarks`, { id: 'answer-2', text: 'What?' })
  await post(talk(guest), newThread('identity/O1', 'Who?'))
  await get(talk(guest))
  for (const path of ['', '/threads', '/json', '/review', '/files', '/members', '/versions', '/readers'])
    await get(`/api/designs/${here.design}${path}`)
  await get('/api/me')
  await get('/api/search?q=lake')
  await feed.until(() => feed.bytes().includes('talk'))
  await feed.stop()
  const socket = here.socket(guest, `/sync/${here.design}/core`)
  await new Promise((resolve) => socket.on('close', resolve))
  const all = [...received, feed.bytes(), here.received(guest)].join('\n')
  expect(all.includes('Does this suit you?')).toBe(true)

  for (const secret of fixtures.mustNeverAppearBelowRestricted) expect(all.includes(secret), secret).toBe(false)
  expect(all.includes(hidden.id)).toBe(false)
  expect(all.includes(here.lead.id)).toBe(false)
  // Records that are not in the edition: not as an address, not as a row.
  const whole = importDesign(process, demoCase)
  if (!whole.ok) throw new Error('the demo case is a design')
  let withheld = 0
  for (const [table, rows] of Object.entries(whole.value.snapshot.tables))
    for (const { id } of rows) {
      if (cut.snapshot.tables[table]?.some((row) => row.id === id) || cut.names[`${table}/${id}`] !== undefined)
        continue
      withheld += 1
      expect(all.includes(`"${table}/${id}"`), `${table}/${id}`).toBe(false)
    }
  expect(withheld).toBeGreaterThan(50)
  expect(cut.leftOut).toEqual([])
  // Of conversations nothing is counted but what is told.
  for (const thread of await list(guest))
    expect(Object.values(thread).filter((value) => typeof value === 'number')).toEqual([])
})
