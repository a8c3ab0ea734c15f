import { covers } from '../codec/state-vector.ts'
import { boundless, walk } from '../gate/walk.ts'
import type { CompartmentId } from '../log.ts'
import type { Copy } from './copy.ts'
import type { House } from './room.ts'

/** Decides when a room's log is collected into a snapshot; the work itself is done elsewhere. */
export class Compaction {
  readonly #compartment: CompartmentId
  readonly #copy: Copy
  readonly #house: House
  #running: Promise<void> | undefined
  #ranAt = 0
  /** After a failure the tail must grow this far before another try. */
  #notBelow = 0

  constructor(compartment: CompartmentId, copy: Copy, house: House) {
    this.#compartment = compartment
    this.#copy = copy
    this.#house = house
  }

  get isRunning(): boolean {
    return this.#running !== undefined
  }

  whenGrown(): void {
    const { tailBytes, snapshotBytes, isFull } = this.#copy
    const isDue = isFull && this.#house.clock.now() - this.#ranAt >= fullPauseMilliseconds
    if (tailBytes > Math.max(64 * 2 ** 10, snapshotBytes) || isDue) void this.#start()
  }

  whenIdle(): void {
    if (this.#copy.tailBytes > idleBytes) void this.#start()
  }

  /** Merged updates are about ten times as large as a collected document: a newcomer waits for the collection where it pays. */
  beforeJoin(): Promise<void> | undefined {
    const { tailBytes, snapshotBytes } = this.#copy
    return tailBytes > Math.max(idleBytes, snapshotBytes / 4) ? this.#start() : undefined
  }

  #start(): Promise<void> | undefined {
    if (this.#copy.tailBytes < this.#notBelow) return this.#running
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  async #run(): Promise<void> {
    const { upto, vector, snapshot, updates } = this.#copy.contents()
    const { clock, compactor, log, report } = this.#house
    this.#ranAt = clock.now()
    try {
      const collected = await compactor.collect(snapshot, updates)
      const holds = new Map([...walk(collected, boundless).sections.values()].map(({ client, end }) => [client, end]))
      if (!covers(holds, vector)) throw new Error('the collected document lacks something')
      if (await log.compact(this.#compartment, this.#copy.epoch, upto, collected)) {
        this.#copy.replace(upto, vector, collected)
        this.#notBelow = 0
      } else this.#notBelow = this.#copy.tailBytes * 2
    } catch (error) {
      this.#notBelow = this.#copy.tailBytes * 2
      report({ is: 'compaction-failed', compartment: this.#compartment, error })
    }
  }
}

const idleBytes = 16 * 2 ** 10
/** A full part is collected again and again, because erasing makes room only then, but not at every keystroke. */
const fullPauseMilliseconds = 10_000
