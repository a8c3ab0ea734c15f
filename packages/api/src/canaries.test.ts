import { enter, type Member, openTo, roles } from '@balcony/access'
import { type Compartment, compartments, process } from '@balcony/design'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Guest, guestOf } from './testing/guest.ts'
import { type Listening, listenTo } from './testing/listening.ts'
import { type Port, port, until } from './testing/port.ts'
import type { Visitor } from './testing/world.ts'

/** A text in every compartment, none of which partners may read. */
const texts: Readonly<Record<Compartment, string>> = {
  core: 'party/P1/side',
  people: 'identity/O1/name',
  legal: 'screening/SC-O1/basis',
  security: 'safetyplan/S-PM1/plan',
  sealed: 'backchannel/BN1/note',
  evaluation: 'measurement/MS1/value',
}

/** What somebody may ask for; more than they may have. */
const paths = ['', '/json', '/threads', '/readers', '/review', '/waivers', '/files', '/members', '/journal', '/links']
const others = ['/history', '/activity', '/versions', '/invitations', '/events/x', '/nothing']

const somebody = fc.option(
  fc.record({
    role: fc.constantFrom(...roles),
    clearances: fc.subarray([...compartments].filter((c) => c !== 'core')),
  }),
  { nil: undefined, freq: 4 },
)
type Somebody = typeof somebody extends fc.Arbitrary<infer T> ? T : never

for (const seed of [41, 42]) {
  test(`[CANARY1] whoever holds what, now and after a change: everybody receives the words of their compartments and of no other, over HTTP, feeds and sockets (seed ${seed})`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(somebody, { minLength: 3, maxLength: 3 }),
        fc.array(somebody, { minLength: 3, maxLength: 3 }),
        fc.boolean(),
        async (before, after, ofPartner) => {
          const here = await port()
          try {
            await watch(here, before, after, ofPartner)
          } finally {
            await here.close()
          }
        },
      ),
      { seed, numRuns: 3 },
    )
  })
}

async function watch(
  here: Port,
  before: readonly Somebody[],
  after: readonly Somebody[],
  ofPartner: boolean,
): Promise<void> {
  const { design } = here
  const people = await Promise.all(before.map((each) => here.person(each)))
  const guest = await guestOf(here, ofPartner ? { partner: 'PT1' } : {})
  const held = [...before]
  const first = await sow(here, people, held, guest, 'first')
  for (const [index, person] of people.entries()) {
    const [was, to] = [held[index], after[index]]
    held[index] = to && was ? to : undefined
    if (!was) continue
    const done = to
      ? await here.lead.post(`/api/designs/${design}/members/${person.id}`, { ...to, reason: 'A change.' })
      : await here.lead.post(`/api/designs/${design}/members/${person.id}/remove`, { closeLinks: false })
    expect(done.status).toBeLessThan(300)
  }
  // What was sown before the change may be in their bytes by right; what is sown now must be theirs now.
  const second = await sow(here, people, held, guest, 'second')
  expect(first.length + second.length).toBe(2 * 2 * compartments.length)
}

/** Lets everybody listen by every way there is, writes a word into every compartment, and looks at who received which. */
async function sow(
  here: Port,
  people: readonly Visitor[],
  held: readonly Somebody[],
  guest: Guest,
  when: string,
): Promise<readonly string[]> {
  const { design } = here
  const members = people.map((person, index): Member | undefined => {
    const one = held[index]
    return one && { design, person: person.id, ...one }
  })
  const starts = people.map((person) => here.received(person).length)
  const feeds = await Promise.all(
    people.map((person, index): Promise<Listening> | undefined =>
      members[index] ? listenTo(person, design) : undefined,
    ),
  )
  const guestFeed = await guest.listen()
  const rooms = people.map((person) => compartments.map((name) => ({ name, provider: here.provider(person, name) })))
  for (const [index, own] of rooms.entries())
    for (const { name, provider } of own)
      if (enter(members[index], name)) await provider.synced()
      else await provider.closed()

  const inText = (name: Compartment) => `zq${when}${name}text`
  const inThread = (name: Compartment) => `zq${when}${name}thread`
  for (const name of compartments) {
    const provider = here.provider(here.lead, name)
    await provider.synced()
    provider.doc.getText(texts[name]).insert(0, `${inText(name)} `)
    const thread = { anchor: { on: 'place', address: texts[name] }, text: inThread(name) }
    expect((await here.lead.post(`/api/designs/${design}/threads`, thread)).status, name).toBe(201)
    for (const [index, own] of rooms.entries()) {
      const doc = own.find((room) => room.name === name)?.provider.doc
      if (doc && enter(members[index], name))
        await until(doc, () => doc.getText(texts[name]).toString().includes(inText(name)))
    }
    provider.leave()
  }
  // Everybody in the design hears this one, last: whatever was to come before it has come.
  const last = { anchor: { on: 'place', address: 'venue/V1' }, text: `zq${when}last` }
  expect((await here.lead.post(`/api/designs/${design}/threads`, last)).status).toBe(201)

  for (const [index, person] of people.entries()) {
    const feed = feeds[index]
    if (feed) await feed.until(() => feed.bytes().includes(`zq${when}last`))
    const answers = await everyAnswer(person, design)
    const got = [...answers, feed?.bytes() ?? '', here.received(person).slice(starts[index])].join('\n')
    const open = openTo(members[index])
    for (const name of compartments) {
      const who = `${JSON.stringify(held[index])} ${name}`
      expect(got.includes(inText(name)), who).toBe(open.includes(name))
      expect(got.includes(inThread(name)), who).toBe(open.includes(name))
    }
    await feed?.stop()
  }
  const cut = await (await guest.get(`/api/links/${guest.link}/edition`)).text()
  expect(cut).toContain('"kind":"partner"')
  const all = [cut, guestFeed.bytes(), ...(await everyAnswer(guest, design))].join('\n')
  for (const name of compartments) {
    expect(all, name).not.toContain(inText(name))
    expect(all, name).not.toContain(inThread(name))
  }
  await guestFeed.stop()
  for (const own of rooms) for (const { provider } of own) provider.leave()
  return compartments.flatMap((name) => [inText(name), inThread(name)])
}

async function everyAnswer(visitor: Visitor, design: string): Promise<readonly string[]> {
  const asked = [
    ...[...paths, ...others].map((path) => visitor.get(`/api/designs/${design}${path}`)),
    visitor.get('/api/me'),
    visitor.get('/api/search?q=zq'),
    visitor.post(`/api/designs/${design}/exports`, { edition: 'internal', paper: 'a4' }),
  ]
  const answers: string[] = []
  for (const each of asked) answers.push(await (await each).text())
  return answers
}

test('[CANARY1] the texts that are watched exist, one in each compartment, and partners may read none of them', () => {
  for (const name of compartments) {
    const [table = '', , field = ''] = texts[name].split('/')
    expect(process.tables[table]?.compartment, name).toBe(name)
    expect(process.tables[table]?.fields[field]?.kind, texts[name]).toBe('text')
    expect(['team', 'restricted', 'sealed'], texts[name]).toContain(process.tables[table]?.fields[field]?.level)
  }
})
