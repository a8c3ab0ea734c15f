/** So long may somebody look for their key. */
export const challengeLasts = 5 * 60_000
/** Open challenges of one network address, and of all. */
const maxOfAddress = 50
const maxOpen = 10_000

interface Open {
  readonly about: string
  readonly address: string
  /** Whose passkey is to be made. */
  readonly person: string
  readonly until: number
}

/** What passkeys sign: each once, for one purpose, within minutes. They live in this process: after a restart one begins again. */
export class Challenges {
  readonly #open = new Map<string, Open>()

  add(challenge: string, about: Omit<Open, 'until'>, now: number): void {
    const own = [...this.#open].filter(([, each]) => each.address === about.address)
    if (own.length >= maxOfAddress && own[0]) this.#open.delete(own[0][0])
    const [oldest] = this.#open.keys()
    if (this.#open.size >= maxOpen && oldest !== undefined) this.#open.delete(oldest)
    this.#open.set(challenge, { ...about, until: now + challengeLasts })
  }

  /** Uses a challenge up, whatever comes of it; undefined when it is not open for this purpose. */
  take(challenge: string, about: string, now: number): Open | undefined {
    const open = this.#open.get(challenge)
    this.#open.delete(challenge)
    return open && open.about === about && open.until > now ? open : undefined
  }
}
