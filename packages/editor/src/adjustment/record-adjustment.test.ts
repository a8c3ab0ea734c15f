import { process, steps, validateSnapshot } from '@balcony/design'
import { expect, test } from 'vitest'
import { nobody, World } from '../testing/world.ts'
import { goings, recordAdjustment } from './record-adjustment.ts'

const random = (size: number) => crypto.getRandomValues(new Uint8Array(size))
const said = {
  date: '2026-05-04',
  trigger: 'A dam was breached.',
  what: 'Return comes before water',
  before: '',
  after: '',
}

test('[ADJUST1] an adjustment and the cycles it opens go in as one step, and the old cycle stays', () => {
  const { live } = new World().sit('nadia').workspace
  const before = live.rows('step')
  const open = goings(before, steps)
  const chosen = open.filter(({ key, scope }) => key === 'assess' && scope === 'whole_design')
  expect(chosen).toHaveLength(1)
  expect(live.edit(...recordAdjustment({ ...said, reopened: chosen }, random))).toMatchObject({ ok: true })
  const fresh = live.rows('step').filter((row) => !before.some(({ id }) => id === row.id))
  const [adjustment] = live.rows('adjustment').slice(-1)
  expect(fresh).toMatchObject([
    { values: { key: 'assess', cycle: (chosen[0]?.cycle ?? 0) + 1, status: 'reopened', triggeredBy: adjustment?.id } },
  ])
  expect(adjustment?.values['reopened']).toEqual(fresh.map(({ id }) => id))
  for (const row of before) expect(live.rows('step')).toContainEqual(row)
  expect(validateSnapshot(process, live.snapshot())).toEqual([])
  live.undo.undo()
  expect(live.rows('step')).toEqual(before)
  expect(live.rows('adjustment').some(({ id }) => id === adjustment?.id)).toBe(false)
})

test('[ADJUST2] any step can be opened first, and those of a component go through their own cycles', () => {
  const { live } = new World(nobody).sit('nadia').workspace
  expect(goings(live.rows('step'), steps).map(({ key, cycle }) => [key, cycle])).toEqual(steps.map((key) => [key, 0]))
  const step = (id: string, values: object) => ({ id, values: { key: 'conduct', ...values } })
  const open = goings(
    [
      step('a', { scope: 'component', about: 'c1', cycle: 3 }),
      step('b', { scope: 'component', about: 'c1', cycle: 2 }),
      step('c', { scope: 'component', about: 'c2', cycle: 1 }),
      step('d', {}),
      { id: 'e', values: { key: 'assess', status: 'not_started' } },
    ],
    steps,
  )
  expect(open.map(({ key }) => key)).not.toContain('assess')
  expect(open.filter(({ key }) => key === 'conduct').map(({ about, cycle }) => [about, cycle])).toEqual([
    [undefined, 1],
    ['c1', 3],
    ['c2', 1],
  ])
  const edits = recordAdjustment({ ...said, reopened: goings([], steps).slice(1, 2) }, random)
  expect(live.edit(...edits)).toMatchObject({ ok: true })
  expect(live.rows('step')).toMatchObject([{ values: { key: 'strategise', cycle: 1, status: 'active' } }])
})
