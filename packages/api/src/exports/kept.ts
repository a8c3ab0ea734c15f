import type { EditionKind, FoundLeak } from '@balcony/design'
import type { Clock } from '@balcony/sync'
import type { NewExport } from './contract.ts'
import type { PrintedFile } from './make.ts'

/** So long what somebody made can be looked at and taken. */
const keptFor = 15 * 60_000
/** Bytes of all that is kept; the oldest goes first. */
const maxBytes = 256 * 2 ** 20

export interface KeptExport {
  readonly id: string
  readonly design: string
  readonly person: string
  readonly at: number
  readonly name: string
  readonly asked: NewExport
  readonly edition: EditionKind
  readonly leaks: readonly FoundLeak[]
  readonly file?: PrintedFile
  /** Its title page was shown, and that was recorded. */
  readonly wasSeen: boolean
}

/** The last file of each person, in memory: what is looked at is what is taken, byte for byte. */
export class KeptExports {
  readonly #clock: Pick<Clock, 'now'>
  readonly #byPerson = new Map<string, KeptExport>()

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock
  }

  keep(made: KeptExport): void {
    this.#byPerson.delete(made.person)
    this.#byPerson.set(made.person, made)
    let bytes = 0
    for (const each of [...this.#byPerson.values()].reverse()) {
      bytes += each.file?.bytes ?? 0
      if (this.#isOver(each) || (bytes > maxBytes && each !== made)) this.#byPerson.delete(each.person)
    }
  }

  find(design: string, person: string, id: string | undefined): KeptExport | undefined {
    const made = this.#byPerson.get(person)
    return made && made.id === id && made.design === design && !this.#isOver(made) ? made : undefined
  }

  /** Nothing of a design that was made before is given out any more. */
  forget(design: string): void {
    for (const each of [...this.#byPerson.values()]) if (each.design === design) this.#byPerson.delete(each.person)
  }

  #isOver({ at }: KeptExport): boolean {
    return this.#clock.now() - at >= keptFor
  }
}
