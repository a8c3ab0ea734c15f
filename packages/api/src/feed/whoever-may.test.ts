import { enter, type Member, roles } from '@balcony/access'
import { type Compartment, compartments } from '@balcony/design'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listenTo } from '../testing/listening.ts'
import { type Visitor, type World, world } from '../testing/world.ts'

let here: World
beforeAll(async () => {
  here = await world()
})
afterAll(() => here.close())

/** A place in every compartment. */
const places: Readonly<Record<Compartment, string>> = {
  core: 'venue/V1',
  people: 'identity/O1',
  legal: 'screening/SC-O1',
  security: 'safetyplan/S-PM1',
  sealed: 'backchannel/BN1',
  evaluation: 'measurement/MS1',
}

const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ is: fc.constant('thread' as const), on: fc.constantFrom(...compartments) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('member' as const),
      who: fc.nat(2),
      role: fc.constantFrom(...roles),
      clearances: fc.subarray([...compartments]),
    }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('remove' as const), who: fc.nat(2) }) },
)

test('[FEED1] [FEED2] [THREAD2] whatever happens to whose access, everybody hears exactly what they may at that moment (seed 11)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
      const people = await Promise.all([0, 1, 2].map(() => here.person({ role: 'reader' })))
      await run(acts, people)
    }),
    { seed: 11, numRuns: 25 },
  )
})

type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

async function run(acts: readonly Act[], people: readonly Visitor[]): Promise<void> {
  const { design } = here
  const members = people.map((each): Member | undefined => ({
    design,
    person: each.id,
    role: 'reader',
    clearances: [],
  }))
  const feeds = await Promise.all(people.map((each) => listenTo(each, design)))
  const gone = new Set<number>()
  const forbidden = people.map((): string[] => [])

  async function thread(on: Compartment): Promise<void> {
    const asked = { anchor: { on: 'place', address: places[on] }, text: 'x' }
    const answer = await here.lead.post(`/api/designs/${design}/threads`, asked)
    const { id } = (await answer.json()) as { id: string }
    for (const [who, feed] of feeds.entries()) {
      if (gone.has(who) || enter(members[who], on) === undefined) forbidden[who]?.push(id)
      else await feed.until(() => feed.bytes().includes(id))
    }
  }

  for (const each of acts) {
    if (each.is === 'thread') {
      await thread(each.on)
      continue
    }
    const person = people[each.who]?.id ?? ''
    if (each.is === 'remove') {
      await here.storage.members.remove(design, person)
      members[each.who] = undefined
      gone.add(each.who)
    } else {
      const { role, clearances } = each
      members[each.who] = { design, person, role, clearances }
      await here.storage.members.put({ design, person, role, clearances }, here.clock.now())
    }
    await here.api.accessChanged({ design, person })
  }
  // What everybody in the design hears comes last: with it, whatever was wrongly sent before has been received.
  await thread('core')
  for (const [who, feed] of feeds.entries()) {
    if (gone.has(who)) expect(await feed.ended()).toBe(true)
    for (const id of forbidden[who] ?? []) expect(feed.bytes()).not.toContain(id)
    if (!gone.has(who)) await feed.stop()
  }
}
