import type { Row } from '@balcony/design'
import { type Showing, shownValue } from '../field/shown.ts'
import type { Column } from './columns.ts'

/**
 * What a whole row says, in small letters. A row that did not change is not read again, but for the names of the records it points to,
 * which change without it.
 */
export class RowWords {
  readonly #own: readonly Column[]
  readonly #pointing: readonly Column[]
  readonly #showing: Showing
  readonly #known = new WeakMap<Row, string>()
  #names = new Map<string, string | undefined>()

  constructor(columns: readonly Column[], showing: Showing) {
    const points = ({ field }: Column) => field.kind === 'reference' || field.kind === 'references'
    this.#own = columns.filter((column) => !points(column))
    this.#pointing = columns.filter(points)
    this.#showing = showing
  }

  /** Names of other records are asked anew from now on. */
  begin(): void {
    this.#names = new Map()
  }

  says(row: Row, wanted: string): boolean {
    let own = this.#known.get(row)
    if (own === undefined) {
      own = this.#words(this.#own, row, this.#showing)
      this.#known.set(row, own)
    }
    return (
      own.includes(wanted) || this.#words(this.#pointing, row, { ...this.#showing, names: this.#name }).includes(wanted)
    )
  }

  #words(columns: readonly Column[], row: Row, showing: Showing): string {
    const said = columns.map(({ name, field }) => shownValue(field, row.values[name], showing))
    return said.join('\n').toLocaleLowerCase(showing.locale)
  }

  readonly #name = (address: string): string | undefined => {
    if (!this.#names.has(address)) this.#names.set(address, this.#showing.names(address))
    return this.#names.get(address)
  }
}
