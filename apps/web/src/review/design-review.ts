// The review of one open design: what the worker finds, with what the server adds: dismissals, and notices of what is closed.
import type { RecordedWaiver, ReviewAnswer } from '@balcony/api/contract'
import { type Concern, defaultSettings, type Finding, type Settings, waived } from '@balcony/design'
import type { Live } from '@balcony/document'
import type { Dismissal, Given, Looked, Review, ReviewView, Thresholds } from '@balcony/editor'
import type { Port } from './open-worker.ts'
import type { Answered } from './reviewer.ts'
import { Telling, type Timers } from './telling.ts'

/** How often the server is asked anew: its notices stand for as long. */
const askAgainAfter = 15 * 60_000

export interface Ways {
  readonly get: <T>(path: string) => Promise<T>
  readonly post: <T>(path: string, body?: unknown) => Promise<T>
  readonly openWorker: (heard: (answered: Answered) => void, failed: () => void) => Port
  readonly timers: Timers
  readonly settings: Settings
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** YYYY-MM-DD, counted as the server counts. */
  readonly today: () => string
  /** What partners worry about, as far as the reader may know. */
  readonly concerns?: () => readonly Concern[]
}

export class DesignReview implements Review {
  readonly #live: Live
  readonly #ways: Ways
  readonly #path: string
  readonly #watchers = new Set<() => void>()
  #found: readonly Finding[] | undefined
  readonly #lookers = new Set<() => void>()
  #looked: Looked | undefined
  #worker: { readonly port: Port; readonly telling: Telling } | 'failed' | undefined
  #answer: ReviewAnswer | undefined
  #waivers: readonly RecordedWaiver[] = []
  #unanswered = false
  #cameFrom: Finding | undefined
  #callOff: (() => void) | undefined
  #closed = false
  #settings: Settings
  #concerns = '[]'
  #view: ReviewView = {
    is: 'waiting',
    findings: [],
    notices: [],
    stopping: [],
    dismissals: [],
    cameFrom: undefined,
    settings: defaultSettings,
  }

  constructor(design: string, live: Live, ways: Ways) {
    this.#path = `/api/designs/${encodeURIComponent(design)}`
    this.#live = live
    this.#ways = ways
    this.#settings = ways.settings
    this.#view = { ...this.#view, settings: ways.settings }
  }

  view = (): ReviewView => this.#view

  readonly looks = {
    view: (): Looked | undefined => this.#looked,
    watch: (changed: () => void): (() => void) => {
      this.#lookers.add(changed)
      return () => this.#lookers.delete(changed)
    },
  }

  watch = (changed: () => void): (() => void) => {
    this.#watchers.add(changed)
    return () => this.#watchers.delete(changed)
  }

  /** To be called once the design has arrived: rules that look at half of it say things that are not so. */
  start(): void {
    if (this.#worker || this.#closed) return
    const failed = () => {
      this.#stopWorker()
      this.#worker = 'failed'
      this.#say()
    }
    const port = this.#ways.openWorker((answered) => {
      this.#found = answered.findings
      this.#looked = lookedNow(answered, this.#ways.clock())
      this.#say()
      for (const changed of this.#lookers) changed()
    }, failed)
    // It may have failed while it was opened.
    if (!this.#worker) {
      const telling = this.#telling(port)
      this.#worker = { port, telling }
      telling.start()
    }
    void this.fetch()
  }

  /** The thresholds are others now: the rules look at everything anew. */
  use(settings: Settings): void {
    if (JSON.stringify(settings) === JSON.stringify(this.#settings)) return
    this.#settings = settings
    if (this.#worker && this.#worker !== 'failed') {
      const { port, telling } = this.#worker
      telling.stop()
      this.#worker = { port, telling: this.#telling(port) }
      this.#worker.telling.start()
    }
    void this.fetch()
    this.#say()
  }

  setThresholds = async (own: Thresholds): Promise<void> => {
    this.use(await this.#ways.post<Settings>(`${this.#path}/thresholds`, { thresholds: own }))
  }

  #telling(port: Port): Telling {
    const { timers, today, concerns } = this.#ways
    return new Telling(this.#live, this.#settings, (asked) => port.send(asked), timers, today, concerns)
  }

  again = (): void => {
    if (this.#worker && this.#worker !== 'failed') this.#worker.telling.look()
    void this.fetch()
  }

  /** Asks the server for what it alone knows. Without an answer what it said last stands. */
  async fetch(): Promise<void> {
    if (!this.#worker || this.#closed) return
    this.#callOff?.()
    this.#callOff = this.#ways.timers.after(askAgainAfter, () => this.again())
    try {
      const [answer] = await Promise.all([this.#ways.get<ReviewAnswer>(`${this.#path}/review`), this.fetchWaivers()])
      this.#answer = answer
      this.#unanswered = false
    } catch {
      this.#unanswered = true
    }
    this.#say()
  }

  async fetchWaivers(): Promise<void> {
    const waivers = await this.#ways.get<readonly RecordedWaiver[]>(`${this.#path}/waivers`)
    this.#waivers = waivers
    this.#say()
  }

  /** A conversation changed: only an open concern is anything to the rules. */
  heardTalk(): void {
    const now = JSON.stringify(this.#ways.concerns?.() ?? [])
    if (now === this.#concerns || !this.#worker || this.#worker === 'failed') return
    this.#concerns = now
    this.#worker.telling.look()
  }

  /** The server said that there is something new to ask for. */
  heard(): void {
    // A broken line comes back, and then everything is fetched.
    void this.fetchWaivers().catch(() => {})
  }

  dismiss = async (finding: Finding, { kind, reason, until }: Given): Promise<void> => {
    const made = await this.#ways.post<RecordedWaiver>(`${this.#path}/waivers`, {
      ...{ key: finding.key, kind, reason, until },
    })
    this.#put([...this.#waivers.filter((each) => each.id !== made.id), made])
  }

  agree = async ({ id }: Dismissal): Promise<void> => {
    const agreed = await this.#ways.post<RecordedWaiver>(`${this.#path}/waivers/${id}/agree`)
    this.#put(this.#waivers.map((each) => (each.id === id ? agreed : each)))
  }

  reopen = async ({ id }: Dismissal): Promise<void> => {
    await this.#ways.post(`${this.#path}/waivers/${id}/reopen`)
    this.#put(this.#waivers.filter((each) => each.id !== id))
  }

  goTo = (finding: Finding | undefined): void => {
    this.#cameFrom = finding
    this.#say()
  }

  close(): void {
    this.#closed = true
    this.#callOff?.()
    this.#stopWorker()
  }

  #stopWorker(): void {
    if (!this.#worker || this.#worker === 'failed') return
    this.#worker.telling.stop()
    this.#worker.port.close()
  }

  #put(waivers: readonly RecordedWaiver[]): void {
    this.#waivers = waivers
    this.#say()
  }

  #say(): void {
    // Without a worker the server's own findings are as good, only older.
    const found = this.#worker === 'failed' ? this.#answer?.findings : this.#found
    const today = this.#ways.today()
    const holding = this.#waivers.filter((each) => !each.needsSecond || each.second)
    const findings = (found ?? [])
      .filter((finding) => finding.reads.every((each) => this.#live.open.includes(each)))
      .map(({ waived: _, ...finding }) => waived(finding, holding, today))
    const before = this.#view
    this.#view = {
      is: found ? 'ready' : this.#worker === 'failed' && this.#unanswered ? 'cannot' : 'waiting',
      // The same list while it says the same: signs all over the page hang on it.
      findings: JSON.stringify(findings) === JSON.stringify(before.findings) ? before.findings : findings,
      notices: this.#answer?.notices ?? before.notices,
      stopping: this.#answer?.stopping ?? before.stopping,
      dismissals: this.#waivers,
      cameFrom: this.#cameFrom,
      settings: this.#settings,
    }
    if (Object.entries(this.#view).every(([name, value]) => value === before[name as keyof ReviewView])) {
      this.#view = before
      return
    }
    for (const changed of this.#watchers) changed()
  }
}

function lookedNow({ findings, whole }: Answered, at: number): Looked {
  const found = new Set(findings.map(({ rule }) => rule))
  return { at, rules: whole.length, passed: whole.filter((rule) => !found.has(rule)).length }
}
