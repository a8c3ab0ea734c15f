/** So many wrong passwords for one sign-in name cost nothing; each one more doubles the wait. */
export const freeTries = 5
const firstWait = 30_000
/** Never a hard lock: whoever knows the password waits this long at most. Passkeys and links do not wait. */
export const longestWait = 15 * 60_000
const forgottenAfter = 24 * 3_600_000
/** Names that are remembered; beyond it the oldest are forgotten. */
const maxNames = 20_000

interface Trouble {
  readonly failures: number
  readonly at: number
}

/** Slows guessing at one account from many addresses. A name that belongs to nobody is slowed in the same way. */
export class Delays {
  readonly #troubles = new Map<string, Trouble>()

  /** Milliseconds until the next try; 0 for now. */
  wait(name: string, now: number): number {
    const trouble = this.#recent(name, now)
    if (!trouble || trouble.failures < freeTries) return 0
    return Math.max(0, trouble.at + Math.min(longestWait, firstWait * 2 ** (trouble.failures - freeTries)) - now)
  }

  /** Counted while it is looked at, so that many tries at once are many tries. */
  tried(name: string, now: number): void {
    const failures = (this.#recent(name, now)?.failures ?? 0) + 1
    this.#troubles.delete(name)
    this.#troubles.set(name, { failures, at: now })
    if (this.#troubles.size <= maxNames) return
    const [oldest] = this.#troubles.keys()
    if (oldest !== undefined) this.#troubles.delete(oldest)
  }

  /** A try that turned out to be none, such as a right password whose second factor is still to come; earlier failures stand. */
  undo(name: string): void {
    const trouble = this.#troubles.get(name)
    if (trouble && trouble.failures > 1) this.#troubles.set(name, { ...trouble, failures: trouble.failures - 1 })
    else this.#troubles.delete(name)
  }

  right(name: string): void {
    this.#troubles.delete(name)
  }

  #recent(name: string, now: number): Trouble | undefined {
    const trouble = this.#troubles.get(name)
    return trouble && now - trouble.at < forgottenAfter ? trouble : undefined
  }
}
