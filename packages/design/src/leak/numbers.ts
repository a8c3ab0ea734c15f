import type { Token } from '../search/tokens.ts'
import type { Hit } from './look.ts'
import type { Secret } from './secrets.ts'
import { numbersIn } from './words.ts'

/** A run of more digits than this is a table of figures, not one number: only the part that was found is said. */
const longestNumber = 20

/** Ends of numbers, found anywhere in runs of digits. */
export class Numbers {
  readonly #byEnd = new Map<string, Secret[]>()
  readonly #lengths: readonly number[]

  constructor(secrets: readonly Secret[]) {
    for (const secret of secrets) {
      if (secret.digits === undefined) continue
      const list = this.#byEnd.get(secret.digits)
      if (list) list.push(secret)
      else this.#byEnd.set(secret.digits, [secret])
    }
    this.#lengths = [...new Set([...this.#byEnd.keys()].map((digits) => digits.length))]
  }

  in(text: string, tokens: readonly Token[]): readonly Hit[] {
    if (this.#byEnd.size === 0) return []
    const hits: Hit[] = []
    for (const { digits, places, from, to } of numbersIn(text, tokens))
      for (let at = 0; at < digits.length; at++)
        for (const length of this.#lengths)
          for (const secret of this.#byEnd.get(digits.slice(at, at + length)) ?? []) {
            const part = digits.length > longestNumber
            const [first = from, last = to] = part ? [places[at]?.from, places[at + length - 1]?.to] : []
            hits.push({ secret, from: first, to: last, sure: secret.sure })
          }
    return hits
  }
}
