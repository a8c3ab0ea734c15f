import { type Compartment, compartments, defaultSettings, process, review } from '@balcony/design'
import { expect, test } from 'vitest'
import type { Answered } from './reviewer.ts'
import { atLatest, quiet, Telling } from './telling.ts'
import { HandTimers, openDemo, portHere } from './testing.ts'

const today = '2027-02-20'

function begin(open: readonly Compartment[] = compartments) {
  const live = openDemo(open)
  const timers = new HandTimers()
  const heard: Answered[] = []
  const port = portHere((answered) => heard.push(answered))
  const telling = new Telling(
    live,
    defaultSettings,
    (asked) => port.send(asked),
    timers,
    () => today,
  )
  const says = () => heard.at(-1)?.findings
  return { live, timers, heard, port, telling, says }
}

const write = (live: ReturnType<typeof openDemo>, text: string) =>
  expect(live.edit({ do: 'write', address: 'indicator/I7/baseline', text })).toMatchObject({ ok: true })

test('[CHECK1] the worker says what the rules say of the open design, before and after every change', () => {
  const { live, timers, telling, says } = begin()
  telling.start()
  timers.turn(0)
  expect(says()?.length).toBeGreaterThan(5)
  expect(says()).toEqual(review(process, live.snapshot(), { today }))
  write(live, '12 per cent in 2026')
  live.edit({ do: 'remove', table: 'partner', id: 'PT3' })
  timers.turn(quiet)
  expect(says()).toEqual(review(process, live.snapshot(), { today }))
  expect(says()?.some((finding) => finding.rule === 'DR-13')).toBe(false)
})

test('[CHECK2] only sections and rows that are another are told', () => {
  const { live, timers, telling, port } = begin()
  telling.start()
  timers.turn(0)
  const before = port.sent.length
  write(live, '12 per cent')
  timers.turn(quiet)
  const told = port.sent.slice(before)
  expect(told.map((each) => each.is)).toEqual(['take', 'look'])
  const [first] = told
  const changed = first?.is === 'take' ? first.changed : undefined
  expect(Object.keys(changed?.tables ?? {})).toEqual(['indicator'])
  expect(changed?.tables?.['indicator']?.rows.map((row) => row.id)).toEqual(['I7'])
})

test('[CHECK2] the rules wait for quiet, but never longer than three seconds', () => {
  const { live, timers, telling, heard } = begin(['core'])
  telling.start()
  timers.turn(0)
  expect(heard).toHaveLength(1)
  for (let typed = 0; typed < atLatest / 100 - 1; typed += 1) {
    write(live, `${typed}`)
    timers.turn(100)
  }
  expect(heard).toHaveLength(1)
  write(live, 'more')
  timers.turn(200)
  expect(heard).toHaveLength(2)
})

test('[CHECK3] on a slow device telling is cut into slices, and what is written meanwhile is not lost', () => {
  const { live, timers, telling, heard, says } = begin()
  timers.costs = 5
  telling.start()
  expect(heard).toHaveLength(0)
  write(live, '12 per cent')
  live.edit({ do: 'add', table: 'indicator', id: 'fresh1' })
  timers.turn(60_000)
  expect(says()).toEqual(review(process, live.snapshot(), { today }))
})
