import type { Address } from '../address.ts'
import type { EditionKind, Field, Process, Section, Table } from '../describe.ts'
import { holds } from '../file/references.ts'
import { inLanguage, type Names, type Say } from '../kind/print.ts'
import type { Finding } from '../review/finding.ts'
import type { Row, Snapshot, Values } from '../snapshot.ts'
import { audiences, classifications, reaches, treatmentOf } from './audience.ts'
import { changesBetween, findingsFor, type ThreadForEdition, threadsFor } from './beside.ts'
import { countsOf } from './counts.ts'
import { cutValue } from './cut-value.ts'
import type { Edition, ReleaseMark } from './edition.ts'
import { editionNames } from './edition-names.ts'
import { keepRows } from './keep-rows.ts'
import { LeftOutList } from './left-out.ts'
import { isNumbered, Pseudonyms } from './pseudonyms.ts'
import type { Scope } from './row-cuts.ts'
import { scopeOf } from './scope.ts'
import { chosenTables } from './shared-sections.ts'
import { statementsOf } from './statements.ts'

export interface EditionOptions {
  /** YYYY-MM-DD, the day it is cut. */
  readonly date: string
  /** BCP-47 of the words around the text; else the main language of the title. */
  readonly language?: string
  /** For whom a partner edition is. */
  readonly partner?: string
  /** Only these sections and their tables; all that the kind shows when absent. */
  readonly sections?: readonly string[]
  /** For which session a run-sheet or agenda is. */
  readonly session?: string
  /** What the lead chose to show where the choice is the lead's: addresses of records, or of single fields of records. */
  readonly chosen?: readonly Address[]
  /** Our own words ("Participant 3") in the language of the edition. */
  readonly say?: Say
  /** Whom it is made for, and the number of the copy: printed on every page. */
  readonly recipient?: string
  readonly copy?: number
  readonly release?: ReleaseMark
  /** Say where something was withheld. Without it nothing tells that anything was; a public brief or an agenda never does. */
  readonly showGaps?: boolean
  /** What the review says, with the waivers that hold. */
  readonly findings?: readonly Finding[]
  readonly threads?: readonly ThreadForEdition[]
  /** An earlier version: what differs is listed, as far as this audience may read both. */
  readonly since?: { readonly snapshot: Snapshot; readonly name: string; readonly date: string }
  /**
   * The order in which records are numbered that may only be called by a number: from a secret of the house, so that a number
   * says nothing of the order in which people were entered. Without it that order stands.
   */
  readonly shuffle?: (address: Address) => string
}

/** The only maker of editions: whatever leaves a design is generated from what this function cut. */
export function makeEdition(process: Process, snapshot: Snapshot, kind: EditionKind, options: EditionOptions): Edition {
  return new Cutter(process, snapshot, kind, options).cut()
}

class Cutter {
  readonly #process: Process
  readonly #snapshot: Snapshot
  readonly #kind: EditionKind
  readonly #options: EditionOptions
  readonly #scope: Scope
  readonly #language: string
  readonly #readerLanguages: readonly string[]
  readonly #leftOut = new LeftOutList()
  readonly #say: Say
  readonly #gap: string | undefined
  readonly #within: (table: string) => boolean

