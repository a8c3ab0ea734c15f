import { makeEdition, process, type Snapshot } from '@balcony/design'
import { expect, test } from 'vitest'
import { chosenOf, partiesToChoose } from './readiness.ts'

const snapshot: Snapshot = {
  open: ['core'],
  sections: {},
  tables: {
    party: [
      { id: 'p1', values: { name: 'Highland Council', publicLabel: 'A council', powerRank: 4, goodFaith: 2 } },
      { id: 'p2', values: { name: 'Lowland Union', publicLabel: 'A union', powerRank: 3 } },
    ],
    issue: [{ id: 'i1', values: { title: 'Water', travels: 'partner' } }],
    need: [{ id: 'n1', values: { party: 'p1', issue: 'i1', need: 'Respect', fear: 'Delay' } }],
  },
}

test('[PREVIEW6] a lead chooses readiness and needs of each party apart; what is taken back is not shown', () => {
  const [council, union] = partiesToChoose(snapshot, (address) =>
    address === 'party/p1' ? 'Highland Council' : undefined,
  )
  expect([council?.name, council?.label, union?.needs]).toEqual(['Highland Council', 'A council', []])
  const shown = (chosen: readonly string[]) => {
    const { tables } = makeEdition(process, snapshot, 'partner', { date: '2027-01-01', partner: 'x', chosen }).snapshot
    return [tables['party']?.map((row) => Object.keys(row.values)), tables['need']?.map((row) => row.values['fear'])]
  }
  expect(shown([])).toEqual([undefined, undefined])
  const needs = chosenOf([], council?.needs ?? [], true)
  expect(shown(needs)).toEqual([[['publicLabel']], ['Delay']])
  const both = chosenOf(needs, [council?.address ?? ''], true)
  expect(shown(both)).toEqual([[['publicLabel', 'powerRank', 'goodFaith']], ['Delay']])
  expect(shown(chosenOf(both, council?.needs ?? [], false))).toEqual([
    [['publicLabel', 'powerRank', 'goodFaith']],
    undefined,
  ])
  expect(chosenOf(chosenOf(both, council?.needs ?? [], false), ['party/p1'], false)).toEqual([])
})
