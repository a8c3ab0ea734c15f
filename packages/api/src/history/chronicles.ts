import type { Compartment, Process } from '@balcony/design'
import { Chronicle } from '@balcony/document'
import { build } from '../reading/build.ts'
import type { HistoryAnswers, HistoryJob } from './jobs.ts'

/** Documents kept open between bursts; the one not touched for longest makes way. */
const openAtOnce = 12

interface Followed {
  readonly chronicle: Chronicle
  readonly epoch: string
  head: number
}

/** In the thread: the compartments whose history is being followed. */
export class Chronicles {
  readonly #process: Process
  readonly #open = new Map<string, Followed>()

  constructor(process: Process) {
    this.#process = process
  }

  follow(job: Extract<HistoryJob, { is: 'chronicle' }>): HistoryAnswers['chronicle'] {
    const followed = this.#at(job)
    if (!followed) return 'lost'
    const { chronicle } = followed
    const stood = job.keep ? chronicle.state() : undefined
    try {
      const changes = job.updates.map((update) => chronicle.take(update.bytes))
      followed.head = job.updates.at(-1)?.seq ?? followed.head
      return { changes, stood }
    } catch (error) {
      // Half of a batch is in it: it cannot be gone on from.
      this.#close(job.room)
      throw error
    }
  }

  #at({ room, epoch, from, base }: Extract<HistoryJob, { is: 'chronicle' }>): Followed | undefined {
    const known = this.#open.get(room)
    if (known?.epoch === epoch && known.head === from) {
      this.#open.delete(room)
      this.#open.set(room, known)
      return known
    }
    this.#close(room)
    if (!base) return undefined
    const compartment = room.slice(room.lastIndexOf('/') + 1) as Compartment
    const followed = { chronicle: new Chronicle(this.#process, compartment, build(base)), epoch, head: from }
    this.#open.set(room, followed)
    const [oldest] = this.#open.keys()
    if (this.#open.size > openAtOnce && oldest !== undefined) this.#close(oldest)
    return followed
  }

  #close(room: string): void {
    this.#open.get(room)?.chronicle.close()
    this.#open.delete(room)
  }
}
