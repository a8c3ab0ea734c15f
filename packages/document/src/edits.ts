import { isId, ok, type Result, refuse } from '@balcony/base'
import {
  type Address,
  type Compartment,
  lifeOf,
  maxRecordsPerTable,
  type ProseNode,
  type Table,
  type Value,
  validate,
} from '@balcony/design'
import { checkProse, checkValue } from './check.ts'
import { own, type Spot, spotAt, tableOf } from './fields.ts'
import type { Edit } from './live-contract.ts'
import { placeAt, type RecordMark } from './order.ts'
import { wellFormed, writeText } from './plain-text.ts'
import { writeProse } from './prose-write.ts'
import type { Records } from './records.ts'
import { replacedIn, replaceWords, standingIn } from './replacing.ts'
import type { Roots } from './roots.ts'
import type { Shelf } from './shelf.ts'
import { wordsIn } from './words.ts'
import { writeValue } from './write.ts'

/** One checked change, ready to be made within a transaction of its compartment. */
export interface Planned {
  readonly compartment: Compartment
  make(): void
}

/** Who takes records away, and when. */
export interface Author {
  readonly person: string
  now(): number
}

/** Checks edits in their order, each in the light of those before it; nothing is written yet. */
export class Plan {
  readonly #shelf: Shelf
  readonly #author: Author
  readonly #added = new Map<string, Set<string>>()

  constructor(shelf: Shelf, author: Author) {
    this.#shelf = shelf
    this.#author = author
  }

  check(edit: Edit): Result<Planned> {
    return this.#checks[edit.do](edit as never)
  }

