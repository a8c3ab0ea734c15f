import fc from 'fast-check'
import { expect, test } from 'vitest'
import { demoCase } from '../demo/index.ts'
import { importDesign } from '../file/import.ts'
import { process } from '../process/index.ts'
import { dayFor, RunningReview, review } from '../review/index.ts'
import { importedBy, type Thread } from '../threads.ts'
import { concernsIn, readConversations, writeConversations } from './index.ts'

const imported = importDesign(process, demoCase)
if (!imported.ok) throw new Error('the demo case is a design')
const { snapshot, leftAside } = imported.value
const demo = readConversations(process, snapshot, demoCase)

test('[BROUGHT1] every comment of the demo case stands at its place, under the name that the file gives', () => {
  expect(demo.threads).toHaveLength(8)
  const concern = demo.threads.find((each) => each.address === 'session/S-C2/venue')
  expect(concern).toMatchObject({
    partner: 'PT1',
    kind: 'concern',
    isResolved: false,
    path: 'partnerSpaces[0].comments[0]',
  })
  expect(concern?.remarks[0]?.author).toBe('Network coordinator')
  const answered = demo.threads.find((each) => each.kind === 'question')
  expect(answered?.remarks).toHaveLength(2)
  // Ids of the file's team are called by their names.
  for (const { remarks } of demo.threads) for (const { author } of remarks) expect(author).not.toMatch(/^M\d+$/)
  expect(demo.waivers).toMatchObject([{ rule: 'DR-29', at: 'session/S-PSW3', until: '2027-10-07' }])
  expect(leftAside).toEqual(['editions'])
})

test('[BROUGHT2] what cannot be taken over is named with its path', () => {
  const remark = { author: 'A', text: 'words', createdOn: '2027-01-01' }
  const file = {
    internalComments: [
      { ...remark, anchor: { entity: 'V1' } },
      { ...remark, anchor: { entity: 'nowhere' } },
      { ...remark, anchor: { address: 'venue/V1/name' }, text: '' },
      { ...remark, anchor: { address: 'venue/V1/name' }, createdOn: 'soon' },
      'words',
      { ...remark, anchor: { address: 'venue/V1/name' }, replies: [{ text: 7 }] },
    ],
    partnerSpaces: [
      { partnerId: 'nobody', comments: [] },
      { partnerId: 'PT1', access: 'magic_link', comments: {} },
    ],
    waivers: [{ ruleId: 'DR-29', entity: 'S-PSW3', reason: '', on: '2027-01-01', until: '2027-02-01' }],
  }
  const read = readConversations(process, snapshot, file)
  expect(read.threads.map(({ address }) => address)).toEqual(['venue/V1', 'venue/V1/name'])
  expect(read.leftAside).toEqual([
    'internalComments[1]',
    'internalComments[2]',
    'internalComments[3]',
    'internalComments[4]',
    'internalComments[5].replies[0]',
    'partnerSpaces[0]',
    'partnerSpaces[1].comments',
    'partnerSpaces[1].access',
    'waivers[0]',
  ])
})

const seed = 20261126

test(`[BROUGHT2] nothing of a file throws or reaches a prototype (seed ${seed})`, () => {
  const keys = [
    'internalComments',
    'partnerSpaces',
    'waivers',
    'anchor',
    'entity',
    'replies',
    '__proto__',
    'constructor',
  ]
  const { node } = fc.letrec((tie) => ({
    node: fc.oneof(
      fc.constantFrom<unknown>('V1', 'session/S-C2', '__proto__', '2027-01-01', 7, null, true),
      fc.array(tie('node'), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom(...keys), tie('node'), { maxKeys: 6 }),
    ),
  }))
  fc.assert(
    fc.property(node, (json) => {
      const file = JSON.parse(JSON.stringify(json) ?? 'null')
      const read = readConversations(process, snapshot, file)
      expect(read.threads.every(({ remarks }) => remarks.length > 0)).toBe(true)
    }),
    { seed, numRuns: 400 },
  )
  expect(({} as Record<string, unknown>)['entity']).toBeUndefined()
})

test('[BROUGHT3] what goes out comes in again', () => {
  const quoted = { ...demo.threads[0], quote: { before: 'the ', exact: 'river', after: ' flows' } }
  const threads = [...demo.threads, quoted as (typeof demo.threads)[number]]
  const file = JSON.parse(JSON.stringify(writeConversations(threads, demo.waivers)))
  const again = readConversations(process, snapshot, file)
  const sorted = (all: readonly { readonly path: string }[]) =>
    all.map(({ path: _, ...rest }) => JSON.stringify(rest, Object.keys(rest).sort())).sort()
  const whole = (all: typeof demo.threads) => all.map(({ path: _, ...rest }) => rest)
  expect(sorted(again.threads)).toEqual(sorted(threads))
  for (const thread of whole(threads)) expect(whole(again.threads)).toContainEqual(thread)
  expect(again.waivers.map(({ path: _, ...rest }) => rest)).toEqual(demo.waivers.map(({ path: _, ...rest }) => rest))
  expect(again.leftAside).toEqual([])
})

test('[BROUGHT4] a concern is open until somebody of the team answers or settles it', () => {
  const guest = { id: importedBy, name: 'Network coordinator' }
  const said = (by: string, withGuest: boolean) => ({
    id: by,
    by,
    at: Date.UTC(2027, 0, 25),
    text: 'words',
    ...(withGuest && { guest }),
  })
  const thread: Thread = {
    ...{ id: 't', design: 'd', anchor: { on: 'place', address: 'session/S-C2/venue' }, state: 'fresh', level: 'team' },
    ...{ guest, status: { is: 'open' }, remarks: [said(importedBy, true)] },
  }
  expect(concernsIn([{ ...thread, partner: 'PT1' }])).toEqual([
    { at: 'session/S-C2', partner: 'PT1', on: '2027-01-25' },
  ])
  expect(concernsIn([thread])).toMatchObject([{ partner: 'Network coordinator' }])
  expect(concernsIn([{ ...thread, kind: 'suggestion' }])).toEqual([])
  expect(concernsIn([{ ...thread, remarks: [...thread.remarks, said('p1', false)] }])).toEqual([])
  expect(concernsIn([{ ...thread, status: { is: 'resolved', by: 'p1', at: 0 } }])).toEqual([])
  const { guest: _, ...own } = thread
  expect(concernsIn([own])).toEqual([])
})

test('[BROUGHT5] the demonstration is reviewed on its own day, whatever day it is', () => {
  const brief = (today: string) => review(process, snapshot, { today: dayFor(snapshot, today) }).map(({ key }) => key)
  expect(brief('2031-05-05')).toEqual(brief('2027-02-20'))
  const running = new RunningReview(process, snapshot.open)
  running.take({
    sections: snapshot.sections,
    tables: Object.fromEntries(
      Object.entries(snapshot.tables).map(([id, rows]) => [id, { rows, order: rows.map((row) => row.id) }]),
    ),
  })
  expect(running.findings({ today: running.day('2031-05-05') }).map(({ key }) => key)).toEqual(brief('2027-02-20'))
})
