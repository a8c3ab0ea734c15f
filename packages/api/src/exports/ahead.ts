import { isDeepStrictEqual } from 'node:util'
import type { Member } from '@balcony/access'
import type { Result } from '@balcony/base'
import type { Edition } from '@balcony/design'
import type { House } from '../context.ts'
import type { PrintWatch } from '../parts.ts'
import type { NewExport } from './contract.ts'
import { cutFor, type PrintedFile, printedFile, type Wishes, wishesOf } from './make.ts'
import { UnderWay } from './under-way.ts'

/** What the dialog opens with. */
const usual: NewExport = { edition: 'internal', paper: 'a4' }
/** So long nothing is set ahead again for a design. */
const againAfter = 10 * 60_000
const maxKept = 1000

interface Printing {
  readonly edition: Edition
  readonly file: UnderWay
}

interface Setting {
  readonly design: string
  /** Once it is cut; nothing where it cannot be. */
  readonly begun: Promise<Printing | undefined>
  readonly done: Promise<void>
}

/**
 * Sets the usual edition of a design before anybody asks for it, and throws the file away: whoever opens the export then waits for
 * what changed since and no more. One design at a time; nothing of it is told, kept or judged.
 */
export class Ahead {
  readonly #house: House
  readonly #lastAt = new Map<string, number>()
  #setting: Setting | undefined

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
    const begun = this.#begun(member)
    // Whoever asks for the file hears why it cannot be made.
    const printed = begun.then((printing) => printing?.file.file).catch(() => undefined)
    const done = printed.then(() => {
      this.#setting = undefined
    })
    this.#setting = { design, begun, done }
  }

  /**
   * The file of an edition that was cut and judged for whoever asks. Where the very same is being set ahead, that one goes on for
   * them; where another edition of the design is, it waits: the process that did it is the faster one.
   */
  async file(design: string, edition: Edition, asked: Wishes, watch: PrintWatch): Promise<Result<PrintedFile>> {
    const setting = this.#setting?.design === design ? this.#setting : undefined
    const printing = await setting?.begun
    const isSame = printing && isDeepStrictEqual([printing.edition, usualWishes], [edition, wishesOf(asked)])
    if (printing && isSame) return printing.file.join(watch)
    await setting?.done
    watch.signal?.throwIfAborted()
    return printedFile(this.#house, design, edition, asked, watch)
  }

  async #begun(member: Member): Promise<Printing | undefined> {
    try {
      const cut = await cutFor(this.#house, member, usual)
      if (!cut.ok) return undefined
      const { edition } = cut.value
      const print = (watch: PrintWatch) => printedFile(this.#house, member.design, edition, usual, watch)
      return { edition, file: new UnderWay(print) }
    } catch {
      return undefined
    }
  }
}

const usualWishes = wishesOf(usual)
