import type { Edit } from './live-contract.ts'

/** Long work cut into pieces that are about equally long: so many values are written in one. */
const valuesAtOnce = 300

/** Writes one piece of a list at a time. */
export class Turns<Planned> {
  readonly #planned: readonly Planned[]
  readonly #edits: readonly Edit[]
  readonly #make: (some: readonly Planned[]) => void
  #at = 0

  /** `planned` are the same edits, in the same order, ready to be made. */
  constructor(planned: readonly Planned[], edits: readonly Edit[], make: (some: readonly Planned[]) => void) {
    this.#planned = planned
    this.#edits = edits
    this.#make = make
  }

  isDone = (): boolean => this.#at >= this.#planned.length

  write = (): void => {
    if (this.isDone()) return
    const from = this.#at
    for (let values = 0; values < valuesAtOnce && !this.isDone(); this.#at += 1) values += weight(this.#edits[this.#at])
    this.#make(this.#planned.slice(from, this.#at))
  }
}

function weight(edit: Edit | undefined): number {
  return edit?.do === 'add' ? 1 + Object.keys(edit.values ?? {}).length : 1
}
