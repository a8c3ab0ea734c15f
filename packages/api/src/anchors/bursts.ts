import type { Clock } from '@balcony/sync'

/** Quiet in a compartment after which what stands on its words is looked at again. */
export const burstEndsAfter = 300
/** Somebody who never pauses does not hold the others' comments up for longer than this. */
export const burstLastsAtMost = 3000

/** Gathers what happens in quick succession under one name, and hands it on together; never two hand-overs of one name at once. */
export class Bursts<T> {
  readonly #clock: Pick<Clock, 'now' | 'after'>
  readonly #over: (name: string, gathered: readonly T[]) => Promise<void>
  readonly #open = new Map<string, { items: T[]; since: number; callOff: () => void; running: boolean }>()
  readonly #running = new Set<Promise<void>>()

  constructor(clock: Pick<Clock, 'now' | 'after'>, over: (name: string, gathered: readonly T[]) => Promise<void>) {
    this.#clock = clock
    this.#over = over
  }

  add(name: string, item: T): void {
    const now = this.#clock.now()
    const burst = this.#open.get(name) ?? { items: [], since: now, callOff: () => {}, running: false }
    this.#open.set(name, burst)
    if (burst.items.length === 0) burst.since = now
    burst.items.push(item)
    if (burst.running) return
    burst.callOff()
    const wait = Math.max(0, Math.min(burstEndsAfter, burst.since + burstLastsAtMost - now))
    burst.callOff = this.#clock.after(wait, () => this.#end(name))
  }

  /** Hands everything on that is gathered, and resolves when that is done. */
  async flush(): Promise<void> {
    while (this.#open.size > 0) {
      for (const [name, burst] of this.#open) {
        burst.callOff()
        this.#end(name)
      }
      await Promise.all(this.#running)
    }
  }

  #end(name: string): void {
    const burst = this.#open.get(name)
    if (!burst || burst.running) return
    const items = burst.items
    burst.items = []
    burst.running = true
    const done = this.#over(name, items).finally(() => {
      this.#running.delete(done)
      burst.running = false
      if (burst.items.length === 0) this.#open.delete(name)
      else burst.callOff = this.#clock.after(burstEndsAfter, () => this.#end(name))
    })
    this.#running.add(done)
  }
}
