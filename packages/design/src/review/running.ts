import type { Compartment, Process } from '../describe.ts'
import type { Row, Snapshot, Values } from '../snapshot.ts'
import { type Facts, factsOf } from './facts.ts'
import { type Finding, type Rule, waived } from './finding.ts'
import { dayFor, findingOf, type ReviewOptions, rulesOf } from './review.ts'
import { defaultSettings, type Settings } from './settings.ts'

/** What is another now: sections whole, of tables the rows that changed and, where rows came, went or moved, their order. */
export interface Changed {
  readonly sections?: Readonly<Record<string, Values>>
  readonly tables?: Readonly<Record<string, ChangedTable>>
}

interface ChangedTable {
  readonly rows: readonly Row[]
  /** Ids of all rows in their order; left out where it is as before. */
  readonly order?: readonly string[]
}

const none: NonNullable<ReviewOptions['concerns']> = []

interface Looked {
  readonly findings: readonly Finding[]
  /** Sections and tables that the rule looked at; `all` where it looks at everything. */
  readonly at: ReadonlySet<string> | 'all'
}

/** A design under review while it is written: only rules that looked at what changed look again. Says the same as `review`. */
export class RunningReview {
  readonly #open: readonly Compartment[]
  readonly #rules: readonly Rule[]
  readonly #settings: Settings
  readonly #sections: Record<string, Values> = {}
  readonly #tables: Record<string, readonly Row[]> = {}
  readonly #looked = new Map<string, Looked>()
  #today = ''
  #concerns = none

  constructor(process: Process, open: readonly Compartment[], settings: Settings = defaultSettings) {
    this.#open = open
    this.#rules = rulesOf(process)
    this.#settings = settings
  }

  take({ sections = {}, tables = {} }: Changed): void {
    for (const [name, values] of Object.entries(sections)) this.#sections[name] = values
    for (const [name, { rows, order }] of Object.entries(tables)) {
      const before = this.#tables[name] ?? []
      const byId = new Map([...before, ...rows].map((row) => [row.id, row]))
      const ids = order ?? before.map((row) => row.id)
      this.#tables[name] = ids.flatMap((id) => byId.get(id) ?? [])
    }
    this.#forget([...Object.keys(sections), ...Object.keys(tables)])
  }

  findings({ today, waivers = [], concerns = none }: Omit<ReviewOptions, 'settings'>): readonly Finding[] {
    const snapshot: Snapshot = { open: this.#open, sections: this.#sections, tables: this.#tables }
    if (today !== this.#today || JSON.stringify(concerns) !== JSON.stringify(this.#concerns)) this.#looked.clear()
    this.#today = today
    this.#concerns = concerns
    const facts = factsOf(snapshot, today, concerns)
    return this.#rules.flatMap((rule) => this.#look(rule, facts).map((finding) => waived(finding, waivers, today)))
  }

  /** The rules that could look at everything that they look into: of the others nobody can say that they pass. */
  get whole(): readonly string[] {
    const isOpen = (compartment: Compartment) => this.#open.includes(compartment)
    return this.#rules.filter(({ reads }) => reads.every(isOpen)).map(({ id }) => id)
  }

  /** The day on which to look. */
  day(today: string): string {
    return dayFor({ sections: this.#sections }, today)
  }

  #look(rule: Rule, facts: Facts): readonly Finding[] {
    const known = this.#looked.get(rule.id)
    if (known) return known.findings
    const at = new Set<string>()
    let all = false
    const watched: Facts = {
      today: facts.today,
      concerns: facts.concerns,
      isOpen: facts.isOpen,
      get snapshot() {
        all = true
        return facts.snapshot
      },
      rows: (table) => facts.rows(at.add(table) && table),
      find: (table, id) => facts.find(at.add(table) && table, id),
      section: (section) => facts.section(at.add(section) && section),
    }
    const findings = Array.from(rule.check(watched, this.#settings), (said) => findingOf(rule, said))
    this.#looked.set(rule.id, { findings, at: all ? 'all' : at })
    return findings
  }

  #forget(parts: readonly string[]): void {
    for (const [rule, { at }] of this.#looked)
      if (at === 'all' || parts.some((part) => at.has(part))) this.#looked.delete(rule)
  }
}
