/** At most this many editors stand at once: each costs a transaction for every remote keystroke in its text. */
export const maxMounted = 8

export interface Mounted {
  readonly address: string
  /** The focused one and one in which letters are being composed are never taken away. */
  readonly busy: () => boolean
  readonly unmount: () => void
}

/** The editors that stand, the last used at the end. */
export class MountedEditors {
  #all: readonly Mounted[] = []

  /** Room for one more: the longest unused that is not busy goes. More than the limit stand only while all are busy. */
  mount(one: Mounted): void {
    this.#all = [...this.#all.filter((other) => other.address !== one.address), one]
    for (const other of this.#all) {
      if (this.#all.length <= maxMounted) return
      if (other === one || other.busy()) continue
      this.#all = this.#all.filter((standing) => standing !== other)
      other.unmount()
    }
  }

  use(address: string): void {
    const one = this.#all.find((other) => other.address === address)
    if (one) this.#all = [...this.#all.filter((other) => other !== one), one]
  }

  gone(address: string): void {
    this.#all = this.#all.filter((other) => other.address !== address)
  }

  get addresses(): readonly string[] {
    return this.#all.map((one) => one.address)
  }
}
