import { expect, test } from 'vitest'
import type { FeedEvent } from '../contract.ts'
import { Feeds, type Listener, maxFeedsPerPerson } from './feeds.ts'
import { eventStream, maxFeedBacklogBytes } from './stream.ts'

const members: FeedEvent = { is: 'members', members: [] }

function listener(person: string, over: Partial<Listener> = {}) {
  const heard: FeedEvent[] = []
  const state = { cut: false, heard }
  const one: Listener = {
    design: 'rivers',
    person,
    signIn: `${person}-1`,
    hears: () => true,
    judge: async () => true,
    send: (event) => heard.push(event) > 0,
    cut: () => {
      state.cut = true
    },
    ...over,
  }
  return Object.assign(one, { state })
}

test('[FEED2] whoever lost access hears nothing from that moment on, not even while the verdict is awaited', async () => {
  const feeds = new Feeds()
  let verdict: (stays: boolean) => void = () => {}
  const ana = listener('ana', { judge: () => new Promise((resolve) => (verdict = resolve)) })
  const ben = listener('ben')
  feeds.join(ana)
  feeds.join(ben)
  const judged = feeds.accessChanged({ person: 'ana' })
  feeds.tell('rivers', members)
  expect(ana.state.heard).toEqual([])
  expect(ben.state.heard).toEqual([members])
  verdict(false)
  await judged
  feeds.tell('rivers', members)
  expect(ana.state).toEqual({ cut: true, heard: [] })
  expect(feeds.size).toBe(1)
})

test('[FEED2] whoever keeps access is told to look again, and misses nothing that happened meanwhile', async () => {
  const feeds = new Feeds()
  const ana = listener('ana')
  feeds.join(ana)
  const judged = feeds.accessChanged({ design: 'rivers' })
  feeds.tell('rivers', members)
  await judged
  expect(ana.state.heard).toEqual([{ is: 'access' }, members])
})

test('[FEED2] of two changes at once the last verdict counts', async () => {
  const feeds = new Feeds()
  const verdicts: ((stays: boolean) => void)[] = []
  const ana = listener('ana', { judge: () => new Promise((resolve) => verdicts.push(resolve)) })
  feeds.join(ana)
  const first = feeds.accessChanged({ person: 'ana' })
  const second = feeds.accessChanged({ person: 'ana' })
  feeds.tell('rivers', members)
  verdicts[0]?.(true)
  await first
  expect(ana.state.heard).toEqual([])
  verdicts[1]?.(false)
  await second
  expect(ana.state).toEqual({ cut: true, heard: [] })
})

test('[FEED2] a store that fails while access is judged counts as no access', async () => {
  const feeds = new Feeds()
  const ana = listener('ana', { judge: () => Promise.reject(new Error('disk')) })
  feeds.join(ana)
  await feeds.accessChanged({})
  expect(ana.state.cut).toBe(true)
})

test('[FEED1] events go to listeners of that design who may hear them, and to nobody else', () => {
  const feeds = new Feeds()
  const deaf = listener('ana', { hears: (compartment) => compartment !== 'people' })
  const elsewhere = listener('ben', { design: 'ports' })
  const hearing = listener('col')
  for (const one of [deaf, elsewhere, hearing]) feeds.join(one)
  feeds.tell('rivers', members, 'people')
  expect([deaf, elsewhere, hearing].map((one) => one.state.heard.length)).toEqual([0, 0, 1])
})

test('[FEED3] a page that does not keep up is cut, and others hear on', () => {
  const feeds = new Feeds()
  const slow = listener('ana', { send: () => false })
  const quick = listener('ben')
  feeds.join(slow)
  feeds.join(quick)
  feeds.tell('rivers', members)
  expect(slow.state.cut).toBe(true)
  expect(quick.state.heard).toHaveLength(1)
})

test('[FEED4] one person keeps a bounded number of feeds; the oldest makes way', () => {
  const feeds = new Feeds()
  const all = Array.from({ length: maxFeedsPerPerson + 1 }, () => listener('ana'))
  for (const one of all) feeds.join(one)
  expect(feeds.size).toBe(maxFeedsPerPerson)
  expect(all[0]?.state.cut).toBe(true)
})

test('[FEED3] a stream holds no more than its limit for a page that does not read', () => {
  const stream = eventStream(() => {})
  let sent = 0
  while (stream.send(members)) sent += 1
  expect(sent * JSON.stringify(members).length).toBeLessThan(maxFeedBacklogBytes)
  expect(sent).toBeGreaterThan(1000)
})

test('[FEED2] a cut stream gives nothing of what was still on its way', async () => {
  const stream = eventStream(() => {})
  stream.send(members)
  stream.cut()
  await expect(stream.body.getReader().read()).rejects.toThrow('cut')
  expect(stream.send(members)).toBe(false)
})
