import type { Address } from '@balcony/design'

/** Who wants to hear of which addresses. Each is called once for all that changed together. */
export class Watchers {
  readonly #at = new Map<Address, Set<() => void>>()
  readonly #due = new Set<Address>()
  #held = 0

  /** `''` is everything. */
  add(address: Address, changed: () => void): () => void {
    const watcher = () => changed()
    const watchers = this.#at.get(address) ?? new Set()
    this.#at.set(address, watchers.add(watcher))
    return () => {
      watchers.delete(watcher)
      if (watchers.size === 0 && this.#at.get(address) === watchers) this.#at.delete(address)
    }
  }

  changed(addresses: Iterable<Address>): void {
    for (const address of addresses) this.#due.add(address)
  }

  /** Nobody hears anything before all of it is written. */
  hold<T>(write: () => T): T {
    this.#held += 1
    try {
      return write()
    } finally {
      this.#held -= 1
      this.tell()
    }
  }

  tell(): void {
    if (this.#held > 0 || this.#due.size === 0) return
    const callbacks = new Set<() => void>()
    for (const address of this.#heard()) for (const watcher of this.#at.get(address) ?? []) callbacks.add(watcher)
    this.#due.clear()
    callAll([...callbacks])
  }

  /** Watched addresses at or above what changed. A design that arrives changes a hundred thousand, of which few are watched. */
  #heard(): ReadonlySet<Address> {
    const heard = new Set<Address>([''])
    for (const address of this.#due) {
      for (let end = address.indexOf('/'); end >= 0; end = address.indexOf('/', end + 1)) {
        const above = address.slice(0, end)
        if (this.#at.has(above)) heard.add(above)
      }
      if (this.#at.has(address)) heard.add(address)
    }
    return heard
  }

  clear(): void {
    this.#at.clear()
    this.#due.clear()
  }
}

/** One that throws does not keep the others from hearing; the error still comes out. */
function callAll(callbacks: readonly (() => void)[]): void {
  let at = 0
  try {
    for (; at < callbacks.length; at += 1) callbacks[at]?.()
  } finally {
    if (at < callbacks.length) callAll(callbacks.slice(at + 1))
  }
}
