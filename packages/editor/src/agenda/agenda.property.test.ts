import { compartments, process, type Row } from '@balcony/design'
import { type Live, openLive, seed } from '@balcony/document'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type AgendaDay, besideEdits, daysOf, moveEdits, stepMove } from './agenda.ts'
import { copyEdits } from './copying.ts'

const block = (id: string, day: number): Row => ({
  id,
  values: { session: 's', day, start: '09:00', duration: 30, title: id, method: 'input' },
})
const blocks = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, at) => block(id, at < 4 ? 1 : 2))
const bytes = seed(process, {
  open: compartments,
  sections: {},
  tables: { session: [{ id: 's', values: { title: 'S', publicTitle: 'S', days: 2 } }], block: blocks },
})

interface Sitting {
  readonly live: Live
  readonly doc: Y.Doc
  readonly person: string
  /** Ids of the blocks that this person made. */
  readonly made: string[]
}

function sit(person: string): Sitting {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, bytes.core)
  return { doc, person, live: openLive(process, { core: doc }, { person, now: () => 0 }), made: [] }
}

const rowsOf = ({ live }: Sitting) => live.rows('block').filter((row) => row.values['session'] === 's')
const daysFor = (sitting: Sitting): readonly AgendaDay[] => daysOf(rowsOf(sitting), 2, '09:00')

/** One act of somebody at the agenda, on whatever stands there for them now. */
const act = fc.record({
  does: fc.constantFrom('step', 'day', 'beside', 'remove', 'back', 'duplicate', 'length', 'pin'),
  which: fc.nat(7),
  other: fc.nat(7),
  by: fc.constantFrom(1 as const, -1 as const),
})
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

function perform(sitting: Sitting, { does, which, other, by }: Act): void {
  const { live } = sitting
  const rows = rowsOf(sitting)
  const id = rows[which % Math.max(1, rows.length)]?.id
  if (id === undefined) return
  const days = daysFor(sitting)
  if (does === 'step') {
    const move = stepMove(days, id, by)
    if (move) live.edit(...moveEdits('block', live.rows('block'), move))
  }
  if (does === 'day')
    live.edit(...moveEdits('block', live.rows('block'), { id, day: by === 1 ? 2 : 1, before: undefined }))
  const day = days.find((one) => one.blocks.some((each) => each.id === id))
  const lead = day?.blocks[other % day.blocks.length]?.id
  if (does === 'beside' && day && lead) live.edit(...besideEdits('block', day, id, lead))
  if (does === 'remove') live.edit({ do: 'remove', table: 'block', id })
  if (does === 'length') live.edit({ do: 'set', address: `block/${id}/duration`, value: 5 * (other + 1) })
  if (does === 'pin') live.edit({ do: 'set', address: `block/${id}/fixed`, value: by === 1 ? true : undefined })
  if (does === 'duplicate') {
    const fresh = `${sitting.person}${sitting.made.length}`
    const { beside: _beside, fixed: _fixed, ...values } = rows.find((row) => row.id === id)?.values ?? {}
    if (live.edit({ do: 'add', table: 'block', id: fresh, values, before: id }).ok) sitting.made.push(fresh)
  }
  if (does === 'back') {
    const [gone] = live.removed('block')
    if (gone) live.edit({ do: 'bring-back', table: 'block', id: gone })
  }
}

function meet(one: Sitting, other: Sitting): void {
  Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(one.doc)))
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(other.doc)))
}

/** Every block that is drawn, in its place, those beside others too. */
const drawn = (sitting: Sitting) =>
  daysFor(sitting).flatMap((day) => day.blocks.flatMap((each) => [each.id, ...each.beside.map(({ id }) => id)]))

for (const seed of [11, 23, 47])
  test(`[AGENDA11] two people who move, pair, copy, lengthen, pin and remove blocks at once never double or lose one, and see the same (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), act, fc.boolean()), { maxLength: 40 }), (acts) => {
        const [one, two] = [sit('one'), sit('two')]
        for (const [first, each, meeting] of acts) {
          perform(first ? one : two, each)
          if (meeting) meet(one, two)
        }
        meet(one, two)
        expect(drawn(one)).toEqual(drawn(two))
        expect([...drawn(one)].sort()).toEqual(
          rowsOf(one)
            .map(({ id }) => id)
            .sort(),
        )
        const ever = [...blocks.map(({ id }) => id), ...one.made, ...two.made]
        expect([...drawn(one), ...one.live.removed('block')].sort()).toEqual(ever.sort())
      }),
      { seed, numRuns: 120 },
    )
  })

test('[AGENDA10] a session is copied to another date with its agenda, and what stood beside something still does', () => {
  const sitting = sit('one')
  const [day] = daysFor(sitting)
  if (!day) throw new Error('no day')
  sitting.live.edit(...besideEdits('block', day, 'b', 'a'))
  let made = 0
  const fresh = () => `n${made++}`
  const from = sitting.live.rows('session')[0]
  const copied = sitting.live.edit(
    ...copyEdits({
      table: 'block',
      parent: 'session',
      by: 'session',
      id: 't',
      date: '2027-09-01',
      from,
      blocks: rowsOf(sitting),
      fresh,
    }),
  )
  expect(copied).toMatchObject({ ok: true })
  const copy = sitting.live.rows('block').filter((row) => row.values['session'] === 't')
  expect(copy.map(({ values }) => values['title']).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  const [again] = daysOf(copy, 2, '09:00')
  expect(again?.blocks[0]?.beside.map(({ title }) => title)).toEqual(['b'])
  expect(sitting.live.rows('session').at(-1)?.values).toMatchObject({ title: 'S', startsOn: '2027-09-01', days: 2 })
})
