import type { Member } from '@balcony/access'
import type { House } from '../context.ts'
import type { NewExport } from './contract.ts'
import { cutFor, printedFile } from './make.ts'

/** What the dialog opens with. */
const usual: NewExport = { edition: 'internal', paper: 'a4' }
/** So long nothing is set ahead again for a design. */
const againAfter = 10 * 60_000
const maxKept = 1000

/**
 * Sets the usual edition of a design before anybody asks for it, and throws the file away: whoever opens the export then waits for
 * what changed since and no more. One design at a time; nothing of it is told, kept or judged.
 */
export class Ahead {
  readonly #house: House
  readonly #lastAt = new Map<string, number>()
  #setting: { readonly design: string; readonly done: Promise<void> } | undefined

  constructor(house: House) {
    this.#house = house
  }

  begin(member: Member): void {
    const { design } = member
    const now = this.#house.clock.now()
    if (this.#setting || now - (this.#lastAt.get(design) ?? Number.NEGATIVE_INFINITY) < againAfter) return
    this.#lastAt.delete(design)
    this.#lastAt.set(design, now)
    const [oldest] = this.#lastAt.keys()
    if (this.#lastAt.size > maxKept && oldest !== undefined) this.#lastAt.delete(oldest)
    const done = this.#set(member).finally(() => {
      this.#setting = undefined
    })
    this.#setting = { design, done }
  }

  /** Resolves when what is being set of this design is set: whoever comes meanwhile is served sooner by the process that did it. */
  async done(design: string): Promise<void> {
    if (this.#setting?.design === design) await this.#setting.done
  }

  async #set(member: Member): Promise<void> {
    try {
      const cut = await cutFor(this.#house, member, usual)
      if (cut.ok) await printedFile(this.#house, member.design, cut.value.edition, usual)
    } catch {
      // Whoever asks for the file hears why it cannot be made.
    }
  }
}
