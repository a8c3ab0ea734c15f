import type { Compartment, EditionKind, Field, Level, Option, Section, Table, Treatment } from '../describe.ts'

/** The short words in which the description is written. Path and level come from the key and the table where they are not given. */
type Draft = Field extends infer F ? (F extends unknown ? Omit<F, 'path' | 'level'> & More : never) : never

interface More {
  readonly path?: string
  readonly level?: Level
  readonly editions?: Readonly<Partial<Record<EditionKind, Treatment>>>
  readonly required?: boolean
  readonly hint?: string
  readonly when?: { readonly field: string; readonly is: readonly string[] }
}

export const line = (label: string, more: More = {}) => ({ kind: 'text', size: 'line', label, ...more }) as const
export const paragraph = (label: string, more: More = {}) =>
  ({ kind: 'text', size: 'paragraph', label, ...more }) as const
/** One entry a line. */
export const lines = (label: string, more: More = {}) => ({ kind: 'text', size: 'lines', label, ...more }) as const
export const translations = (label: string, more: More = {}) => ({ kind: 'translations', label, ...more }) as const
export const prose = (label: string, more: More = {}) => ({ kind: 'prose', label, ...more }) as const
export const flag = (label: string, more: More = {}) => ({ kind: 'flag', label, ...more }) as const
export const time = (label: string, more: More = {}) => ({ kind: 'time', label, ...more }) as const
export const duration = (label: string, more: More = {}) => ({ kind: 'duration', label, ...more }) as const
export const language = (label: string, more: More = {}) => ({ kind: 'language', label, ...more }) as const
export const languages = (label: string, more: More = {}) => ({ kind: 'languages', label, ...more }) as const
export const money = (label: string, more: More & { currencyAt?: string } = {}) =>
  ({ kind: 'money', label, ...more }) as const

export const date = (
  label: string,
  more: More & { precision?: 'day' | 'month' | 'any'; words?: readonly Option[] } = {},
) => ({ kind: 'date', label, ...more, precision: more.precision ?? 'day' }) as const

/** A whole number from 0, unless said otherwise. */
export const count = (label: string, more: More & { from?: number; to?: number; unit?: string } = {}) =>
  ({ kind: 'number', label, ...more, from: more.from ?? 0, whole: true }) as const

export const amount = (label: string, more: More & { from?: number; to?: number; unit?: string } = {}) =>
  ({ kind: 'number', label, ...more, from: more.from ?? 0 }) as const

type ChoiceMore = More & { also?: { path: string; says: Readonly<Record<string, string | number>> } }
export const choice = (label: string, options: readonly Option[], more: ChoiceMore = {}) =>
  ({ kind: 'choice', label, options, ...more }) as const
export const choices = (label: string, options: readonly Option[], more: More = {}) =>
  ({ kind: 'choices', label, options, ...more }) as const

/** From 1 to 5, unless said otherwise. */
export const scale = (
  label: string,
  ends: readonly [string, string],
  more: More & { from?: number; to?: number } = {},
) => ({ kind: 'scale', label, ends, ...more, from: more.from ?? 1, to: more.to ?? 5 }) as const

type ReferenceMore = More & { words?: readonly Option[] }
export const reference = (label: string, to: string | readonly string[], more: ReferenceMore = {}) =>
  ({ kind: 'reference', label, ...more, to: typeof to === 'string' ? [to] : to }) as const
export const references = (label: string, to: string | readonly string[], more: ReferenceMore = {}) =>
  ({ kind: 'references', label, ...more, to: typeof to === 'string' ? [to] : to }) as const

/** The record that holds this one: given by where it stands in a file. */
export const holder = (label: string, table: string) => reference(label, table, { path: '..', required: true })

/** Options from their values: `armed_group` reads "Armed group" unless `said` otherwise. */
export function options(values: string, said: Readonly<Record<string, string>> = {}): readonly Option[] {
  return values.split(/\s+/).map((value) => ({ value, label: said[value] ?? sentence(value) }))
}

