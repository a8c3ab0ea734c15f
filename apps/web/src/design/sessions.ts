// Open designs live outside React: StrictMode and route changes unmount and mount again, and must not close a socket with unsaved words.

/** How long an open design that no page shows stays open. */
const grace = 3_000

export interface Closable {
  close(): void
}

/** Opens each key once; closes it when nobody has held it for a moment. `later` is setTimeout in the browser. */
export class Sessions<T extends Closable> {
  readonly #open = new Map<string, { readonly session: T; holders: number; stop: () => void }>()
  readonly #later: (act: () => void, wait: number) => () => void

  constructor(later: (act: () => void, wait: number) => () => void) {
    this.#later = later
  }

  /** The session of this key, opened now if it is not; it closes again unless it is held. */
  get(key: string, open: () => T): T {
    const found = this.#open.get(key)
    if (found) return found.session
    const made = { session: open(), holders: 0, stop: () => {} }
    this.#open.set(key, made)
    made.stop = this.#later(() => this.#closeIdle(key), grace)
    return made.session
  }

  /** Keeps it open until the returned function is called. */
  hold(key: string): () => void {
    const found = this.#open.get(key)
    if (!found) return () => {}
    found.stop()
    found.holders += 1
    return () => {
      found.holders -= 1
      if (found.holders === 0) found.stop = this.#later(() => this.#closeIdle(key), grace)
    }
  }

  #closeIdle(key: string): void {
    const found = this.#open.get(key)
    if (!found || found.holders > 0) return
    this.#open.delete(key)
    found.session.close()
  }
}
