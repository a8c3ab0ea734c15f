import type { Thread } from '@balcony/design'
import { afterEach, expect, test, vi } from 'vitest'
import { ThreadList, withThread } from './thread-list.ts'

const thread = (id: string, texts: readonly string[]): Thread => ({
  id,
  design: 'rivers',
  anchor: { on: 'place', address: 'venues' },
  state: 'fresh',
  level: 'team',
  status: { is: 'open' },
  remarks: texts.map((text, at) => ({ id: `${id}-${at}`, by: 'nadia', at, text })),
})

/** The network between page and server: answers are handed over one by one, by the test. */
function network() {
  const waiting: { path: string; answer: (body: unknown) => void }[] = []
  vi.stubGlobal(
    'fetch',
    (path: string) =>
      new Promise<Response>((resolve) => waiting.push({ path, answer: (body) => resolve(Response.json(body)) })),
  )
  return waiting
}

afterEach(() => vi.unstubAllGlobals())

test('[WEB11] what the feed told while the list was being fetched is not undone by the older answer', async () => {
  const waiting = network()
  const list = new ThreadList('rivers')
  const fetched = list.fetch()
  list.hear(thread('t1', ['Which one?', 'The river treaty.']))
  waiting[0]?.answer([thread('t1', ['Which one?']), thread('t2', ['Yes.'])])
  await fetched
  expect(list.list().map((one) => [one.id, one.remarks.length])).toEqual([
    ['t1', 2],
    ['t2', 1],
  ])
})

test('[WEB11] a reply shows once, whether its answer or the feed comes first', async () => {
  for (const first of ['answer', 'feed'] as const) {
    const waiting = network()
    const list = new ThreadList('rivers')
    list.hear(thread('t1', ['Which one?']))
    const replied = list.reply('t1', { id: 't1-1', text: 'The river treaty.' })
    const told = thread('t1', ['Which one?', 'The river treaty.'])
    if (first === 'feed') list.hear(told)
    waiting[0]?.answer(told.remarks[1])
    await replied
    if (first === 'answer') list.hear(told)
    expect(list.list()[0]?.remarks.map((remark) => remark.text)).toEqual(['Which one?', 'The river treaty.'])
  }
})

test('[WEB11] the list is the same object until a thread changes, and new threads come last', () => {
  const list = [thread('t1', ['a'])]
  expect(withThread(list, thread('t2', ['b'])).map(({ id }) => id)).toEqual(['t1', 't2'])
  expect(withThread(list, thread('t1', ['a', 'c']))[0]?.remarks).toHaveLength(2)
})
