import fc from 'fast-check'
import { expect, test } from 'vitest'
import { demoCase } from '../demo/index.ts'
import { importDesign } from '../file/import.ts'
import { process } from '../process/index.ts'
import type { Row, Snapshot } from '../snapshot.ts'
import { type Changed, type Finding, RunningReview, review } from './index.ts'

const imported = importDesign(process, demoCase)
if (!imported.ok) throw new Error('the demo case is a design')
const demo = imported.value.snapshot
const today = '2027-02-20'
const options = { today }

function whole(snapshot: Snapshot): Changed {
  const tables = Object.entries(snapshot.tables).map(
    ([name, rows]) => [name, { rows, order: rows.map((row) => row.id) }] as const,
  )
  return { sections: snapshot.sections, tables: Object.fromEntries(tables) }
}

test('[REVIEW9] a running review says the same as a fresh one, whatever was changed (rows gone, emptied or moved; seed 3)', () => {
  const running = new RunningReview(process, demo.open)
  running.take(whole(demo))
  expect(running.findings(options)).toEqual(review(process, demo, options))
  let now = demo
  const full = Object.entries(demo.tables).filter(([, rows]) => rows.length > 0)
  const change = fc.record({
    table: fc.constantFrom(...full.map(([name]) => name)),
    row: fc.nat(40),
    do: fc.constantFrom('remove', 'empty', 'move', 'restore'),
  })
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      for (const each of changes) {
        const before = now.tables[each.table] ?? []
        const { rows, changed } = changedRows(each.table, before, each)
        now = { ...now, tables: { ...now.tables, [each.table]: rows } }
        running.take({ tables: { [each.table]: { rows: changed, order: rows.map((row) => row.id) } } })
      }
      expect(running.findings(options)).toEqual(review(process, now, options))
    }),
    { seed: 3, numRuns: 40 },
  )
})

function changedRows(
  table: string,
  before: readonly Row[],
  how: { readonly row: number; readonly do: string },
): { rows: readonly Row[]; changed: readonly Row[] } {
  const all = demo.tables[table] ?? []
  const at = before[how.row % Math.max(before.length, 1)]
  if (how.do === 'restore' || !at) return { rows: all, changed: all }
  const others = before.filter((row) => row !== at)
  if (how.do === 'remove') return { rows: others, changed: [] }
  if (how.do === 'move') return { rows: [...others, at], changed: [] }
  const empty = { id: at.id, values: {} }
  return { rows: before.map((row) => (row === at ? empty : row)), changed: [empty] }
}

test('[REVIEW9] rules that did not look at what changed do not look again', () => {
  const running = new RunningReview(process, demo.open)
  running.take(whole(demo))
  const before = running.findings(options)
  const of = (findings: readonly Finding[], rule: string) => findings.filter((finding) => finding.rule === rule)
  expect(of(before, 'DR-13').length).toBeGreaterThan(0)
  expect(of(before, 'DR-26').length).toBeGreaterThan(0)
  running.take({ tables: { indicator: { rows: demo.tables['indicator'] ?? [] } } })
  const after = running.findings(options)
  expect(after).toEqual(before)
  // The very same findings where nobody looked again, new ones where somebody did.
  expect(of(after, 'DR-26')[0]).toBe(of(before, 'DR-26')[0])
  expect(of(after, 'DR-13')[0]).not.toBe(of(before, 'DR-13')[0])
})

test('[REVIEW4] a day that passes opens no waiver again', () => {
  const late = { ...demo, sections: { ...demo.sections, context: { reviewedOn: '2026-01-05' } } }
  const says = (day: string) => review(process, late, { today: day }).find((each) => each.rule === 'DR-06')
  expect(says('2026-06-01')?.values['daysSince']).not.toBe(says('2026-06-02')?.values['daysSince'])
  expect(says('2026-06-01')?.key).toBe(says('2026-06-02')?.key)
})
