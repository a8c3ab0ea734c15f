import { enter, type Member, openTo, type Role, roles } from '@balcony/access'
import { type Compartment, compartments, process } from '@balcony/design'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Guest, guestOf } from '../testing/guest.ts'
import { type Listening, listenTo } from '../testing/listening.ts'
import { png } from '../testing/pictures.ts'
import { type Port, port, until } from '../testing/port.ts'
import { upload, type Visitor } from '../testing/world.ts'

/** A text in every compartment, none of which partners may read, and one that they may. */
const texts: Readonly<Record<Compartment | 'shared', string>> = {
  shared: 'context/whyUs',
  core: 'party/P1/side',
  people: 'identity/O1/name',
  legal: 'screening/SC-O1/basis',
  security: 'safetyplan/S-PM1/plan',
  sealed: 'backchannel/BN1/note',
  evaluation: 'measurement/MS1/value',
}
const compartmentOf = (place: Place): Compartment => (place === 'shared' ? 'core' : place)
type Place = keyof typeof texts
const places = Object.keys(texts) as readonly Place[]

const who = fc.nat({ max: 3 })
const clearances = fc.subarray([...compartments].filter((each) => each !== 'core'))
const change = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ is: fc.constant('set' as const), who, role: fc.constantFrom(...roles), clearances }),
  },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('remove' as const), who }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('sign-out' as const), who }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('close-link' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('open-link' as const),
      right: fc.constantFrom('link-read', 'link-comment'),
    }),
  },
)
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never
const rounds = 5
const wandering = fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { minLength: rounds, maxLength: rounds })

for (const seed of [101, 102, 103]) {
  test(`[CANARY2] over random changes, each receives over every route, feed and socket what they may read at that time, and nothing else (seed ${seed})`, {
    timeout: 120_000,
  }, async () => {
    const here = await port()
    try {
      await wander(here, fc.sample(wandering, { seed, numRuns: 1 })[0] ?? [])
    } finally {
      await here.close()
    }
  })
}

type Room = ReturnType<Port['provider']>

/** Somebody as the test knows them: what they hold now, and every word that was ever theirs to read. */
interface Wanderer {
  readonly visitor: Visitor
  held: { readonly role: Role; readonly clearances: readonly Compartment[] } | undefined
  isIn: boolean
  feed: Listening | undefined
  readonly rooms: Map<Compartment, Room>
  readonly known: Set<string>
}

async function wander(here: Port, plan: readonly (readonly Change[])[]): Promise<void> {
  const people: Wanderer[] = []
  for (let index = 0; index < 4; index += 1)
    people.push({
      visitor: await here.person(),
      held: undefined,
      isIn: true,
      feed: undefined,
      rooms: new Map(),
      known: new Set(),
    })
  const links: { readonly guest: Guest; readonly feed: Listening; isOpen: boolean; readonly known: Set<string> }[] = []
  const writers = new Map<Compartment, Room>()
  for (const name of compartments) {
    const room = here.provider(here.lead, name)
    await room.synced()
    writers.set(name, room)
  }
  // Whoever hears a word hears it once it is on disk: the lead's second window, where nobody else is in.
  const witness = new Map<Compartment, Room>()
  for (const name of compartments) {
    const room = here.provider(here.lead, name)
    await room.synced()
    witness.set(name, room)
  }
  const all: string[] = []
  let looked = 0
  for (const [round, changes] of plan.entries()) {
    for (const one of changes) {
      await apply(here, one, people, links)
      await listen(here, people)
    }
    const starts = people.map(
      ({ visitor, feed }) => [here.received(visitor).length, feed?.bytes().length ?? 0] as const,
    )
    const linkStarts = links.map(({ feed }) => feed.bytes().length)
    const word = (place: Place, way: string) => `zq${round}${place}${way}x`
    const words = await sow(here, word, writers, [witness, ...people.map(({ rooms }) => rooms)], people)
    all.push(...words.keys())

    for (const [index, person] of people.entries()) {
      const open = person.isIn && person.held ? openTo(memberOf(here, person)) : []
      for (const [each, place] of words) if (open.includes(compartmentOf(place))) person.known.add(each)
      // What stood there before is theirs with the compartment, once it is open to them.
      for (const each of all) if (open.includes(compartmentOf(placeOf(each)))) person.known.add(each)
      const { visitor, feed } = person
      const [atSocket = 0, atFeed = 0] = starts[index] ?? []
      const live = `${here.received(visitor).slice(atSocket)}\n${feed?.bytes().slice(atFeed) ?? ''}`
      const got = `${live}\n${await everyAnswer(here, visitor)}`
      const said = `round ${round}, ${JSON.stringify(person.held)}, in: ${person.isIn}`
      for (const each of all) if (got.includes(each)) expect([...person.known], said).toContain(each)
      for (const [each, place] of words)
        if (open.includes(compartmentOf(place))) {
          expect(got.includes(each), `${said}: ${each}`).toBe(true)
          looked += 1
        }
    }
    for (const [index, link] of links.entries()) {
      const cut = await (await link.guest.get(`/api/links/${link.guest.link}/edition`)).text()
      if (link.isOpen) link.known.add(word('shared', 'text'))
      if (link.isOpen) expect(cut.includes(word('shared', 'text')), `round ${round}`).toBe(true)
      const got = [cut, link.feed.bytes().slice(linkStarts[index] ?? 0), await everyAnswer(here, link.guest)].join('\n')
      for (const each of all)
        if (got.includes(each))
          expect(
            [...link.known, ...all.filter((one) => link.isOpen && one.includes('sharedtext'))],
            `link, round ${round}`,
          ).toContain(each)
    }
  }
  expect(all).toHaveLength(rounds * (places.length * 2 + compartments.length))
  expect(looked).toBeGreaterThan(20)
  for (const { feed } of people) await feed?.stop()
  for (const { feed, isOpen } of links)
    if (isOpen) await feed.stop()
    else expect(await feed.ended()).toBe(true)
}

