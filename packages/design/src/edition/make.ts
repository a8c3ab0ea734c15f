import type { Address } from '../address.ts'
import type { EditionKind, Field, Process, Section, Table } from '../describe.ts'
import { holds } from '../file/references.ts'
import { inLanguage, type Names, type Say } from '../kind/print.ts'
import type { Row, Snapshot, Values } from '../snapshot.ts'
import { audiences, classifications, reaches, treatmentOf } from './audience.ts'
import { countsOf } from './counts.ts'
import { cutValue } from './cut-value.ts'
import type { Edition } from './edition.ts'
import { editionNames } from './edition-names.ts'
import { keepRows } from './keep-rows.ts'
import { LeftOutList } from './left-out.ts'
import type { Scope } from './row-cuts.ts'
import { scopeOf } from './scope.ts'
import { statementsOf } from './statements.ts'

export interface EditionOptions {
  /** YYYY-MM-DD, the day it is cut. */
  readonly date: string
  /** BCP-47 of the words around the text; else the main language of the title. */
  readonly language?: string
  /** For whom a partner edition is. */
  readonly partner?: string
  /** For which session a run-sheet or agenda is. */
  readonly session?: string
  /** What the lead chose to show where the choice is the lead's: addresses of records, or of single fields of records. */
  readonly chosen?: readonly Address[]
  /** Our own words ("Participant 3") in the language of the edition. */
  readonly say?: Say
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
  }

  cut(): Edition {
    const kept = keepRows(this.#process, this.#snapshot, this.#scope, this.#leftOut)
    const say = this.#options.say ?? ((message: string) => message)
    const names = editionNames(this.#process, this.#snapshot, kept, this.#scope, this.#language, say)
    const used: Record<Address, string> = {}
    const use: Names = (address) => {
      const name = names(address)
      if (name !== undefined) used[address] = name
      return name
    }
    const sections: Record<string, Values> = {}
    for (const [id, section] of Object.entries(this.#process.sections)) {
      const values = this.#section(id, section, use)
      if (Object.keys(values).length > 0) sections[id] = values
    }
    const tables: Record<string, readonly Row[]> = {}
    const open = this.#snapshot.open.filter((each) => audiences[this.#kind].draws.includes(each))
    const snapshot: Snapshot = { open, sections, tables }
    for (const [id, table] of Object.entries(this.#process.tables)) {
      const rows = this.#rows(id, table, kept[id] ?? [], use, snapshot)
      if (rows.length > 0) tables[id] = rows
      for (const row of rows) use(`${id}/${row.id}`)
    }
    return this.#seal(snapshot, used, say)
  }

  #seal(snapshot: Snapshot, names: Readonly<Record<Address, string>>, say: Say): Edition {
    const { coverTitle: cover, title } = snapshot.sections['design'] ?? {}
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
      aggregates: countsOf(this.#process, this.#snapshot, this.#scope, this.#leftOut),
      statements: statementsOf(this.#kind, this.#snapshot).map(say),
      leftOut: this.#leftOut.all(),
      // The mark that this was cut is a matter of types only: here, and nowhere else, it is put on.
    } as unknown as Edition
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

function ownLanguage(snapshot: Snapshot): string {
  const { titleLanguage, workingLanguages } = snapshot.sections['design'] ?? {}
  const first = Array.isArray(workingLanguages) ? workingLanguages[0] : undefined
  return [titleLanguage, first].find((tag) => typeof tag === 'string' && tag !== '')?.toString() ?? 'en'
}