function sentence(value: string): string {
  const words = value.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

type Fields = Readonly<Record<string, Draft>>

function finish(drafts: Fields, level: Level): Readonly<Record<string, Field>> {
  return Object.fromEntries(
    Object.entries(drafts).map(([key, draft]) => [
      key,
      { ...draft, path: draft.path ?? key, level: draft.level ?? level },
    ]),
  )
}

const withheld = flag('Withheld', {
  level: 'team',
  hint: 'Never leaves the team, in no edition for anybody outside it.',
})

type TableDraft = Omit<Table, 'fields' | 'rowsAre' | 'level' | 'compartment'> & {
  readonly compartment?: Compartment
  readonly level?: Level
  readonly rowsAre?: Table['rowsAre']
  readonly fields: Fields
}

/** A table of `core` for the team unless said otherwise. Every record of core can be withheld from everyone outside the team. */
export function table(draft: TableDraft): Table {
  const compartment = draft.compartment ?? 'core'
  const level = draft.level ?? 'team'
  return {
    ...draft,
    compartment,
    level,
    rowsAre: draft.rowsAre ?? { as: 'list', id: 'id' },
    fields: finish(compartment === 'core' ? { ...draft.fields, withheld } : draft.fields, level),
  }
}

type SectionDraft = Omit<Section, 'fields' | 'path' | 'level' | 'compartment'> & {
  readonly compartment?: Compartment
  readonly level?: Level
  readonly path?: string
  /** What editions do with the narrative, where it is not what the level says. */
  readonly narrative?: Readonly<Partial<Record<EditionKind, Treatment>>>
  readonly fields?: Fields
}

/** Every section has its narrative, and says how far it is, who leads it and by when it is due. */
export function section(id: string, { narrative, ...draft }: SectionDraft): Section {
  const level = draft.level ?? 'team'
  const compartment = draft.compartment ?? 'core'
  const own = finish(
    {
      narrative: prose(draft.label, {
        path: `sections.${id}.narrative`,
        level,
        ...(narrative ? { editions: narrative } : {}),
      }),
      ...draft.fields,
    },
    level,
  )
  const inner = compartment === 'core' ? 'team' : level
  const work = finish(
    {
      progress: choice('Progress', options('drafting for_review agreed'), { path: `sections.${id}.progress` }),
      lead: reference('Led by', 'member', { path: `sections.${id}.lead` }),
      due: date('Due', { path: `sections.${id}.due` }),
      withheld: { ...withheld, level: inner, path: `sections.${id}.withheld` },
    },
    inner,
  )
  return { ...draft, level, compartment, path: draft.path ?? 'core', fields: { ...own, ...work } }
}

/** Enumerations that several tables use. */
export const processTypes = options(
  'training intergroup_dialogue icr_problem_solving_workshop public_peace_education_f2f public_peace_education_media joint_project back_channel_consultation preparatory_meeting',
  {
    icr_problem_solving_workshop: 'Problem-solving workshop',
    public_peace_education_f2f: 'Public peace education, face to face',
    public_peace_education_media: 'Public peace education, media',
    back_channel_consultation: 'Back-channel consultation',
  },
)

export const rppCells: readonly Option[] = [
  { value: 'more_people/individual', label: 'More people, individual change' },
  { value: 'more_people/socio_political', label: 'More people, socio-political change' },
  { value: 'key_people/individual', label: 'Key people, individual change' },
  { value: 'key_people/socio_political', label: 'Key people, socio-political change' },
]

export const travelLevels = options('public partner team', { partner: 'Partners', team: 'Team only' })
export const allLevels = options('public partner team restricted sealed', { partner: 'Partners' })
export const travels = choice('May travel to', travelLevels, {
  path: 'level',
  level: 'team',
  hint: 'How far this record may go in editions. Below that, others see its public label at most.',
})

export const stepOptions: readonly Option[] = [
  { value: 'assess', label: 'Assessment', inFile: 1 },
  { value: 'strategise', label: 'Strategy', inFile: 2 },
  { value: 'design', label: 'Process', inFile: 3 },
  { value: 'conduct', label: 'Conduct', inFile: 4 },
  { value: 'follow-up', label: 'Follow-up', inFile: 5 },
]

/** Everything of a design that may be changed, applied or re-opened somewhere. */
export const elements = [
  'component',
  'session',
  'goal',
  'theory',
  'transfer',
  'closedtransfer',
  'risk',
  'closedrisk',
  'warning',
  'venue',
  'partner',
  'participant',
  'followup',
  'indicator',
  'trustmeasure',
  'arrangement',
  'constituency',
] as const
