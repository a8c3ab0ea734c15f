import { assert, ok, type Problem, type Result } from '@balcony/base'
import {
  type Address,
  type Compartment,
  type Process,
  type ProseDoc,
  type Row,
  type Snapshot,
  type Value,
  validate,
} from '@balcony/design'
import type * as Y from 'yjs'
import { type Author, Plan, type Planned } from './edits.ts'
import { readKey, readRoot, spotAt, tableOf } from './fields.ts'
import { bringsRestore } from './history/restoring.ts'
import type { Edit, Live } from './live-contract.ts'
import { mayDelete } from './own-words.ts'
import type { Roots } from './roots.ts'
import { Shelf } from './shelf.ts'
import { Turns } from './turns.ts'
import { type Step, UndoOrder } from './undo.ts'
import { View } from './view.ts'
import { Watchers } from './watchers.ts'

export interface LiveOptions extends Author {
  /** Origins besides `edit` that are this person's own writing: the plugin key of the editors' binding. */
  readonly trackOrigins?: readonly unknown[]
  /** Milliseconds of silence after which typing becomes a new undo step. */
  readonly pause?: number
}

export function openLive(
  process: Process,
  docs: Readonly<Partial<Record<Compartment, Y.Doc>>>,
  options: LiveOptions,
): Live {
  return new OpenDesign(process, docs, options)
}

class OpenDesign implements Live {
  readonly process: Process
  readonly undo: UndoOrder
  readonly #options: LiveOptions
  readonly #shelf: Shelf
  readonly #view: View
  readonly #watchers = new Watchers()
  readonly #stops: (() => void)[] = []
  /** The origin of this person's transactions. */
  readonly #own = { own: 'edit' }
  #lastWritten: string | undefined
  readonly #unfinished = new Set<() => boolean>()

