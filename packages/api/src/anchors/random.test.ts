import type { Thread } from '@balcony/design'
import { anchorWords } from '@balcony/document'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Port, port, until } from '../testing/port.ts'
import { burstEndsAfter } from './bursts.ts'

let here: Port
beforeAll(async () => {
  here = await port()
})
afterAll(() => here.close())

const threadsPath = () => `/api/designs/${here.design}/threads`

/** Lets what was written reach the disk and the follower look at it. */
async function settled(from: Y.Doc, to: Y.Doc): Promise<void> {
  await until(to, () => same(from, to))
  here.clock.turn(burstEndsAfter)
  await here.api.anchors.flush()
}

function same(from: Y.Doc, to: Y.Doc): boolean {
  const words = (doc: Y.Doc) => doc.getText('design/summary').toString()
  return words(from) === words(to) && Y.getState(from.store, from.clientID) === Y.getState(to.store, from.clientID)
}

async function list(): Promise<readonly Thread[]> {
  return (await (await here.lead.get(threadsPath())).json()) as Thread[]
}

test('[ANCHOR3] a thread on a row, or on words in it, is detached while the row is removed and stands again with it', async () => {
  const [ana, ben] = [here.provider(here.lead, 'core'), here.provider(here.lead, 'core')]
  await Promise.all([ana.synced(), ben.synced()])
  const words = anchorWords(ana.doc, 'venue/V1/name', { from: 0, to: ana.doc.getText('venue/V1/name').length })
  if (!words.ok) throw new Error(words.problem.message)
  const made: Thread[] = []
  for (const anchor of [
    { on: 'place', address: 'venue/V1' },
    { on: 'place', address: 'venue/V1/capacity' },
    words.value,
  ])
    made.push((await (await here.lead.post(threadsPath(), { anchor, text: 'Here?' })).json()) as Thread)
  const ours = async () => (await list()).filter((each) => made.some(({ id }) => id === each.id))
  const values = ana.doc.getMap<Record<string, unknown>>('values')
  const mark = values.get('venue/V1') ?? {}
  const removed = here.clock.now()
  values.set('venue/V1', { ...mark, removed: { at: removed, by: here.lead.id } })
  await settled(ana.doc, ben.doc)
  expect((await ours()).map(({ state, status }) => [state, status.is])).toEqual(Array(3).fill(['detached', 'open']))
  expect((await ours()).every((each) => (each.stoodUntil ?? 0) >= removed)).toBe(true)
  values.set('venue/V1', mark)
  await settled(ana.doc, ben.doc)
  expect((await ours()).map((each) => each.state)).toEqual(['fresh', 'fresh', 'fresh'])
  expect((await ours()).map((each) => each.stoodUntil)).toEqual([undefined, undefined, undefined])
})

const act = fc.record({
  what: fc.constantFrom('type', 'erase', 'erase far', 'swap', 'undo', 'redo'),
  at: fc.nat(1_000),
  length: fc.integer({ min: 1, max: 60 }),
  words: fc.constantFrom('and ', 'the river ', 'نعم ', '🌊', 'x'),
})

test('[ANCHOR4] whatever people write, erase and undo, no thread is lost or resolved, and it is detached only while its words are gone (seed 44)', async () => {
  const [ana, ben] = [here.provider(here.lead, 'core'), here.provider(here.lead, 'core')]
  await Promise.all([ana.synced(), ben.synced()])
  const address = 'design/summary'
  const text = ana.doc.getText(address)
  const story =
    'Two villages share one well. They signed the river treaty in spring, and nobody has broken it since then.'
  let detached = 0
  let back = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 10 }), async (acts) => {
      ana.doc.transact(() => {
        text.delete(0, text.length)
        text.insert(0, story)
      })
      await settled(ana.doc, ben.doc)
      const undo = new Y.UndoManager(text, { captureTimeout: 0 })
      const made: Thread[] = []
      for (const quoted of ['share one well', 'the river treaty', 'nobody has broken it']) {
        const from = text.toString().indexOf(quoted)
        const anchor = anchorWords(ana.doc, address, { from, to: from + quoted.length })
        if (!anchor.ok) throw new Error(anchor.problem.message)
        const answer = await here.lead.post(threadsPath(), { anchor: anchor.value, text: quoted })
        made.push((await answer.json()) as Thread)
      }
      const before = new Map<string, Thread>(made.map((each) => [each.id, each]))
      for (const { what, at, length, words } of acts) {
        const place = at % (text.length + 1)
        ana.doc.transact(() => {
          if (what === 'type') text.insert(place, words)
          if (what === 'erase') text.delete(place, Math.min(length, text.length - place))
          if (what === 'erase far') text.delete(0, Math.min(place, text.length))
          if (what !== 'swap') return
          const cut = text.toString().slice(place, place + length)
          text.delete(place, cut.length)
          text.insert(0, cut)
        })
        if (what === 'undo') undo.undo()
        if (what === 'redo') undo.redo()
        await settled(ana.doc, ben.doc)
        const now = (await list()).filter((each) => before.has(each.id))
        expect(now).toHaveLength(made.length)
        for (const thread of now) {
          const was = before.get(thread.id)
          expect(thread).toMatchObject({ status: { is: 'open' }, remarks: was?.remarks })
          if (thread.anchor.on !== 'words' || was?.anchor.on !== 'words') throw new Error('it stands on words')
          if (text.toString().includes(was.anchor.quote.exact) && was.anchor.quote.exact.length >= 8)
            expect(thread.state, text.toString()).not.toBe('detached')
          expect(thread.stoodUntil === undefined).toBe(thread.state !== 'detached')
          if (thread.state === 'detached') detached += 1
          if (was.state === 'detached' && thread.state !== 'detached') back += 1
          before.set(thread.id, thread)
        }
      }
      while (undo.canUndo()) undo.undo()
      await settled(ana.doc, ben.doc)
      expect(text.toString()).toBe(story)
      const after = (await list()).filter((each) => before.has(each.id))
      expect(after.map((each) => each.state)).not.toContain('detached')
      undo.destroy()
    }),
    { seed: 44, numRuns: 15 },
  )
  expect(detached).toBeGreaterThan(0)
  expect(back).toBeGreaterThan(0)
})
