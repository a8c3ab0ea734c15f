// What a guest wrote and the server does not have yet: kept on their phone until it does.
import type { Address, Quote } from '@balcony/design'

export interface Kept {
  readonly id: string
  /** Milliseconds since 1970, this device's time. */
  readonly at: number
  readonly text: string
  /** Of a first remark. */
  readonly address?: Address
  readonly quote?: Quote
  /** Of an answer. */
  readonly thread?: string
  /** Why the server did not take it; it stays until its writer throws it away or sends it again. */
  readonly refused?: string
}

type Shelf = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>

export class Outbox {
  readonly #name: string
  readonly #shelf: Shelf | undefined
  #kept: readonly Kept[]

  /** Not under `balcony/`: somebody else signing out on this device does not take a guest's words with them. */
  constructor(link: string, shelf: Shelf | undefined) {
    this.#name = `balcony-guest/${link}/outbox`
    this.#shelf = shelf
    this.#kept = this.#read()
  }

  /** Oldest first. */
  all = (): readonly Kept[] => this.#kept

  put(kept: Kept): void {
    this.#set([...this.#kept.filter((one) => one.id !== kept.id), kept].sort((one, other) => one.at - other.at))
  }

  take(id: string): void {
    this.#set(this.#kept.filter((one) => one.id !== id))
  }

  #set(kept: readonly Kept[]): void {
    this.#kept = kept
    try {
      if (kept.length === 0) this.#shelf?.removeItem(this.#name)
      else this.#shelf?.setItem(this.#name, JSON.stringify(kept))
    } catch {
      // The device keeps nothing: the words live as long as the page, and the page says so before it is closed.
    }
  }

  #read(): readonly Kept[] {
    try {
      const found: unknown = JSON.parse(this.#shelf?.getItem(this.#name) ?? '[]')
      return Array.isArray(found) ? found.filter(isKept) : []
    } catch {
      return []
    }
  }
}

function isKept(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && 'id' in value && 'text' in value && 'at' in value
}