  constructor(process: Process, docs: Readonly<Partial<Record<Compartment, Y.Doc>>>, options: LiveOptions) {
    this.process = process
    this.#options = options
    this.#shelf = new Shelf(process, docs)
    this.#view = new View(this.#shelf)
    const open = this.#shelf.open.map((name) => [name, this.#roots(name)] as const)
    for (const [compartment, roots] of open) this.#listen(compartment, roots.doc)
    this.undo = new UndoOrder(
      open.map(([name, roots]) => [name, roots.doc] as const),
      {
        origins: [this.#own, ...(options.trackOrigins ?? [])],
        pause: options.pause ?? 500,
        around: (walk) => {
          this.#finish()
          return this.#watchers.hold(walk)
        },
        mayDelete: (compartment, item) => mayDelete(this.#shelf, this.#roots(compartment), item),
      },
    )
  }

  get open(): readonly Compartment[] {
    return this.#shelf.open
  }

  snapshot(): Snapshot {
    return this.#view.snapshot()
  }

  value(address: Address): Value | undefined {
    return this.#view.value(address)
  }

  invalid(address: Address): Problem | undefined {
    const spot = spotAt(this.process, address)
    const value = spot && this.value(address)
    if (spot && value !== undefined) return validate(spot.field, value, undefined, address)
    const stands = spot && this.#shelf.roots(spot.compartment)?.values.get(address)
    if (stands === undefined) return undefined
    return { code: 'invalid', message: 'What stands here cannot be read. Choose it again.', at: address }
  }

  rows(table: string): readonly Row[] {
    return this.#view.rows(table)
  }

  row(table: string, id: string): Row | undefined {
    return this.#view.row(table, id)
  }

  removed(table: string): readonly string[] {
    return this.#shelf.records(table)?.removed() ?? []
  }

  edit(...edits: readonly Edit[]): Result<void> {
    const planned = this.#plan(edits)
    if (!planned.ok) return planned
    this.#begin(edits)
    this.#watchers.hold(() => this.undo.asOneStep(() => this.#make(planned.value)))
    return ok(undefined)
  }

  inTurns(edits: readonly Edit[]): Result<() => boolean> {
    const planned = this.#plan(edits)
    if (!planned.ok) return planned
    this.#begin(edits)
    let step: Step | undefined
    const { write, isDone } = new Turns(planned.value, edits, (some) =>
      this.#watchers.hold(() => {
        // What others and this person write between two turns is no part of it.
        this.undo.cut()
        step = this.undo.asOneStep(() => this.#make(some), step)
        this.undo.cut()
      }),
    )
    const turn = () => {
      write()
      if (isDone()) this.#unfinished.delete(turn)
      return !isDone()
    }
    this.#unfinished.add(turn)
    return ok(turn)
  }

  watch(address: Address, changed: () => void): () => void {
    return this.#watchers.add(address, changed)
  }

  text(address: Address, language?: string): Y.Text {
    assert(
      readRoot(this.process, language === undefined ? address : `${address}@${language}`),
      `${address} holds plain text`,
    )
    return this.#rootsAt(address).text(address, language)
  }

  prose(address: Address): Y.XmlFragment {
    return this.#rootsAt(address).prose(address)
  }

  proseDoc(address: Address): ProseDoc {
    return this.#shelf.proseDoc(address)
  }

  docOf(address: Address): Y.Doc {
    return this.#rootsAt(address).doc
  }

  close(): void {
    this.#finish()
    for (const stop of this.#stops.splice(0)) stop()
    this.undo.close()
    this.#watchers.clear()
  }

  #plan(edits: readonly Edit[]): Result<readonly Planned[]> {
    const plan = new Plan(this.#shelf, this.#options)
    const planned: Planned[] = []
    for (const edit of edits) {
      const checked = plan.check(edit)
      if (!checked.ok) return checked
      planned.push(checked.value)
    }
    return ok(planned)
  }

  /** What is being written in turns is written to its end. */
  #finish(): void {
    for (const turn of [...this.#unfinished]) while (turn());
  }

  /** Typing in one text stays one step while it goes on; everything else is a step of its own. */
  #begin(edits: readonly Edit[]): void {
    const [first, ...more] = edits
    const written = first?.do === 'write' && more.length === 0 ? `${first.address}@${first.language ?? ''}` : undefined
    if (written === undefined || written !== this.#lastWritten) this.undo.cut()
    this.#lastWritten = written
  }

  #make(planned: readonly Planned[]): void {
    for (const compartment of this.#shelf.open) {
      const mine = planned.filter((change) => change.compartment === compartment)
      if (mine.length === 0) continue
      const roots = this.#roots(compartment)
      roots.doc.transact(() => {
        for (const change of mine) change.make()
      }, this.#own)
    }
  }

  #listen(compartment: Compartment, doc: Y.Doc): void {
    // Before any observer looks, so that none sees yesterday's values; watchers hear when all observers are through.
    const take = (transaction: Y.Transaction) => {
      const addresses = this.#shelf.follow(compartment, transaction)
      this.#view.forget(addresses)
      this.#watchers.changed(addresses)
    }
    const tell = (transaction: Y.Transaction) => {
      if (bringsRestore(transaction)) this.undo.forget()
      this.#watchers.tell()
    }
    doc.on('beforeObserverCalls', take)
    doc.on('afterTransaction', tell)
    this.#stops.push(
      () => doc.off('beforeObserverCalls', take),
      () => doc.off('afterTransaction', tell),
    )
  }

  #rootsAt(address: Address): Roots {
    const compartment =
      spotAt(this.process, address)?.compartment ??
      readKeyCompartment(this.process, address) ??
      tableOf(this.process, address)?.compartment ??
      this.process.sections[address]?.compartment
    assert(compartment, `${address} is an address of the design`)
    return this.#roots(compartment)
  }

  #roots(compartment: Compartment): Roots {
    const roots = this.#shelf.roots(compartment)
    assert(roots, `${compartment} is open`)
    return roots
  }
}

function readKeyCompartment(process: Process, address: Address): Compartment | undefined {
  const key = readKey(process, address)
  return key?.is === 'record' ? key.compartment : undefined
}
