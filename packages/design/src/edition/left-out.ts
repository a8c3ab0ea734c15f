import type { Address } from '../address.ts'
import type { LeftOut } from './edition.ts'

/** What an edition leaves out, each thing once. */
export class LeftOutList {
  readonly #noted = new Map<string, LeftOut>()

  note(address: Address, why: LeftOut['why'], field?: string): void {
    const key = `${address} ${field ?? ''} ${why}`
    if (!this.#noted.has(key)) this.#noted.set(key, field === undefined ? { address, why } : { address, field, why })
  }

  all(): readonly LeftOut[] {
    return [...this.#noted.values()]
  }
}