  constructor(process: Process, snapshot: Snapshot, kind: EditionKind, options: EditionOptions) {
    this.#process = process
    this.#snapshot = snapshot
    this.#kind = kind
    this.#options = options
    this.#scope = scopeOf(process, snapshot, kind, options)
    this.#language = options.language ?? ownLanguage(snapshot)
    const partner = snapshot.tables['partner']?.find((row) => row.id === this.#scope.partner)
    const languages = partner?.values['languages']
    this.#readerLanguages = Array.isArray(languages) ? [...languages, this.#language] : []
    const say = options.say ?? ((message: string) => message)
    this.#say = say
    this.#within = chosenTables(process, options.sections)
    this.#gap = options.showGaps && audiences[kind].gaps ? say('left out') : undefined
  }

  cut(): Edition {
    const { snapshot, names, kept, own } = this.#plain()
    return this.#seal(snapshot, names, own, new Pseudonyms(this.#process, this.#kind, kept))
  }

  /** What goes in, still by the ids of the design. */
  #plain(): Plain {
    const all = keepRows(this.#process, this.#snapshot, this.#scope, this.#leftOut)
    const chosen = Object.entries(all).filter(([table]) => this.#within(table))
    const kept = this.#numbered(Object.fromEntries(chosen))
    const names = editionNames(this.#process, this.#snapshot, kept, this.#scope, this.#language, this.#say)
    const used: Record<Address, string> = {}
    const use: Names = (address) => {
      const name = names(address)
      if (name !== undefined) used[address] = name
      return name
    }
    const sections: Record<string, Values> = {}
    let own: Values = {}
    for (const [id, section] of Object.entries(this.#process.sections)) {
      const values = this.#section(id, section, use)
      // Whoever reads a part still sees what the whole is called.
      if (id === 'design') own = values
      if (Object.keys(values).length > 0 && this.#isChosen(id)) sections[id] = values
    }
    const tables: Record<string, readonly Row[]> = {}
    const open = this.#snapshot.open.filter((each) => audiences[this.#kind].draws.includes(each))
    const snapshot: Snapshot = { open, sections, tables }
    for (const [id, table] of Object.entries(this.#process.tables)) {
      const rows = this.#rows(id, table, kept[id] ?? [], use, snapshot)
      if (rows.length > 0) tables[id] = rows
      for (const row of rows) use(`${id}/${row.id}`)
    }
    return { snapshot, names: used, kept, own }
  }

  #isChosen(section: string): boolean {
    return this.#options.sections?.includes(section) ?? true
  }

  /** Records that are only numbered, in an order that tells nothing. */
  #numbered(kept: Readonly<Record<string, readonly Row[]>>): Readonly<Record<string, readonly Row[]>> {
    const { shuffle } = this.#options
    if (!shuffle) return kept
    const sorted = Object.entries(kept).map(([table, rows]) => {
      if (!isNumbered(this.#process, this.#kind, table)) return [table, rows] as const
      const order = new Map(rows.map((row) => [row.id, shuffle(`${table}/${row.id}`)]))
      const by = ({ id }: Row) => order.get(id) ?? ''
      return [table, [...rows].sort((a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : 0))] as const
    })
    return Object.fromEntries(sorted)
  }

  #seal(plain: Snapshot, used: Readonly<Record<Address, string>>, own: Values, pseudonyms: Pseudonyms): Edition {
    const say = this.#say
    const { since, threads, findings, partner, recipient, copy, release } = this.#options
    const snapshot = pseudonyms.snapshot(plain)
    const names = Object.fromEntries(Object.entries(used).map(([address, name]) => [pseudonyms.address(address), name]))
    const moved = <T extends { readonly address: Address }>(each: T): T => ({
      ...each,
      address: pseudonyms.address(each.address),
    })
    const changes = since ? this.#changes(plain, used, since.snapshot) : []
    const { coverTitle: cover, title } = own
    const coverTitle = typeof cover === 'string' && cover !== '' ? cover : say('Working paper')
    const texts = typeof title === 'object' ? (title as Readonly<Record<string, string>>) : {}
    return {
      kind: this.#kind,
      coverTitle,
      title: inLanguage(texts, this.#language) || coverTitle,
      classification: say(classifications[this.#kind]),
      language: this.#language,
      date: this.#options.date,
      snapshot,
      names,
      aggregates: countsOf(this.#process, this.#snapshot, this.#scope, this.#leftOut).filter(({ table }) =>
        this.#within(table),
      ),
      statements: statementsOf(this.#kind, this.#snapshot).map(say),
      ...(recipient === undefined ? {} : { recipient }),
      ...(copy === undefined ? {} : { copy }),
      ...(release === undefined ? {} : { release }),
      gaps: this.#gap === undefined ? [] : this.#gaps(),
      findings: findingsFor(this.#kind, plain, findings ?? []),
      threads: threadsFor(this.#kind, plain, threads ?? [], partner, say).map(moved),
      changes: changes.map(moved),
      ...(since === undefined ? {} : { since: { name: since.name, date: since.date } }),
      leftOut: this.#leftOut.all(),
      aliases: pseudonyms.aliases,
      // The mark that this was cut is a matter of types only: here, and nowhere else, it is put on.
    } as unknown as Edition
  }

  /** The earlier version is cut by the same rules, so that a difference shows nothing that one of the two does not. */
  #changes(snapshot: Snapshot, names: Readonly<Record<Address, string>>, before: Snapshot) {
    const old = new Cutter(this.#process, before, this.#kind, this.#options).#plain()
    const nameIn = (all: Readonly<Record<Address, string>>) => (address: Address) =>
      Object.hasOwn(all, address) ? all[address] : undefined
    return changesBetween(
      this.#process,
      { snapshot: old.snapshot, names: nameIn(old.names) },
      { snapshot, names: nameIn(names) },
      this.#language,
      this.#say,
    )
  }

  /** Sections that the lead withheld, of those that this audience would read. */
  #gaps(): readonly Address[] {
    return Object.entries(this.#process.sections).flatMap(([id, section]) => {
      const { withheld, ...values } = this.#snapshot.sections[id] ?? {}
      const filled =
        Object.keys(values).length > 0 || section.tables.some((table) => this.#snapshot.tables[table]?.length)
      return this.#isChosen(id) && withheld === true && filled && reaches(this.#kind, section.level) ? [id] : []
    })
  }

  #section(id: string, section: Section, names: Names): Values {
    const values = this.#snapshot.sections[id] ?? {}
    const { draws, outside } = audiences[this.#kind]
    const closed = !draws.includes(section.compartment)
    const withheld = outside && values['withheld'] === true
    if (closed && Object.keys(values).length > 0) this.#leftOut.note(id, 'compartment')
    if (withheld) this.#leftOut.note(id, 'withheld')
    if (closed || withheld) return {}
    return this.#values(section.fields, values, { compartment: section.compartment, is: 'section' }, id, names)
  }

  #rows(id: string, table: Table, rows: readonly Row[], names: Names, before: Snapshot): readonly Row[] {
    const place = { compartment: table.compartment, is: 'table' } as const
    const holder = table.of?.field
    return rows.flatMap((row) => {
      const parent = holder === undefined ? undefined : row.values[holder]
      if (table.of && !holds(before, table.of.table, String(parent))) return []
      const cut = this.#values(table.fields, row.values, place, `${id}/${row.id}`, names, holder)
      // A record of which nothing may be read is not there: even its being there would say something.
      if (Object.keys(cut).length === 0) return []
      return [{ id: row.id, values: holder && parent !== undefined ? { ...cut, [holder]: parent } : cut }]
    })
  }

  #values(
    fields: Readonly<Record<string, Field>>,
    values: Values,
    place: Parameters<typeof treatmentOf>[1],
    address: Address,
    names: Names,
    holder?: string,
  ): Values {
    const shown: Record<string, Values[string]> = {}
    for (const [name, field] of Object.entries(fields)) {
      const value = values[name]
      if (value === undefined || name === holder) continue
      const asked = treatmentOf(this.#kind, place, field)
      const chosen = this.#options.chosen?.some((each) => each === address || each === `${address}/${name}`)
      const treatment = asked !== 'chosen' ? asked : chosen ? 'shown' : 'never'
      const cut = cutValue(field, value, treatment, {
        kind: this.#kind,
        names,
        languages: this.#readerLanguages,
        gap: this.#gap,
        withheldWords: () => this.#leftOut.note(`${address}/${name}`, 'withheld'),
      })
      if (cut !== undefined) shown[name] = cut
      else if (treatment === 'never') this.#noteField(address, name, field)
    }
    return shown
  }

  /** A field that no record of a table shows is said once, with the table. */
  #noteField(address: Address, name: string, field: Field): void {
    const why = reaches(this.#kind, field.level) ? 'edition' : 'level'
    const [table = ''] = address.split('/')
    if (address.includes('/')) this.#leftOut.note(table, why, name)
    else this.#leftOut.note(`${address}/${name}`, why)
  }
}

interface Plain {
  readonly snapshot: Snapshot
  readonly names: Readonly<Record<Address, string>>
  readonly kept: Readonly<Record<string, readonly Row[]>>
  /** What is said of the design as a whole, as this audience may read it. */
  readonly own: Values
}

function ownLanguage(snapshot: Snapshot): string {
  const { titleLanguage, workingLanguages } = snapshot.sections['design'] ?? {}
  const first = Array.isArray(workingLanguages) ? workingLanguages[0] : undefined
  return [titleLanguage, first].find((tag) => typeof tag === 'string' && tag !== '')?.toString() ?? 'en'
}
