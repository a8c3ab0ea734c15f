import type { Thread } from '@balcony/design'
import { anchorWords } from '@balcony/document'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listenTo } from '../testing/listening.ts'
import { type Port, port, until } from '../testing/port.ts'
import { burstEndsAfter } from './bursts.ts'

let here: Port
beforeAll(async () => {
  here = await port()
})
afterAll(() => here.close())

test('[ANCHOR2] a thread follows its words, is found again, is detached when they are gone, and comes back with them', async () => {
  const [ana, ben] = [here.provider(here.lead, 'core'), here.provider(here.lead, 'core')]
  await Promise.all([ana.synced(), ben.synced()])
  const text = ana.doc.getText('design/summary')
  const before = text.length
  text.insert(0, 'We begin with the river treaty and its history. ')
  await until(ben.doc, () => ben.doc.getText('design/summary').length === before + 48)

  const from = text.toString().indexOf('river treaty')
  const anchor = anchorWords(ana.doc, 'design/summary', { from, to: from + 'river treaty'.length })
  if (!anchor.ok) throw new Error(anchor.problem.message)
  const path = `/api/designs/${here.design}/threads`
  const thread = (await (await here.lead.post(path, { anchor: anchor.value, text: 'Which one?' })).json()) as Thread
  expect(thread).toMatchObject({ state: 'fresh', anchor: { quote: { exact: 'river treaty' } } })

  const feed = await listenTo(here.lead, here.design)
  let seen = 0
  /** Edits, lets the edit reach the disk, turns the clock past the burst, and waits for what the feed says of it. */
  async function after(edit: () => void): Promise<Thread> {
    const length = () => ben.doc.getText('design/summary').toString()
    const was = length()
    edit()
    await until(ben.doc, () => length() !== was)
    here.clock.turn(burstEndsAfter)
    await here.api.anchors.flush()
    seen += 1
    // The feed tells of the writing too.
    for (let told = seen; ; told += 1) {
      const threads = (await feed.next(told)).flatMap((event) => (event.is === 'thread' ? [event.thread] : []))
      const thread = threads[seen - 1]
      if (thread) return thread
    }
  }
  const at = () => text.toString().indexOf('river')

  const grown = await after(() => text.insert(at() + 'river '.length, 'water '))
  expect(grown).toMatchObject({ id: thread.id, state: 'fresh', anchor: { quote: { exact: 'river water treaty' } } })

  const moved = await after(() =>
    ana.doc.transact(() => {
      text.delete(at(), 'river water treaty'.length)
      text.insert(0, 'The river water treaty. ')
    }),
  )
  expect(moved).toMatchObject({ state: 'moved', anchor: { quote: { exact: 'river water treaty' } } })

  const gone = await after(() => text.delete(0, text.length))
  expect(gone).toMatchObject({
    state: 'detached',
    status: { is: 'open' },
    anchor: { quote: { exact: 'river water treaty' } },
  })

  const back = await after(() => text.insert(0, 'Once more: the river water treaty.'))
  expect(back).toMatchObject({ state: 'moved', anchor: { quote: { exact: 'river water treaty' } } })
  await feed.stop()
})

test('[ANCHOR2] words that were quoted wrongly are put right by what stands there', async () => {
  const ana = here.provider(here.lead, 'core')
  await ana.synced()
  const text = ana.doc.getText('venue/V2/name')
  const anchor = anchorWords(ana.doc, 'venue/V2/name', { from: 0, to: text.length })
  if (!anchor.ok) throw new Error(anchor.problem.message)
  const lie = { ...anchor.value, quote: { before: '', exact: `${text.toString()}!`, after: '' } }
  const path = `/api/designs/${here.design}/threads`
  const thread = (await (await here.lead.post(path, { anchor: lie, text: 'Sure?' })).json()) as Thread
  await here.api.anchors.flush()
  const now = (await (await here.lead.get(path)).json()) as Thread[]
  expect(now.find((each) => each.id === thread.id)?.anchor).toMatchObject({ quote: { exact: text.toString() } })
})

test('[DESIGN5] lists name a design as its own fields say now', async () => {
  const ana = here.provider(here.lead, 'core')
  const ben = here.provider(here.lead, 'core')
  await Promise.all([ana.synced(), ben.synced()])
  const cover = ana.doc.getText('design/coverTitle')
  cover.delete(0, cover.length)
  cover.insert(0, 'Canal papers')
  await until(ben.doc, () => ben.doc.getText('design/coverTitle').toString() === 'Canal papers')
  await here.api.anchors.flush()
  expect(await (await here.lead.get('/api/me')).json()).toMatchObject({ designs: [{ coverTitle: 'Canal papers' }] })
})
