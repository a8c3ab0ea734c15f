import type { RecordedWaiver, ReviewAnswer } from '@balcony/api/contract'
import { type Compartment, compartments, defaultSettings, type Finding } from '@balcony/design'
import { expect, test } from 'vitest'
import { DesignReview } from './design-review.ts'
import type { Port } from './open-worker.ts'
import type { Answered } from './reviewer.ts'
import { quiet } from './telling.ts'
import { HandTimers, openDemo, portHere } from './testing.ts'

const today = '2027-02-20'
const nothing: ReviewAnswer = { today, findings: [], notices: [], stopping: [] }

/** A server that answers what it is told to. */
class Server {
  answer: ReviewAnswer | undefined = nothing
  waivers: readonly RecordedWaiver[] = []
  readonly asked: string[] = []
  get = async <T>(path: string): Promise<T> => {
    this.asked.push(path)
    if (!this.answer) throw new Error('away')
    return (path.endsWith('/review') ? this.answer : this.waivers) as T
  }
  post = async <T>(path: string, body?: unknown): Promise<T> => {
    this.asked.push(path)
    const { key, kind, reason, until } = body as RecordedWaiver
    const rest = { id: 'w1', rule: key.split('|')[0], at: '', by: 'ana', on: today, needsSecond: false }
    return { ...rest, key, kind, reason, until } as T
  }
}

function begin(open: readonly Compartment[] = compartments, worker = true) {
  const live = openDemo(open)
  const timers = new HandTimers()
  const server = new Server()
  const openWorker = (heard: (answered: Answered) => void, failed: () => void): Port => {
    if (!worker) failed()
    return portHere(heard)
  }
  const review = new DesignReview('d1', live, {
    ...{
      get: server.get,
      post: server.post,
      openWorker,
      timers,
      settings: defaultSettings,
      today: () => today,
      clock: () => now,
    },
  })
  return { live, timers, server, review }
}

let now = 5
const settled = () => new Promise(setImmediate)

test('[CHECK4] findings drawn from what is closed are never shown, and dismissals take effect at once', async () => {
  const { timers, review } = begin(['core', 'legal'])
  review.start()
  timers.turn(0)
  await settled()
  const { is, findings } = review.view()
  expect(is).toBe('ready')
  expect(findings.some((finding) => finding.reads.includes('legal'))).toBe(true)
  expect(findings.every((finding) => finding.reads.every((each) => each === 'legal'))).toBe(true)
  const [first] = findings as [Finding]
  await review.dismiss(first, { kind: 'working', reason: 'Soon.', until: '2027-03-01' })
  expect(review.view().findings[0]?.waived).toMatchObject({ reason: 'Soon.' })
  expect(review.view().dismissals).toHaveLength(1)
})

test('[CHECK4] a dismissal that waits for a second person, or whose day has passed, dismisses nothing', async () => {
  const { timers, server, review } = begin()
  review.start()
  timers.turn(0)
  await settled()
  const { key, rule, at } = review.view().findings[0] as Finding
  const waiver: RecordedWaiver = {
    ...{
      id: 'w1',
      key,
      rule,
      at,
      kind: 'accepted',
      reason: 'x',
      by: 'ana',
      on: today,
      until: today,
      needsSecond: true,
    },
  }
  const isWaived = async (waivers: readonly RecordedWaiver[]) => {
    server.waivers = waivers
    review.heard()
    await settled()
    return review.view().findings[0]?.waived !== undefined
  }
  expect(await isWaived([waiver])).toBe(false)
  expect(await isWaived([{ ...waiver, second: { by: 'ben', on: today } }])).toBe(true)
  expect(await isWaived([{ ...waiver, needsSecond: false, until: '2027-02-19' }])).toBe(false)
})

test('[CHECK4] without a worker the server’s findings are shown, and without either that is said', async () => {
  const away = begin(compartments, false)
  away.server.answer = undefined
  away.review.start()
  await settled()
  expect(away.review.view().is).toBe('cannot')
  const finding = {
    rule: 'DR-13',
    severity: 'warning',
    at: 'indicator/I7',
    message: 'm',
    values: {},
    reads: [],
    key: 'k',
  } as const
  away.server.answer = { ...nothing, findings: [finding] }
  away.review.again()
  await settled()
  expect(away.review.view()).toMatchObject({ is: 'ready', findings: [finding] })
})

test('[CHECK4] nobody is told of a review that says the same', async () => {
  const { live, timers, review } = begin()
  review.start()
  timers.turn(0)
  await settled()
  let told = 0
  review.watch(() => {
    told += 1
  })
  live.edit({ do: 'write', address: 'venue/V1/name', text: 'Another name, of which no finding speaks' })
  timers.turn(quiet)
  expect(told).toBe(0)
  review.close()
})

test('[CHECK5] other thresholds have the rules look at everything anew', async () => {
  const { timers, review } = begin()
  review.start()
  timers.turn(0)
  await settled()
  const count = () => review.view().findings.filter(({ rule }) => rule === 'DR-20').length
  const before = count()
  review.use({ ...defaultSettings, womenAim: 0.99, womenFloor: 0.95 })
  timers.turn(0)
  await settled()
  expect(count()).toBeGreaterThan(before)
  expect(review.view().settings.womenAim).toBe(0.99)
  review.use(defaultSettings)
  timers.turn(0)
  await settled()
  expect(count()).toBe(before)
})

test('[CHECK6] it is said when the rules looked last, how many, and how many have nothing to say; closed parts are never counted', async () => {
  const { timers, review, live } = begin(['core'])
  expect(review.looks.view()).toBeUndefined()
  review.start()
  timers.turn(0)
  const first = review.looks.view()
  const open = begin()
  open.review.start()
  open.timers.turn(0)
  const rules = open.review.looks.view()?.rules ?? 0
  expect(first?.at).toBe(5)
  expect(first?.rules).toBeGreaterThan(20)
  expect(first?.rules).toBeLessThan(rules)
  const speaking = new Set(review.view().findings.map(({ rule }) => rule))
  expect(speaking.size).toBeGreaterThan(0)
  expect(first?.passed).toBeGreaterThan(0)
  expect(first?.passed).toBeLessThan(first?.rules ?? 0)
  now = 9
  let told = 0
  review.looks.watch(() => {
    told += 1
  })
  live.edit({ do: 'write', address: 'venue/V1/name', text: 'Another name' })
  timers.turn(quiet)
  expect(review.looks.view()?.at).toBe(9)
  expect(told).toBe(1)
  expect(review.looks.view()).toBe(review.looks.view())
})
