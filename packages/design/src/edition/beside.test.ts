import { expect, test } from 'vitest'
import { type EditionKind, handOut, makeEdition, type ProseDoc, process } from '../index.ts'
import { review } from '../review/index.ts'
import { demo, withValues } from '../testing/demo.ts'

const options = { date: '2027-02-20', partner: 'PT1', session: 'S-PSW1' }
const cut = (kind: EditionKind, snapshot = demo(), more = {}) =>
  makeEdition(process, snapshot, kind, { ...options, ...more })
const text = (value: unknown) => JSON.stringify(value)
/** An order that has nothing to do with that of the table. */
const shuffle = (address: string) => [...address].reverse().join('')

test('[EDITION23] who may only be called by a number has that number for an id too, in an order that tells nothing', () => {
  const partner = cut('partner', demo(), { shuffle })
  const ids = (partner.snapshot.tables['participant'] ?? []).map((row) => row.id)
  expect(ids).toEqual(['1', '2', '3', '4', '5', '6', '7', '8'])
  expect(text(handOut(partner))).not.toMatch(/participant\/[A-Z]|"[OTL]\d"/)
  const whose = ids.map((id) => partner.aliases[`participant/${id}`])
  const plain = cut('partner')
  expect(whose.toSorted()).toEqual(Object.values(plain.aliases).toSorted())
  expect(whose).not.toEqual(Object.values(plain.aliases))
  expect(handOut(partner).aliases).toEqual({})
  const session = partner.snapshot.tables['session']?.find((row) => row.id === 'S-C1')?.values['participants']
  expect(session).toEqual([...(session as string[])].sort())
  for (const id of session as string[]) expect(partner.names[`participant/${id}`]).toBe(`Participant ${id}`)
  expect(text(cut('partner', demo(), { shuffle }))).toBe(text(partner))
  expect(cut('internal', demo(), { shuffle }).aliases).toEqual({})
})

test('[EDITION24] where the lead says so, a gap stands for withheld words and a name for a withheld section', () => {
  const withheld = (words: string) => ({ type: 'text', text: words, marks: [{ type: 'withheld' }] })
  const plain = (words: string) => ({ type: 'text', text: words })
  const narrative = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [plain('In '), withheld('Red'), withheld(' Barn'), plain(' the only path passes.')],
      },
      { type: 'paragraph', content: [withheld('All of this stays inside.')] },
    ],
  }
  const snapshot = withValues(withValues(demo(), 'context', { narrative }), 'approach', { withheld: true })
  const doc = (kind: EditionKind, showGaps: boolean) =>
    cut(kind, snapshot, { showGaps }).snapshot.sections['context']?.['narrative'] as ProseDoc | undefined
  const marked = doc('partner', true)
  expect(marked?.content).toHaveLength(1)
  expect(marked?.content[0]?.content?.map((node) => node.text)).toEqual(['In ', 'left out', ' the only path passes.'])
  expect(doc('partner', false)?.content[0]?.content?.map((node) => node.text)).toEqual([
    'In ',
    ' the only path passes.',
  ])
  expect(cut('partner', snapshot, { showGaps: true }).gaps).toEqual(['approach'])
  expect(cut('partner', snapshot).gaps).toEqual([])
  for (const kind of ['public', 'agenda'] as const) {
    const edition = cut(kind, snapshot, { showGaps: true })
    expect(edition.gaps, kind).toEqual([])
    expect(text(handOut(edition)), kind).not.toContain('left out')
  }
  expect(text(cut('internal', snapshot, { showGaps: true }).snapshot)).toContain('Red')
})

test('[EDITION25] comments go to the team and to their own partner, as far as their place stands there', () => {
  const remark = (words: string, byPartner: boolean) => ({
    author: 'Nadia',
    byPartner,
    date: '2027-02-01',
    text: words,
  })
  const thread = (address: string, more: object) => ({
    address,
    isResolved: false,
    remarks: [remark('Why?', true)],
    ...more,
  })
  const threads = [
    thread('component/C2', { partner: 'PT1', remarks: [remark('Why here?', true), remark('Because.', false)] }),
    thread('component/C2', { partner: 'PT2' }),
    thread('component/C1', { partner: 'PT1' }),
    thread('context/narrative', { quote: 'words that stand nowhere' }),
  ]
  expect(cut('internal', demo(), { threads }).threads).toHaveLength(4)
  const own = cut('partner', demo(), { threads }).threads
  expect(own).toEqual([
    {
      address: 'component/C2',
      isResolved: false,
      remarks: [
        { author: 'Nadia', date: '2027-02-01', text: 'Why here?' },
        { author: 'Team', date: '2027-02-01', text: 'Because.' },
      ],
    },
  ])
  for (const kind of ['donor', 'public', 'run-sheet', 'agenda', 'legal'] as const)
    expect(cut(kind, demo(), { threads }).threads, kind).toEqual([])
})

test('[EDITION25] findings go to the team and to the run-sheet of their session, and none that a restricted part told', () => {
  const findings = review(process, demo(), { today: '2027-02-20' })
  expect(findings.some((each) => each.reads.length > 0)).toBe(true)
  const internal = cut('internal', demo(), { findings }).findings
  expect(internal.length).toBeGreaterThan(3)
  expect(internal.every((each) => each.reads.length === 0)).toBe(true)
  const sheet = cut('run-sheet', demo(), { findings, session: 'S-PSW2' }).findings
  expect(sheet.length).toBeGreaterThan(0)
  expect(sheet.map((each) => each.at).filter((at) => at.startsWith('session/'))).toEqual(
    expect.arrayContaining([expect.stringMatching(/^session\/S-PSW2/)]),
  )
  for (const kind of ['partner', 'donor', 'public', 'agenda', 'legal'] as const)
    expect(cut(kind, demo(), { findings }).findings, kind).toEqual([])
})

test('[EDITION26] what differs from an earlier version is told as far as the audience may read both', () => {
  let before = withValues(demo(), 'component/C2', { purpose: 'Another purpose', notes: undefined })
  before = withValues(before, 'party/P1', { name: 'An older ministry' })
  before = { ...before, tables: { ...before.tables, goal: [] } }
  const since = { snapshot: before, name: 'Approved 1', date: '2027-01-01' }
  const internal = cut('internal', demo(), { since })
  expect(internal.since).toEqual({ name: 'Approved 1', date: '2027-01-01' })
  const at = (edition: typeof internal) => edition.changes.map((each) => `${each.is} ${each.address}`)
  expect(at(internal)).toEqual(
    expect.arrayContaining(['changed component/C2/purpose', 'changed party/P1/name', 'added goal/G1']),
  )
  expect(internal.changes.find((each) => each.address === 'component/C2/purpose')).toMatchObject({
    before: 'Another purpose',
    field: 'Purpose',
  })
  const partner = cut('partner', demo(), { since, shuffle })
  expect(at(partner)).toContain('changed component/C2/purpose')
  expect(text(partner.changes)).not.toMatch(/ministry|Ministry|notes/)
  const open = cut('public', demo(), { since })
  const goals = (open.snapshot.tables['goal'] ?? []).map((row) => `goal/${row.id}`)
  expect(goals.length).toBeLessThan((demo().tables['goal'] ?? []).length)
  expect(open.changes.map((each) => each.address)).toEqual(goals)
  expect(cut('partner').changes).toEqual([])
})