  readonly #checks: { readonly [Do in Edit['do']]: (edit: Extract<Edit, { do: Do }>) => Result<Planned> } = {
    set: (edit) => this.#set(edit.address, edit.value),
    write: (edit) => this.#write(edit.address, edit.text, edit.language),
    replace: (edit) => this.#replace(edit),
    append: (edit) => this.#append(edit.address, edit.content),
    add: (edit) => this.#add(edit),
    move: (edit) =>
      this.#record(edit.table, edit.id, (place) =>
        this.#place(place, edit.id, edit.before, place.records.mark(edit.id)),
      ),
    remove: (edit) =>
      this.#record(edit.table, edit.id, (place) => {
        const mark = place.records.mark(edit.id)
        if (mark && !mark.removed)
          this.#mark(place, edit.id, { ...mark, removed: { at: this.#author.now(), by: this.#author.person } })
      }),
    'bring-back': (edit) =>
      this.#record(edit.table, edit.id, (place) => {
        const mark = place.records.mark(edit.id)
        if (mark?.removed) this.#mark(place, edit.id, { order: mark.order })
      }),
  }

  #set(address: Address, value: Value | undefined): Result<Planned> {
    const found = this.#spot(address)
    if (!found.ok) return found
    const { spot, roots } = found.value
    if (lifeOf[spot.field.kind] === 'prose')
      return refuse('invalid', `${spot.field.label} is written in its editor, not set as a whole.`, address)
    const checked = value === undefined ? ok(undefined) : checkValue(spot.field, value, address)
    if (!checked.ok) return checked
    return ok({ compartment: spot.compartment, make: () => writeValue(roots, this.#shelf, address, spot, value) })
  }

  #write(address: Address, text: string, language: string | undefined): Result<Planned> {
    const found = this.#spot(address)
    if (!found.ok) return found
    const { spot, roots } = found.value
    const { field } = spot
    if (lifeOf[field.kind] !== (language === undefined ? 'text' : 'texts'))
      return refuse(
        'invalid',
        `${field.label} does not hold plain text${language ? ' in several languages' : ''}.`,
        address,
      )
    const words = wellFormed(text)
    const checked = checkValue(field, language === undefined ? words : { [language]: words }, address)
    if (!checked.ok) return checked
    return ok({ compartment: spot.compartment, make: () => writeText(roots.text(address, language), words) })
  }

  #replace({ address, words, by, language }: Extract<Edit, { do: 'replace' }>): Result<Planned> {
    const found = this.#spot(address)
    if (!found.ok) return found
    const { spot, roots } = found.value
    const { field, compartment } = spot
    const life = lifeOf[field.kind]
    if (life !== 'prose' && life !== (language === undefined ? 'text' : 'texts'))
      return refuse('invalid', `${field.label} holds no words of this sort.`, address)
    const root = life === 'prose' ? roots.prose(address) : roots.text(address, language)
    const text = wordsIn(root).text
    const other = wellFormed(by)
    if (other === '' || standingIn(text, words).length === 0)
      return refuse('conflict', 'These words do not stand here any more. Look again.', address)
    const whole = replacedIn(text, words, other)
    const checked =
      life === 'prose' ? ok(undefined) : checkValue(field, language ? { [language]: whole } : whole, address)
    if (!checked.ok) return checked
    return ok({ compartment, make: () => replaceWords(root, words, other) })
  }

  #append(address: Address, content: readonly ProseNode[]): Result<Planned> {
    const found = this.#spot(address)
    if (!found.ok) return found
    const { spot, roots } = found.value
    if (lifeOf[spot.field.kind] !== 'prose')
      return refuse('invalid', `${spot.field.label} does not hold prose.`, address)
    const stands = this.#shelf.proseDoc(address).content
    const doc = { type: 'doc', content: [...stands, ...content] } as const
    const problem = validate(spot.field, { type: 'doc', content }, undefined, address)
    const checked = problem ? { ok: false as const, problem } : checkProse(spot.field, doc, address)
    if (!checked.ok) return checked
    const make = () => writeProse(roots.prose(address), { type: 'doc', content })
    return ok({ compartment: spot.compartment, make })
  }

  #add(edit: Extract<Edit, { do: 'add' }>): Result<Planned> {
    const found = this.#table(edit.table)
    if (!found.ok) return found
    const place = found.value
    const at = `${edit.table}/${edit.id}`
    if (!isId(edit.id)) return refuse('invalid', `“${edit.id.slice(0, 70)}” cannot be the id of a record.`, at)
    const added = this.#added.get(edit.table) ?? new Set()
    if (added.has(edit.id) || place.records.mark(edit.id))
      return refuse('conflict', `There is already a ${place.table.singular} with this id. Nothing was changed.`, at)
    if (place.records.live + added.size >= maxRecordsPerTable)
      return refuse(
        'too-many',
        `${place.table.label}: up to ${maxRecordsPerTable.toLocaleString('en')} can be kept here. Nothing was changed: remove some that are no longer needed.`,
        edit.table,
      )
    const values = this.#checkValues(place, at, edit.values ?? {})
    if (!values.ok) return values
    this.#added.set(edit.table, added.add(edit.id))
    const make = () => {
      this.#place(place, edit.id, edit.before, undefined)
      for (const write of values.value) write()
    }
    return ok({ compartment: place.table.compartment, make })
  }

  #checkValues(place: Place, at: Address, values: Readonly<Record<string, Value>>): Result<readonly (() => void)[]> {
    const writes: (() => void)[] = []
    for (const [name, value] of Object.entries(values)) {
      const address = `${at}/${name}`
      const field = own(place.table.fields, name)
      if (!field) return refuse('not-found', `${place.table.singular} has no field of this name.`, address)
      const checked = checkValue(field, value, address)
      if (!checked.ok) return checked
      const spot = { field, compartment: place.table.compartment }
      writes.push(() => writeValue(place.roots, this.#shelf, address, spot, value))
    }
    return ok(writes)
  }

  #record(table: string, id: string, make: (place: Place) => void): Result<Planned> {
    const found = this.#table(table)
    if (!found.ok) return found
    if (!this.#exists(found.value.records, table, id))
      return refuse('not-found', 'This is not there any more.', `${table}/${id}`)
    return ok({ compartment: found.value.table.compartment, make: () => make(found.value) })
  }

  #spot(address: Address): Result<{ readonly spot: Spot; readonly roots: Roots }> {
    const spot = spotAt(this.#shelf.process, address)
    const roots = spot && this.#shelf.roots(spot.compartment)
    if (!roots) return refuse('not-found', 'There is no such field here.', address)
    if (spot.table !== undefined && spot.record !== undefined) {
      const records = this.#shelf.records(spot.table)
      if (!records || !this.#exists(records, spot.table, spot.record))
        return refuse('not-found', 'This is not there any more.', address)
    }
    return ok({ spot, roots })
  }

  #table(name: string): Result<Place> {
    const table = tableOf(this.#shelf.process, name)
    const roots = table && this.#shelf.roots(table.compartment)
    const records = this.#shelf.records(name)
    if (!table || !roots || !records) return refuse('not-found', 'There is no such table here.', name)
    return ok({ name, table, roots, records })
  }

  /** One that was taken away still exists: what is written into it comes back with it. */
  #exists(records: Records, table: string, id: string): boolean {
    return records.mark(id) !== undefined || this.#added.get(table)?.has(id) === true
  }

  /** Before a record that is gone means last: the neighbour may have been taken away a moment ago by somebody else. */
  #place(place: Place, id: string, before: string | undefined, mark: RecordMark | undefined): void {
    if (mark && before === id) return
    const all = place.records.all()
    const others = mark ? all.filter((other) => other.id !== id) : all
    const index = before === undefined ? -1 : others.findIndex((other) => other.id === before)
    for (const [moved, order] of placeAt(others, id, index < 0 ? others.length : index)) {
      const now = moved === id ? mark : place.records.mark(moved)
      this.#mark(place, moved, { ...now, order })
    }
  }

  #mark(place: Place, id: string, mark: RecordMark): void {
    const key = `${place.name}/${id}`
    place.roots.values.set(key, { ...mark })
    this.#shelf.takeKey(place.table.compartment, key)
  }
}

interface Place {
  readonly name: string
  readonly table: Table
  readonly roots: Roots
  readonly records: Records
}
