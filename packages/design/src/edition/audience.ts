import { type Compartment, type EditionKind, type Field, type Level, levels, type Treatment } from '../describe.ts'

/** How each edition treats its readers. */
interface Audience {
  /** The narrowest level it may show. */
  readonly reach: Level
  /** Whether its readers stand outside the team: what is withheld is cut for them. */
  readonly outside: boolean
  /** Whether its readers may know that something was withheld, where the lead wants to say so. */
  readonly gaps: boolean
  /** Whether the level of a record decides if it goes in at all. */
  readonly byRecord: boolean
  /** The smallest number of people that a count may speak of. */
  readonly smallest: number
  /** The compartments it draws on. */
  readonly draws: readonly Compartment[]
  /** Dates are no nearer than this unless the field says otherwise. */
  readonly dates: 'shown' | 'month' | 'quarter'
  /** What happens to a field of core within reach, when the description says nothing of this edition. */
  readonly fields: { readonly section: 'shown' | 'never'; readonly table: 'shown' | 'never' }
  /** Which records go in, when the table says nothing of this edition. */
  readonly rows: 'all' | 'none'
}

const core = ['core'] as const
const shown = { section: 'shown', table: 'shown' } as const
const never = { section: 'never', table: 'never' } as const
const team = {
  reach: 'team',
  outside: false,
  gaps: false,
  byRecord: false,
  smallest: 1,
  draws: core,
  dates: 'shown',
} as const

export const audiences: Readonly<Record<EditionKind, Audience>> = {
  internal: { ...team, fields: shown, rows: 'all' },
  partner: {
    reach: 'partner',
    outside: true,
    gaps: true,
    byRecord: true,
    smallest: 3,
    draws: core,
    dates: 'shown',
    fields: shown,
    rows: 'all',
  },
  donor: {
    reach: 'partner',
    outside: true,
    gaps: true,
    byRecord: true,
    smallest: 5,
    draws: core,
    dates: 'month',
    fields: shown,
    rows: 'all',
  },
  public: {
    reach: 'public',
    outside: true,
    gaps: false,
    byRecord: true,
    smallest: 10,
    draws: core,
    dates: 'quarter',
    fields: shown,
    rows: 'all',
  },
  'run-sheet': { ...team, fields: { section: 'never', table: 'shown' }, rows: 'none' },
  agenda: {
    reach: 'public',
    outside: true,
    gaps: false,
    byRecord: false,
    smallest: 10,
    draws: core,
    dates: 'shown',
    fields: never,
    rows: 'none',
  },
  legal: {
    reach: 'restricted',
    outside: false,
    gaps: false,
    byRecord: false,
    smallest: 1,
    draws: ['core', 'legal'],
    dates: 'shown',
    fields: never,
    rows: 'none',
  },
}

export function reaches(kind: EditionKind, level: Level): boolean {
  return levels.indexOf(level) <= levels.indexOf(audiences[kind].reach)
}

/** What an edition does with a field. A restricted compartment is shown whole where the edition draws on it, and never else. */
export function treatmentOf(
  kind: EditionKind,
  place: { readonly compartment: Compartment; readonly is: 'section' | 'table' },
  field: Field,
): Treatment {
  const audience = audiences[kind]
  if (!audience.draws.includes(place.compartment)) return 'never'
  if (place.compartment !== 'core') return 'shown'
  const said = field.editions?.[kind]
  if (said) return said
  if (audience.fields[place.is] === 'never' || !reaches(kind, field.level)) return 'never'
  if (audience.dates === 'shown') return 'shown'
  if (field.kind === 'time') return 'never'
  return field.kind === 'date' ? audience.dates : 'shown'
}

export const classifications: Readonly<Record<EditionKind, string>> = {
  internal: 'Team – do not pass on',
  partner: 'For this partner only – do not pass on',
  donor: 'Donor – in confidence',
  public: '',
  'run-sheet': 'Run-sheet – destroy after use',
  agenda: '',
  legal: 'Privileged – counsel and lead only',
}

/** Whether its readers stand outside the team. */
export function goesOutside(kind: EditionKind): boolean {
  return audiences[kind].outside
}

/** The compartments that it draws on: whoever makes it must be able to enter them. */
export function drawsOn(kind: EditionKind): readonly Compartment[] {
  return audiences[kind].draws
}
