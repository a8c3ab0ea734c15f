import type { Address } from '../address.ts'
import type { EditionKind, Field, Process, Section, Table } from '../describe.ts'
import { inLanguage, type Say } from '../kind/print.ts'
import type { Row, Snapshot, Values } from '../snapshot.ts'
import { aggregated } from './aggregate.ts'
import { audiences, classifications, reaches, treatmentOf } from './audience.ts'
import { cutValue } from './cut-value.ts'
import type { Aggregate, Edition, LeftOut } from './edition.ts'
import { editionNames } from './edition-names.ts'
import { rowCuts, type Scope } from './row-cuts.ts'
import { isWithheld, scopeOf, travels } from './scope.ts'

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
  readonly #leftOut: LeftOut[] = []
  readonly #aggregates: Aggregate[] = []
  readonly #used = new Set<Address>()

  constructor(process: Process, snapshot: Snapshot, kind: EditionKind, options: EditionOptions) {
    this.#process = process
    this.#snapshot = snapshot
    this.#kind = kind
    this.#options = options
    this.#scope = scopeOf(process, snapshot, kind, options)
    this.#language = options.language ?? this.#ownLanguage()
  }

  cut(): Edition {
    const kept = this.#keptRows()
    const names = editionNames(
      this.#process,
      this.#snapshot,
      kept,
      this.#scope,
      this.#language,
      this.#options.say ?? ((it) => it),
    )
    const used = (address: Address) => {
      const name = names(address)
      if (name !== undefined) this.#used.add(address)
      return name
    }
    const sections = Object.entries(this.#process.sections).flatMap(([id, section]) => {
      const values = this.#section(id, section, used)
      return values ? [[id, values] as const] : []
    })
    const tables: Record<string, readonly Row[]> = {}
    for (const [id, table] of Object.entries(this.#process.tables)) {
      const rows = this.#rows(id, table, kept.get(id) ?? [], used, tables)
      if (rows.length > 0) tables[id] = rows
      for (const row of rows) used(`${id}/${row.id}`)
      this.#count(id, table)
    }
    const snapshot: Snapshot = {
      open: this.#snapshot.open.filter((each) => audiences[this.#kind].draws.includes(each)),
      sections: Object.fromEntries(sections),
      tables,
    }
    return this.#seal(snapshot, Object.fromEntries([...this.#used].map((address) => [address, names(address) ?? ''])))
  }

  #seal(snapshot: Snapshot, names: Readonly<Record<Address, string>>): Edition {
    const design = snapshot.sections['design'] ?? {}
    const { coverTitle: cover, title } = design
    const coverTitle = typeof cover === 'string' && cover !== '' ? cover : 'Working paper'
    const full =
      title && typeof title === 'object' ? inLanguage(title as Readonly<Record<string, string>>, this.#language) : ''
    return {
      kind: this.#kind,
      coverTitle,
      title: full || coverTitle,
      classification: classifications[this.#kind],
      language: this.#language,
      date: this.#options.date,
      snapshot,
      names,
      aggregates: this.#aggregates,
      leftOut: this.#leftOut,
      // The mark that this was cut is a matter of types only: here, and nowhere else, it is put on.
    } as unknown as Edition
  }

  /** Which rows go in, before their values are looked at. */
  #keptRows(): ReadonlyMap<string, readonly Row[]> {
    const kept = new Map<string, readonly Row[]>()
    for (const [id, table] of Object.entries(this.#process.tables)) {
      const all = this.#snapshot.tables[id] ?? []
      const { draws, rows: otherwise } = audiences[this.#kind]
      if (!draws.includes(table.compartment)) {
        if (all.length > 0) this.#leftOut.push({ address: id, why: 'compartment' })
        continue
      }
      const cut = table.rows?.[this.#kind] ?? (table.compartment === 'core' ? otherwise : 'all')
      if (cut === 'none' && all.length > 0) this.#leftOut.push({ address: id, why: 'edition' })
      const rows = all.filter((row, index) => {
        const why = this.#whyNot(id, table, row, index, cut, kept)
        if (why && cut !== 'none') this.#leftOut.push({ address: `${id}/${row.id}`, why })
        return why === undefined
      })
      kept.set(id, cut === 'top' ? this.#heaviest(id, rows) : rows)
    }
    return kept
  }

  #whyNot(
    id: string,
    table: Table,
    row: Row,
    index: number,
    cut: keyof typeof rowCuts,
    kept: ReadonlyMap<string, readonly Row[]>,
  ): LeftOut['why'] | undefined {
    if (isWithheld(this.#scope, id, row)) return 'withheld'
    if (!rowCuts[cut]({ table: id, description: table, row, index, scope: this.#scope })) return 'edition'
    if (!travels(this.#kind, table, row)) return 'level'
    if (!table.of) return undefined
    const holder = row.values[table.of.field]
    return kept.get(table.of.table)?.some((each) => each.id === holder) ? undefined : 'edition'
  }

  /** The five risks that weigh most, in their own order. */
  #heaviest(table: string, rows: readonly Row[]): readonly Row[] {
    const weight = ({ values }: Row) => Number(values['likelihood'] ?? 0) * Number(values['impact'] ?? 0)
    const top = new Set([...rows].sort((a, b) => weight(b) - weight(a)).slice(0, 5))
    for (const row of rows) if (!top.has(row)) this.#leftOut.push({ address: `${table}/${row.id}`, why: 'edition' })
    return rows.filter((row) => top.has(row))
  }

  #section(id: string, section: Section, names: (address: Address) => string | undefined): Values | undefined {
    const values = this.#snapshot.sections[id]
    if (!values || Object.keys(values).length === 0) return undefined
    const { draws, outside } = audiences[this.#kind]
    if (!draws.includes(section.compartment)) {
      this.#leftOut.push({ address: id, why: 'compartment' })
      return undefined
    }
    if (outside && values['withheld'] === true) {
      this.#leftOut.push({ address: id, why: 'withheld' })
      return undefined
    }
    const cut = this.#values(section.fields, values, { compartment: section.compartment, is: 'section' }, id, names)
    return Object.keys(cut).length === 0 ? undefined : cut
  }

  #rows(
    id: string,
    table: Table,
    rows: readonly Row[],
    names: (address: Address) => string | undefined,
    before: Readonly<Record<string, readonly Row[]>>,
  ): readonly Row[] {
    const place = { compartment: table.compartment, is: 'table' } as const
    const holder = table.of?.field
    return rows.flatMap((row) => {
      const parent = holder === undefined ? undefined : row.values[holder]
      if (table.of && !before[table.of.table]?.some((each) => each.id === parent)) return []
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
    names: (address: Address) => string | undefined,
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
        languages: this.#readerLanguages(),
        withheldWords: () => this.#leftOut.push({ address: `${address}/${name}`, why: 'withheld' }),
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
    const inTable = address.includes('/')
    const note: LeftOut = inTable ? { address: table, field: name, why } : { address: `${address}/${name}`, why }
    const known = this.#leftOut.some((each) => each.address === note.address && each.field === note.field)
    if (!known) this.#leftOut.push(note)
  }

  #count(id: string, table: Table): void {
    const place = { compartment: table.compartment, is: 'table' } as const
    const { smallest } = audiences[this.#kind]
    for (const [name, field] of Object.entries(table.fields)) {
      if (treatmentOf(this.#kind, place, field) !== 'aggregate') continue
      const rows = this.#counted(id, table)
      if (!rows.some((row) => row.values[name] !== undefined)) continue
      const aggregate = aggregated(id, name, field, rows, smallest)
      if (aggregate) this.#aggregates.push(aggregate)
      else this.#leftOut.push({ address: id, field: name, why: 'small-number' })
    }
  }

  /** Everybody whom a count may speak of: those of components that go in, where they belong to components; never what is withheld. */
  #counted(id: string, table: Table): readonly Row[] {
    const ofComponents = Object.values(table.fields).some(
      (field) => (field.kind === 'reference' || field.kind === 'references') && field.to.includes('component'),
    )
    return (this.#snapshot.tables[id] ?? []).filter((row, index) => {
      if (isWithheld(this.#scope, id, row)) return false
      return !ofComponents || rowCuts.own({ table: id, description: table, row, index, scope: this.#scope })
    })
  }

  #readerLanguages(): readonly string[] {
    const partner = this.#snapshot.tables['partner']?.find((row) => row.id === this.#scope.partner)
    const languages = partner?.values['languages']
    return Array.isArray(languages) ? [...languages, this.#language] : []
  }

  #ownLanguage(): string {
    const { titleLanguage, workingLanguages } = this.#snapshot.sections['design'] ?? {}
    if (typeof titleLanguage === 'string') return titleLanguage
    const first = Array.isArray(workingLanguages) ? workingLanguages[0] : undefined
    return typeof first === 'string' ? first : 'en'
  }
}
