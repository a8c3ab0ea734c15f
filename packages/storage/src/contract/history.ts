import { describe, expect, test } from 'vitest'
import type { Cursor, NewHistoryRow } from '../stores/history-rows.ts'
import type { StoredApproval, StoredVersion } from '../stores/versions.ts'
import { entry, now, type OpenEmpty, withDesign } from './world.ts'

const core = 'rivers/core'
const begun: Cursor = { compartment: core, epoch: 'e1', seq: 0, rows: 0, cut: 0, at: now }
const bytes = (text: string) => new TextEncoder().encode(text)

function row(address: string, change: unknown, more: Partial<NewHistoryRow> = {}): NewHistoryRow {
  return { seq: 1, by: 'ana', signIn: 's1', from: now, until: now, address, change, ...more }
}

const version: StoredVersion = {
  ...{ id: 'v1', design: 'rivers', purpose: 'review', by: 'ana', at: now },
  ...{ name: 'Sent to partners', note: 'Nach dem Treffen – 河.', rows: { core: 2 } },
}
const asked: StoredApproval = { id: 'a1', design: 'rivers', version: 'v1', person: 'ben', askedBy: 'ana', askedAt: now }

/** What was changed, moments kept, versions and who agreed to them. */
export function historyRules(name: string, openEmpty: OpenEmpty): void {
  describe(`history on ${name}`, () => {
    test('[HISTORY20] rows and cursor go on together or not at all, and what was read once is not read again', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      await empty.storage.log.append([entry('a'), entry('b'), entry('c')])
      const { history } = empty.storage
      expect(await history.behind()).toEqual([core])
      await history.begin(begun, bytes('begin'))
      const rows = [row('venue/v1/capacity', { before: 40, after: 60 }), row('venue/v1', { after: { order: 'a0' } })]
      expect(await history.pass({ cursor: begun, to: 2, at: now + 5, rows })).toBe(true)
      // The same again, as after a crash that came before anybody heard of it.
      expect(await history.pass({ cursor: begun, to: 2, at: now + 5, rows })).toBe(false)
      const storage = await empty.reopen()
      const cursor = await storage.history.cursor(core)
      expect(cursor).toEqual({ compartment: core, epoch: 'e1', seq: 2, rows: 2, cut: 0, at: now + 5 })
      expect(await storage.history.behind()).toEqual([core])
      expect(await storage.history.rows(core, 0, 9)).toMatchObject([
        { number: 0, address: 'venue/v1/capacity', change: { before: 40, after: 60 }, by: 'ana', signIn: 's1' },
        { number: 1, address: 'venue/v1' },
      ])
      if (!cursor) throw new Error('it was begun')
      const longer = row('venue/v1/capacity', { before: 40, after: 70 }, { until: now + 9, joins: 0 })
      expect(await storage.history.pass({ cursor, to: 3, at: now + 9, rows: [longer] })).toBe(true)
      expect(await storage.history.rows(core, 0, 9)).toHaveLength(2)
      expect(await storage.history.rows(core, 0, 1)).toMatchObject([{ change: { after: 70 }, until: now + 9 }])
      expect(await storage.history.behind()).toEqual([])
    })

    test('[HISTORY21] compaction goes no further than history has read', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { history, log } = empty.storage
      await log.append([entry('a'), entry('b'), entry('c')])
      await history.begin(begun, bytes('begin'))
      await history.pass({ cursor: begun, to: 2, at: now, rows: [] })
      expect(await log.compact(core, 'e1', 3, bytes('abc'))).toBe(false)
      expect((await log.after(core, 'e1', 0, 9)).map((each) => each.seq)).toEqual([1, 2, 3])
      expect(await log.compact(core, 'e1', 2, bytes('ab'))).toBe(true)
      expect(await log.after(core, 'e1', 0, 9)).toMatchObject([{ seq: 3, by: 'ana' }])
    })

    test('[HISTORY22] a moment that was kept is found again, and no later row joins an earlier one', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { history } = empty.storage
      await history.begin(begun, bytes('begin'))
      await history.pass({
        cursor: begun,
        to: 1,
        at: now + 5,
        rows: [row('design/title', { after: 'a' }, { until: now + 5 })],
      })
      const one = await history.cursor(core)
      if (!one) throw new Error('it was begun')
      expect((await history.open(one, ['design/title', 'design/x'])).map((each) => each.number)).toEqual([0])
      expect(await history.keep(one, bytes('kept'))).toBe(true)
      const kept = await history.cursor(core)
      if (!kept) throw new Error('it was begun')
      expect(await history.open(kept, ['design/title'])).toEqual([])
      const later = [row('design/title', { after: 'b' }, { until: now + 60 })]
      await history.pass({ cursor: kept, to: 2, at: now + 60, rows: later, stood: bytes('not again') })
      const text = async (number: number) => {
        const found = await history.checkpoint(core, number)
        return found && [found.number, new TextDecoder().decode(found.state)]
      }
      expect([await text(0), await text(1), await text(7)]).toEqual([
        [0, 'begin'],
        [1, 'kept'],
        [1, 'kept'],
      ])
      expect([
        await history.rowsAt(core, now),
        await history.rowsAt(core, now + 5),
        await history.rowsAt(core, now + 99),
      ]).toEqual([0, 1, 2])
    })

    test('[HISTORY23] lines are found by place, person and time, newest first, in the compartments given and no others', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { history } = empty.storage
      await history.begin(begun, bytes(''))
      const people: Cursor = { ...begun, compartment: 'rivers/people', epoch: 'e2' }
      await history.begin(people, bytes(''))
      const rows = [
        row('venue/v1/capacity', {}, { until: now + 1 }),
        row('design/title', {}, { until: now + 2, by: 'ben' }),
        row('venue/v2/name', {}, { until: now + 3 }),
      ]
      await history.pass({ cursor: begun, to: 1, at: now, rows })
      await history.pass({ cursor: people, to: 1, at: now, rows: [row('identity/p7/name', {}, { until: now + 9 })] })
      const found = async (wanted: object) =>
        (await history.lines({ compartments: [core], atMost: 9, ...wanted })).map((line) => line.address)
      expect(await found({})).toEqual(['venue/v2/name', 'design/title', 'venue/v1/capacity'])
      expect(await found({ places: ['venue'] })).toEqual(['venue/v2/name', 'venue/v1/capacity'])
      expect(await found({ by: 'ben' })).toEqual(['design/title'])
      expect(await found({ before: now + 2 })).toEqual(['venue/v1/capacity'])
      expect(await found({ after: now + 2 })).toEqual(['venue/v2/name'])
      expect(await found({ address: 'design/title' })).toEqual(['design/title'])
      expect(await found({ atMost: 1 })).toEqual(['venue/v2/name'])
      expect(await found({ compartments: [] })).toEqual([])
      expect(await history.latest([core], 'ben')).toEqual(new Map([['venue', now + 3]]))
    })

    test('[HISTORY24] versions keep name, note and moment; somebody who was asked answers once', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      await empty.storage.versions.make(version)
      await empty.storage.versions.make({ ...version, id: 'v2', at: now + 1 })
      await empty.storage.versions.ask([asked, { ...asked, id: 'a2', person: 'cleo' }, { ...asked, id: 'a3' }])
      const { versions } = await empty.reopen()
      expect(await versions.of('rivers')).toMatchObject([{ id: 'v2' }, version])
      expect(await versions.find('v1')).toEqual(version)
      expect(await versions.approvals('rivers', 'v1')).toEqual([asked, { ...asked, id: 'a2', person: 'cleo' }])
      const said = {
        answer: 'agreed',
        answeredAt: now + 4,
        agreement: { hash: 'ff', sections: {}, compartments: ['core'] },
      } as const
      expect(await versions.answer('v1', 'ben', said)).toEqual({ ok: true, value: { ...asked, ...said } })
      expect(await versions.answer('v1', 'ben', said)).toMatchObject({ ok: false })
      expect(await versions.answer('v2', 'ben', said)).toMatchObject({ ok: false })
      const restore = { to: { at: now }, written: { core: ['design/title'] }, rowsAfter: { core: 3 } } as const
      await versions.setRestore('v2', restore)
      expect(await versions.find('v2')).toMatchObject({ restore })
      await versions.look('rivers', 'ben', 'venues', now)
      await versions.look('rivers', 'ben', 'venues', now + 7)
      expect(await versions.looks('rivers', 'ben')).toEqual(new Map([['venues', now + 7]]))
      expect(await versions.looks('rivers', 'ana')).toEqual(new Map())
    })

    const damages: Readonly<Record<string, string>> = {
      'the author of a row': "update history set author = 'ben'",
      'the address of a row': "update history set address = 'x/y'",
      'a kept state': "update checkpoints set bytes = x'00'",
      'who made a version': "update versions set made_by = 'ben'",
      'an answer': "update approvals set answer = 'agreed', answered_at = 1",
    }
    for (const [what, sql] of Object.entries(damages)) {
      test(`[STORE6] damage is refused with words, never handed out: ${what}`, async () => {
        await using empty = await openEmpty()
        await withDesign(empty.storage)
        const { history, versions } = empty.storage
        await history.begin(begun, bytes('begin'))
        await history.pass({ cursor: begun, to: 1, at: now, rows: [row('design/title', { after: 'a' })] })
        await versions.make(version)
        await versions.ask([asked])
        await empty.damage(sql)
        const reads = Promise.all([
          history.rows(core, 0, 1),
          history.checkpoint(core, 0),
          versions.find('v1'),
          versions.approvals('rivers'),
        ])
        await expect(reads).rejects.toMatchObject({ is: 'damaged' })
      })
    }
  })
}