const placeOf = (word: string): Place => places.find((place) => word.includes(place)) ?? 'core'
const memberOf = (here: Port, { visitor, held }: Wanderer): Member | undefined =>
  held && { design: here.design, person: visitor.id, ...held }

async function apply(
  here: Port,
  one: Change,
  people: readonly Wanderer[],
  links: { guest: Guest; feed: Listening; isOpen: boolean; known: Set<string> }[],
): Promise<void> {
  const at = `/api/designs/${here.design}`
  const done = async (asked: Promise<Response>) => expect((await asked).status).toBeLessThan(300)
  if (one.is === 'open-link') {
    const guest = await guestOf(here, { right: one.right })
    links.push({ guest, feed: await guest.listen(), isOpen: true, known: new Set() })
    return
  }
  if (one.is === 'close-link') {
    const link = links.find(({ isOpen }) => isOpen)
    if (!link) return
    await done(here.lead.post(`${at}/links/${link.guest.link}/close`))
    link.isOpen = false
    return
  }
  const person = people[one.who]
  if (!person) return
  const { id } = person.visitor
  if (one.is === 'sign-out') {
    await done(here.lead.post(`/api/people/${id}/sign-out`))
    person.isIn = false
  } else if (one.is === 'remove') {
    if (person.held) await done(here.lead.post(`${at}/members/${id}/remove`, { closeLinks: false }))
    person.held = undefined
  } else {
    const { role, clearances: cleared } = one
    if (person.held)
      await done(here.lead.post(`${at}/members/${id}`, { role, clearances: cleared, reason: 'A change.' }))
    else {
      await here.storage.members.put({ design: here.design, person: id, role, clearances: cleared }, here.clock.now())
      await here.api.accessChanged({ design: here.design, person: id })
    }
    person.held = { role, clearances: cleared }
  }
}

/** Everybody listens by every way there is; what is open already stays open, over all rounds. */
async function listen(here: Port, people: readonly Wanderer[]): Promise<void> {
  for (const person of people) {
    const member = person.isIn ? memberOf(here, person) : undefined
    if (member && !person.feed) person.feed = await listenTo(person.visitor, here.design)
    else if (!member && person.feed) {
      expect(await person.feed.ended()).toBe(true)
      person.feed = undefined
    }
    for (const name of compartments) {
      const before = person.rooms.get(name)
      const may = enter(member, name) !== undefined
      if (before && !may) {
        expect(await before.closed()).toBeGreaterThanOrEqual(4400)
        before.leave()
        person.rooms.delete(name)
      }
      if (person.rooms.has(name)) continue
      const room = here.provider(person.visitor, name)
      if (may) {
        await room.synced()
        person.rooms.set(name, room)
      } else {
        expect(await room.closed()).toBeGreaterThanOrEqual(4400)
        room.leave()
      }
    }
  }
}

