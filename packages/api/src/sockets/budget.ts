/** Open sockets of one person over all their tabs and devices. A design has up to six compartments, each a socket. */
export const maxSocketsPerPerson = 50
/** Open and half-open sockets of one network address: an office behind one. */
export const maxSocketsPerAddress = 200

/** Counts what is open under a name, and says when that is enough. */
export class Budget {
  readonly #open = new Map<string, number>()
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  /** Takes one and returns how to give it back, or undefined when there is none left. */
  take(name: string): (() => void) | undefined {
    const open = this.#open.get(name) ?? 0
    if (open >= this.#most) return undefined
    this.#open.set(name, open + 1)
    let given = false
    return () => {
      if (given) return
      given = true
      const left = (this.#open.get(name) ?? 1) - 1
      if (left > 0) this.#open.set(name, left)
      else this.#open.delete(name)
    }
  }
}
