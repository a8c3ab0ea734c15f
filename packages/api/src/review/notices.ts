import { type Compartment, compartments, type Finding, type Process, place, rulesOf } from '@balcony/design'
import type { Storage } from '@balcony/storage'
import type { Clock } from '@balcony/sync'
import type { Notice } from '../contract.ts'
import type { Reader } from '../reading/reader.ts'
import { standingWaivers } from './waivers.ts'

/**
 * Milliseconds for which what was found behind closed doors is said unchanged. Whoever tries names or lists to see which of them
 * makes the sentence come and go learns at most one thing in that time.
 */
export const noticesStandFor = 15 * 60_000
/** Designs whose notices are kept at a time. */
const maxKept = 1000

interface Hidden extends Notice {
  readonly reads: readonly Compartment[]
  readonly stops: boolean
  /** The rule has a sentence for those without clearance; others say nothing until something is stopped by them. */
  readonly isTold: boolean
}

const behindClosedDoors =
  'A check of a part that is closed to you stops this. Ask the lead, or whoever keeps that part.'

/** What those without clearance are told of findings that are not theirs to read. */
export class Notices {
  readonly #process: Process
  readonly #storage: Storage
  readonly #reader: Pick<Reader, 'review'>
  readonly #clock: Clock
  readonly #kept = new Map<string, { readonly at: number; readonly hidden: Promise<readonly Hidden[]> }>()

  constructor(process: Process, storage: Storage, reader: Pick<Reader, 'review'>, clock: Clock) {
    this.#process = process
    this.#storage = storage
    this.#reader = reader
    this.#clock = clock
  }

  /** In the order of the rules, each place once: two hidden findings and one look alike. */
  async for(design: string, open: readonly Compartment[]): Promise<readonly Notice[]> {
    return noticesIn(
      (await this.#hidden(design)).filter(({ isTold }) => isTold),
      open,
    )
  }

  /** The same of what stops approval and outside editions, whether its rule has words for others or not. */
  async stopping(design: string, open: readonly Compartment[]): Promise<readonly Notice[]> {
    return noticesIn(
      (await this.#hidden(design)).filter(({ stops }) => stops),
      open,
    )
  }

  #hidden(design: string): Promise<readonly Hidden[]> {
    const now = this.#clock.now()
    const kept = this.#kept.get(design)
    if (kept && now - kept.at < noticesStandFor) return kept.hidden
    const hidden = this.#look(design, now)
    this.#kept.delete(design)
    this.#kept.set(design, { at: now, hidden })
    // A look that failed is no answer: the next one asks anew.
    hidden.catch(() => this.#kept.delete(design))
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > maxKept && oldest !== undefined) this.#kept.delete(oldest)
    return hidden
  }

  async #look(design: string, now: number): Promise<readonly Hidden[]> {
    const today = new Date(now).toISOString().slice(0, 10)
    const [findings, waivers] = await Promise.all([
      this.#reader.review(design, compartments, today),
      this.#storage.waivers.of(design, compartments),
    ])
    return standingWaivers(findings, waivers, today).flatMap((finding) => this.#told(finding))
  }

  #told(finding: Finding): readonly Hidden[] {
    const { rule, reads, waived, severity } = finding
    if (waived || reads.length === 0) return []
    const message = rulesOf(this.#process).find((each) => each.id === rule)?.forOthers
    const at = coreTable(this.#process, finding.at)
    const isTold = message !== undefined && at !== undefined
    const words = { rule, at: at ?? 'design', message: message ?? behindClosedDoors }
    return [{ ...words, reads, stops: severity === 'blocker', isTold }]
  }
}

function noticesIn(hidden: readonly Hidden[], open: readonly Compartment[]): readonly Notice[] {
  const told = new Map<string, Notice>()
  for (const { rule, at, message, reads } of hidden)
    if (!reads.every((each) => open.includes(each))) told.set(`${rule} ${at}`, { rule, at, message })
  return [...told.values()].sort((one, other) => `${one.rule} ${one.at}`.localeCompare(`${other.rule} ${other.at}`))
}

/** The table or section of a place, where the whole team may enter it. A record would say who. */
function coreTable(process: Process, address: string): string | undefined {
  const found = place(process, address)
  if (!found) return undefined
  const [name, described] =
    'section' in found ? [found.section, process.sections[found.section]] : [found.table, process.tables[found.table]]
  return described?.compartment === 'core' ? name : undefined
}