/** The lead writes a word into a text, a thread and the name of a file, at every place. Resolves when it came to all who are in. */
async function sow(
  here: Port,
  word: (place: Place, way: string) => string,
  writers: ReadonlyMap<Compartment, Room>,
  listening: readonly ReadonlyMap<Compartment, Room>[],
  people: readonly Wanderer[],
): Promise<ReadonlyMap<string, Place>> {
  const at = `/api/designs/${here.design}`
  const words = new Map<string, Place>()
  for (const place of places) {
    const [name, address] = [compartmentOf(place), texts[place]]
    writers
      .get(name)
      ?.doc.getText(address)
      .insert(0, `${word(place, 'text')} `)
    words.set(word(place, 'text'), place)
    const thread = { anchor: { on: 'place', address }, text: word(place, 'thread') }
    expect((await here.lead.post(`${at}/threads`, thread)).status).toBe(201)
    words.set(word(place, 'thread'), place)
    if (place !== 'shared') {
      const record = address.split('/').slice(0, 2).join('/')
      expect((await upload(here.lead, here.design, record, png(), `${word(place, 'file')}.png`)).status).toBe(201)
      words.set(word(place, 'file'), place)
    }
    for (const rooms of listening) {
      const room = rooms.get(name)
      if (room) await reaches(room, () => room.doc.getText(address).toString().includes(word(place, 'text')))
    }
  }
  const last = word('core', 'last')
  await here.lead.post(`${at}/threads`, { anchor: { on: 'place', address: 'venue/V1' }, text: last })
  for (const { feed } of people) if (feed) await feed.until(() => feed.bytes().includes(last))
  await here.api.historian.flush()
  return words
}

/** Whoever is put out while something is on its way to them is a fault to be told, never a wait without end. */
async function reaches(room: Room, reached: () => boolean): Promise<void> {
  const put = room.closed().then((code) => {
    throw new Error(`put out with ${code}`)
  })
  await Promise.race([until(room.doc, reached), put])
  put.catch(() => {})
}

/** What needs more than its path to answer anything. */
const asking: Readonly<Record<string, readonly string[]>> = {
  '/api/search': ['?q=zq'],
  '/api/designs/:design/json': ['', '?files=1'],
  '/api/designs/:design/versions/moment': ['?of=now'],
  '/api/designs/:design/versions/compare': ['?from=t:0&to=now'],
  '/api/designs/:design/history': places.map((place) => `?address=${texts[place]}`),
}
/** Streams, which are listened to already, and the walk around the installation. */
const elsewhere = [/\/events$/, /self-check/]

/** Every address that answers a GET, as the application itself lists them, with every id that there is to put into it. */
async function everyAnswer(here: Port, visitor: Visitor): Promise<string> {
  const routes = new Set(here.api.app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))
  const asked = [...routes].filter((path) => path.startsWith('/api/') && !elsewhere.some((each) => each.test(path)))
  expect(asked.length).toBeGreaterThan(25)
  const files = await here.storage.files.of(here.design, [...compartments])
  const links = await here.storage.links.of(here.design)
  const newest = { file: files.slice(-8).map(({ id }) => id), link: links.map(({ id }) => id) }
  const answers: string[] = []
  for (const path of asked) {
    const named = /:(\w+)/g
    const ids = { ...newest, design: [here.design], who: [here.lead.id] } as Readonly<Record<string, readonly string[]>>
    let paths = [path]
    for (const [, name = ''] of path.matchAll(named))
      paths = paths.flatMap((each) => (ids[name] ?? ['none']).map((id) => each.replace(`:${name}`, id)))
    for (const each of paths)
      for (const query of asking[path] ?? ['']) {
        const answer = await visitor.get(each + query)
        answers.push([...answer.headers].join(), Buffer.from(await answer.arrayBuffer()).toString('latin1'))
      }
  }
  const printed = await visitor.post(`/api/designs/${here.design}/exports`, { edition: 'internal', paper: 'a4' })
  return [...answers, await printed.text()].join('\n')
}

test('[CANARY2] the places that are watched exist, and partners may read one of them', () => {
  const [section = '', field = ''] = texts.shared.split('/')
  expect(process.sections[section]?.fields[field]).toMatchObject({ kind: 'text', level: 'partner' })
  expect(process.sections[section]?.compartment).toBe('core')
})
