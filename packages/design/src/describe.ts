import { type Kind, lifeOf } from './kinds.ts'

/** Who may read a value in what leaves, widest first. */
export const levels = ['public', 'partner', 'team', 'restricted', 'sealed'] as const
export type Level = (typeof levels)[number]

/** One Y.Doc of a design, with its own access list. */
export const compartments = ['core', 'people', 'legal', 'security', 'sealed', 'evaluation'] as const
export type Compartment = (typeof compartments)[number]

/** The level of whatever lives in a compartment: nothing in it may be narrower. */
export const levelOf: Readonly<Record<Compartment, Level>> = {
  core: 'team',
  people: 'restricted',
  legal: 'restricted',
  security: 'restricted',
  evaluation: 'restricted',
  sealed: 'sealed',
}

export const editions = ['internal', 'partner', 'donor', 'public', 'run-sheet', 'agenda', 'legal'] as const
export type EditionKind = (typeof editions)[number]

/**
 * What an edition does with a field: shows it; shows the record's label instead; only counts it; shows it where the lead
 * chose so for this edition; shows a date no nearer than its month or quarter; or leaves it out.
 */
export type Treatment = 'shown' | 'label' | 'aggregate' | 'chosen' | 'month' | 'quarter' | 'never'

/**
 * Which records of a table an edition takes: all; none; those of the partner's own components; those of the one session it is
 * made for; the first; the five that weigh most; the persons a partner may turn to; the lead.
 */
export type RowCut = 'all' | 'none' | 'own' | 'session' | 'first' | 'top' | 'contacts' | 'lead'

export const steps = ['assess', 'strategise', 'design', 'conduct', 'follow-up'] as const
export type StepKey = (typeof steps)[number]

/** A field of a section or of a table's records. `label` is English and is the message id of the catalogue. */
export type Field = {
  readonly label: string
  /** Quiet help under the field: what belongs here, in the words of the field. */
  readonly hint?: string
  /** Who may read it in what leaves; never narrower than the compartment it lives in. */
  readonly level: Level
  /** Only where it differs from what `level` says (domain.md 2.3). */
  readonly editions?: Readonly<Partial<Record<EditionKind, Treatment>>>
  /**
   * Where the value stands in the exchange format: a dotted path inside the record or section, e.g. `readiness.goodFaith`.
   * `/` before it counts from the root of the file; `..` is the record that holds this one.
   */
  readonly path: string
  readonly required?: boolean
  /** Shown only for records where it applies, e.g. media details of a media component. */
  readonly when?: { readonly field: string; readonly is: readonly string[] }
} & Shape

/** What a kind needs to know besides the label. */
export type Shape =
  | { readonly kind: 'text'; readonly size: 'line' | 'paragraph' | 'lines' } // lines: one entry a line
  | {
      readonly kind: 'translations' | 'prose' | 'flag' | 'time' | 'duration' | 'language' | 'languages' | 'link'
    }
  /** A bare number in a file is in the currency that stands at `currencyAt`, an address. */
  | { readonly kind: 'money'; readonly currencyAt?: string }
  | {
      readonly kind: 'number'
      readonly from?: number
      readonly to?: number
      readonly unit?: string
      readonly whole?: boolean
    }
  /** `words` may stand instead of a day, e.g. `ongoing`. */
  | { readonly kind: 'date'; readonly precision: 'day' | 'month' | 'any'; readonly words?: readonly Option[] }
  | {
      readonly kind: 'choice' | 'choices'
      readonly options: readonly Option[]
      /** A second place in a file that says the same in other words: `step: 1` beside `key: "assess"`. */
      readonly also?: { readonly path: string; readonly says: Readonly<Record<string, string | number>> }
    }
  | { readonly kind: 'scale'; readonly from: number; readonly to: number; readonly ends: readonly [string, string] }
  /** `words` may stand instead of a record, e.g. `all` components. */
  | { readonly kind: 'reference' | 'references'; readonly to: readonly string[]; readonly words?: readonly Option[] }

export interface Option {
  readonly value: string
  readonly label: string
  /** How a file says it, where that differs from `value`. */
  readonly inFile?: string | number
}

export type FieldOf<K extends Kind> = Field & { readonly kind: K }

/** A part of a design in one of the five steps (or its shell, which belongs to none). */
export interface Section {
  readonly step: StepKey | 'shell'
  readonly label: string
  readonly compartment: Compartment
  /** Who may read the section in what leaves; its blocks may be narrower, never wider. */
  readonly level: Level
  readonly fields: Readonly<Record<string, Field>>
  /** Tables shown in this section, in order. Each table is shown in exactly one. */
  readonly tables: readonly string[]
  /** Guiding questions for an empty section: guidance, never content. */
  readonly questions: readonly string[]
  /** Where the section's own values stand in the exchange format, e.g. `core`. */
  readonly path: string
}

/** Records of one sort: venues, participants, agenda blocks. */
export interface Table {
  readonly label: string
  /** One record, e.g. `Venue`. */
  readonly singular: string
  readonly compartment: Compartment
  readonly level: Level
  readonly fields: Readonly<Record<string, Field>>
  /** The field whose value names a record in lists, chips and addresses. */
  readonly title: string
  /** The field that stands in for the name where the reader may not have it. */
  readonly publicTitle?: string
  /** Records belong to a record of another table through this reference field, e.g. agenda blocks to a session. */
  readonly of?: { readonly table: string; readonly field: string }
  /** Record ids equal those of this table: the other half of a 1:1 record in another compartment. */
  readonly pairs?: string
  /** The field (a choice of levels) that says how far one record may travel; where it is empty, `level` holds. */
  readonly travels?: string
  /** Which records an edition takes, where it is not all or, for run-sheet, agenda and legal file, none. */
  readonly rows?: Readonly<Partial<Record<EditionKind, RowCut>>>
  /** What a record is called in an edition: the name of a field, `number` ("Participant 3") or `none`; else its title. */
  readonly called?: Readonly<Partial<Record<EditionKind, string>>>
  /** Others may call a record by that name though the record itself is not in the edition, e.g. a party by its label. */
  readonly labelled?: true
  /** Where the rows stand in the exchange format: from the root, or from the parent record when `of` is set. */
  readonly path: string
  /** How the rows lie there: with an id each, possibly without one, or as an object from one field to another. */
  readonly rowsAre: RowsInFile
  /** Short prefix of ids made for rows that come without one. */
  readonly prefix: string
}

export type RowsInFile =
  | { readonly as: 'list'; readonly id: string }
  | { readonly as: 'anonymous' }
  | { readonly as: 'object'; readonly key: string; readonly value: string }

/** Everything that a design contains, said once. */
export interface Process {
  /** Raised whenever a root, node or mark is added: rooms refuse clients that are older. */
  readonly version: number
  readonly sections: Readonly<Record<string, Section>>
  readonly tables: Readonly<Record<string, Table>>
}

/** Prose and texts of several lines: they are compared word by word, everything else by its value. */
export function isLongText(field: Field | undefined): boolean {
  return field !== undefined && (lifeOf[field.kind] === 'prose' || (field.kind === 'text' && field.size !== 'line'))
}
