import { chance } from '../faults/chance.ts'
import { BenchSeat, type Departures } from './seat.ts'
import { figure, type Group, share } from './table.ts'
import { balcony, cpuOf, memoryOf, relay, type Target } from './target.ts'

interface Load {
  readonly seats: number
  /** How many of them type and move their cursor; the others read. */
  readonly writers: number
  /** Edits, and cursor movements, a second and writer. */
  readonly perSecond: number
}

const loads: readonly Load[] = [
  { seats: 2, writers: 2, perSecond: 5 },
  { seats: 50, writers: 50, perSecond: 3 },
  { seats: 200, writers: 20, perSecond: 2 },
]

const warmUp = 2_000
const measured = Number(process.env['BALCONY_BENCH_SECONDS'] ?? 8) * 1000

export const seats: Group = {
  title: 'Live editing in one room: from one person’s edit to every other seat',
  note: 'The server runs in a process of its own, all seats in this one. Balcony checks every update and has it on disk before anybody sees it;\nthe relay does neither. CPU is the server’s, per delivery of one edit to one other seat.',
  columns: [
    'seats',
    'server',
    'p50 ms',
    'p95 ms',
    'p99 ms',
    'deliveries/s',
    'frames/s',
    'CPU µs/delivery',
    '× relay',
    'memory MB',
    'missing',
  ],
  async measure() {
    const rows: string[][] = []
    for (const load of loads) {
      const floor = await on(relay, load)
      const ours = await on(balcony, load)
      const words = `${load.seats}, ${load.writers} type ${load.perSecond}/s`
      rows.push([
        words,
        'plain ws relay',
        ...cells(floor),
        '1.00',
        figure(floor.memory / 2 ** 20),
        figure(floor.missing),
      ])
      rows.push([
        '',
        'Balcony',
        ...cells(ours),
        (ours.cpu / floor.cpu).toFixed(2),
        figure(ours.memory / 2 ** 20),
        figure(ours.missing),
      ])
    }
    return rows
  },
}

interface Outcome {
  readonly sorted: readonly number[]
  readonly seconds: number
  readonly frames: number
  /** Microseconds per delivery. */
  readonly cpu: number
  readonly memory: number
  readonly missing: number
}

function cells({ sorted, seconds, frames, cpu }: Outcome): string[] {
  const latencies = [0.5, 0.95, 0.99].map((part) => figure(share(sorted, part)))
  return [...latencies, figure(sorted.length / seconds), figure(frames / seconds), figure(cpu)]
}

async function on(open: () => Promise<Target>, load: Load): Promise<Outcome> {
  await using target = await open()
  const departures: Departures = new Map()
  const isAnswered = target.name === 'Balcony'
  const all: BenchSeat[] = []
  for (let number = 0; number < load.seats; number++) {
    all.push(await new BenchSeat(target, writerFirst(number, load), departures, isAnswered).ready())
  }
  const writers = all.slice(0, load.writers)
  const stop = typing(writers, load.perSecond)
  await pause(warmUp)
  for (const seat of all) seat.begin()
  const before = { cpu: cpuOf(target.pid), at: performance.now(), sent: count(departures) }
  await pause(measured)
  stop()
  const seconds = (performance.now() - before.at) / 1000
  const cpu = cpuOf(target.pid) - before.cpu
  const memory = memoryOf(target.pid)
  const sent = count(departures) - before.sent
  // What is still on its way arrives.
  await pause(1_000)
  const sorted = all.flatMap((seat) => seat.latencies).sort((a, b) => a - b)
  const frames = all.reduce((sum, seat) => sum + seat.frames, 0)
  for (const seat of all) seat.close()
  const missing = sent * (load.seats - 1) - sorted.length
  return { sorted, seconds, frames, cpu: (cpu * 1000) / sorted.length, memory, missing }
}

/** The demo has three who write, then two who read; five seats in a row are dealt one to each. */
function writerFirst(number: number, { seats, writers }: Load): number {
  if (number < writers) return Math.floor(number / 3) * 5 + (number % 3)
  return seats > 100 ? number : number * 5 + 3
}

/** Everybody at a steady pace, each beginning at a moment of their own. Returns the way to stop. */
function typing(writers: readonly BenchSeat[], perSecond: number): () => void {
  const every = 1000 / perSecond
  const random = chance(1)
  const due = writers.flatMap((seat) => [
    { at: performance.now() + random.below(every), act: () => seat.type() },
    { at: performance.now() + random.below(every), act: () => seat.move() },
  ])
  const timer = setInterval(() => {
    const now = performance.now()
    for (const each of due) {
      if (each.at > now) continue
      each.at += every
      each.act()
    }
  }, 2)
  return () => clearInterval(timer)
}

function count(departures: Departures): number {
  return [...departures.values()].reduce((sum, each) => sum + each.length, 0)
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
