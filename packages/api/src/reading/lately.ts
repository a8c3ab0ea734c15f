import { createHash } from 'node:crypto'
import type { Clock } from '@balcony/sync'
import type { CutEdition, EditionJob } from '../exports/cut.ts'

/** So long an answer is worth keeping: somebody looks at an edition and tries its paper, or opens what was set ahead. */
const keptFor = 60_000
const maxKept = 4

/** The editions cut last. Cutting depends on what it is asked and on nothing else, so the very same question has the same answer. */
export class Lately {
  readonly #clock: Pick<Clock, 'after'>
  readonly #answers = new Map<string, { readonly answer: CutEdition; readonly design: string; forget(): void }>()

  constructor(clock: Pick<Clock, 'after'>) {
    this.#clock = clock
  }

  async answer(design: string, job: EditionJob, cut: (job: EditionJob) => Promise<CutEdition>): Promise<CutEdition> {
    const key = keyOf(design, job)
    const known = this.#answers.get(key)
    if (known) return known.answer
    const answer = await cut(job)
    this.#answers.get(key)?.forget()
    const callOff = this.#clock.after(keptFor, () => this.#answers.delete(key))
    const forget = () => {
      callOff()
      this.#answers.delete(key)
    }
    this.#answers.set(key, { answer, design, forget })
    if (this.#answers.size > maxKept) [...this.#answers.values()][0]?.forget()
    return answer
  }

  /** Nothing of it is held any more. */
  forget(design?: string): void {
    for (const each of [...this.#answers.values()]) if (design === undefined || each.design === design) each.forget()
  }
}

/** Every byte of the question counts. */
function keyOf(design: string, job: EditionJob): string {
  const hash = createHash('sha256').update(design)
  const told = JSON.stringify(job, (_, value: unknown) => {
    if (!(value instanceof Uint8Array)) return value
    hash.update(value)
    return value.length
  })
  return hash.update(told).digest('hex')
}
