import { process } from '@balcony/design'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { World } from '../testing/world.ts'
import { DesignSearch } from './design-search.ts'
import { bySection, called } from './lines.ts'
import { recentPlaces, visited } from './recent.ts'

/** Time that goes on by a millisecond at every look, and work that waits to be let go on. */
function opened(world: World, options: Parameters<World['sit']>[1] = {}) {
  const { workspace } = world.sit('nadia', options)
  const waiting: (() => void)[] = []
  let now = 0
  let longest = 0
  const search = new DesignSearch(workspace.live, workspace.threads, (label) => label, {
    now: () => now++,
    soon(act) {
      waiting.push(act)
      return () => waiting.splice(waiting.indexOf(act), 1)
    },
  })
  const settle = () => {
    for (let act = waiting.shift(); act; act = waiting.shift()) {
      const began = now
      act()
      longest = Math.max(longest, now - began)
    }
  }
  const stop = search.watch(() => {})
  settle()
  const at = (query: string) => search.find(query, 50).map((hit) => hit.address)
  return { ...workspace, search, settle, stop, at, longest: () => longest, waiting }
}

test('[LOOK1] what was just written is found, what was taken away no longer', () => {
  const { live, settle, at } = opened(new World())
  expect(at('quinoa')).toEqual([])
  live.edit({ do: 'write', address: 'venue/V1/name', text: 'Quinoa house' })
  settle()
  expect(at('quinoa')).toContain('venue/V1/name')
  expect(at('quino')).toContain('venue/V1/name')
  expect(at('kuinoa')).toContain('venue/V1/name')
  expect(at('quinoa nowhere')).toEqual([])
  live.edit({ do: 'write', address: 'venue/V1/name', text: 'House' })
  settle()
  expect(at('quinoa')).toEqual([])
  live.edit({ do: 'remove', table: 'venue', id: 'V1' })
  settle()
  expect(at('house').filter((address) => address.startsWith('venue/V1/'))).toEqual([])
})

test('[LOOK1] a renamed record is found by its new name where prose mentions it', () => {
  const mention = { type: 'mention', attrs: { address: 'venue/v1' } }
  const doc = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'We met at ' }, mention] }],
  }
  const [section, field] =
    Object.entries(process.sections).flatMap(([name, { fields, compartment }]) =>
      compartment === 'core'
        ? Object.entries(fields).flatMap(([key, { kind }]) => (kind === 'prose' ? [[name, key] as const] : []))
        : [],
    )[0] ?? []
  const world = new World({
    open: ['core'],
    sections: { [section ?? '']: { [field ?? '']: doc as never } },
    tables: { venue: [{ id: 'v1', values: { name: 'Tarn' } }] },
  })
  const { live, settle, at } = opened(world)
  expect(at('met tarn')).toEqual([`${section}/${field}`])
  live.edit({ do: 'write', address: 'venue/v1/name', text: 'Lakeside' })
  settle()
  expect(at('met lakeside')).toEqual([`${section}/${field}`])
  expect(at('tarn')).toEqual([])
})

test('[LOOK2] remarks that one has are found at their place', async () => {
  const { threads, settle, search } = opened(new World())
  await threads.open({ on: 'place', address: 'venue/V1' }, { id: 'q1', text: 'Is the quinoa fresh?' })
  settle()
  expect(search.find('quinoa', 5)).toMatchObject([{ address: 'venue/V1', thread: 't1' }])
})

test('[LOOK3] only what is open to the reader is in the index', () => {
  const world = new World()
  const all = opened(world)
  const closed = opened(world, { open: ['core'] })
  const secret = all.live.rows('identity')[0]?.values['name']
  expect(typeof secret).toBe('string')
  expect(all.at(String(secret)).some((address) => address.startsWith('identity/'))).toBe(true)
  expect(closed.at(String(secret)).filter((address) => !address.startsWith('identity/'))).toEqual(
    closed.at(String(secret)),
  )
  for (const address of closed.at('a')) expect(address.split('/')[0]).not.toBe('identity')
})

test('[LOOK4] the index is built in slices, and rests while nobody looks', () => {
  const { live, stop, waiting, search, longest } = opened(new World())
  expect(longest()).toBeLessThan(20)
  expect(search.isReady).toBe(true)
  stop()
  live.edit({ do: 'write', address: 'venue/V1/name', text: 'Quinoa house' })
  expect(waiting).toEqual([])
  expect(search.isReady).toBe(false)
})

test('[LOOK1] after any edits the index says what one built anew says (seed 311)', () => {
  const step = fc.record({
    id: fc.constantFrom('v1', 'v2', 'v3'),
    text: fc.constantFrom('lake', 'lakes house', 'نهر', 'النهر', '', 'house'),
    act: fc.constantFrom('write', 'add', 'remove', 'bring-back'),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const world = new World({
        open: ['core'],
        sections: {},
        tables: { venue: [{ id: 'v1', values: { name: 'lake' } }] },
      })
      const { live, settle, at } = opened(world)
      for (const { id, text, act } of steps) {
        if (act === 'write') live.edit({ do: 'write', address: `venue/${id}/name`, text })
        else if (act === 'add') live.edit({ do: 'add', table: 'venue', id, values: { name: text } })
        else live.edit({ do: act as 'remove', table: 'venue', id })
        settle()
      }
      const fresh = opened(world)
      for (const query of ['lake', 'house', 'نهر', 'lakes'])
        expect(at(query).toSorted()).toEqual(fresh.at(query).toSorted())
    }),
    { seed: 311, numRuns: 40 },
  )
})

test('[LOOK5] hits stand together by section, and places are found by their names', () => {
  const hit = (address: string) => ({ id: address, address, name: undefined, snippet: [], thread: undefined })
  const groups = bySection(process, [hit('venue/v1/name'), hit('design/title'), hit('venue/v2/name'), hit('nowhere/x')])
  expect(groups.map(({ section, hits }) => [section, hits.length])).toEqual([
    ['venues', 2],
    ['design', 1],
  ])
  const places = [{ label: 'Parties and stakeholders' }, { label: 'Venues' }]
  expect(called(places, 'stake')).toEqual([places[0]])
  expect(called(places, 'venus')).toEqual([places[1]])
  expect(called(places, '')).toEqual([])
})

test('[LOOK6] where one was is remembered newest first, in memory only', () => {
  const { live } = new World().sit('nadia').workspace
  for (const address of ['a', 'b', 'a', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']) visited(live, address)
  expect(recentPlaces(live).slice(0, 3)).toEqual(['j', 'i', 'h'])
  expect(recentPlaces(live).length).toBe(9)
  expect(recentPlaces(new World().sit('nadia').workspace.live)).toEqual([])
})

test('[LOOK1] words of every script are found in the open design however they are written', () => {
  const { live, settle, at } = opened(new World())
  live.edit({ do: 'write', address: 'venue/V1/name', text: 'مُعَاهَدَةُ النَّهْر · שָׁלוֹם · Ёлка · Élodie' })
  settle()
  for (const query of ['معاهده', 'نهر', 'שלום', 'елка', 'elodie', 'ÉLODIE نهر'])
    expect(at(query), query).toContain('venue/V1/name')
  for (const query of ['ялта', 'معاهدات السلام', 'vltava']) expect(at(query), query).toEqual([])
})
