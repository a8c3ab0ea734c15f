import { type Facts, factsOf, flag, list, text } from '../review/facts.ts'
import { participating, peopleIn } from '../review/people.ts'
import type { Row, Snapshot } from '../snapshot.ts'

/** What people are counted by. `women`, `young` and so on are aims over them. */
export const dimensions = ['party', 'side', 'gender', 'age', 'displaced', 'reach', 'influence', 'language'] as const
export type Dimension = (typeof dimensions)[number]

export interface Share {
  /** Id of a party, a side's name, an option, a language. Empty: not said. */
  readonly of: string
  readonly count: number
}

export interface Aim {
  readonly id: string
  readonly of: AimOf
  /** The party or side it is about. */
  readonly about: string | undefined
  /** People wanted: given as such, or as a share of those who are in. */
  readonly wanted: number
  readonly has: number
  /** Codes' ids of people not yet in who would bring it nearer, those who help other aims too first; at most three. */
  readonly wouldHelp: readonly string[]
}

export const aimsOf = ['women', 'young', 'displaced', 'reach', 'party', 'side'] as const
export type AimOf = (typeof aimsOf)[number]

export interface Balance {
  readonly people: number
  readonly by: Readonly<Record<Dimension, readonly Share[]>>
  readonly aims: readonly Aim[]
}

/** Whom to count: everybody in the process, the people of one session, or those of one component. */
export type Among = { readonly is: 'all' } | { readonly is: 'session' | 'component'; readonly id: string }

/** `only`: the rows a filter of the table leaves, by id. */
export function balanceOf(snapshot: Snapshot, among: Among, only?: ReadonlySet<string>): Balance {
  const facts = factsOf(snapshot, '', [])
  const whole = facts.rows('participant')
  const people = peopleAmong(facts, among).filter(({ id }) => only?.has(id) ?? true)
  return {
    people: people.length,
    by: {
      party: counted(people, (person) => [text(person, 'party')]),
      side: counted(people, (person) => [text(person, 'side')]),
      gender: counted(people, (person) => [text(person, 'gender')]),
      age: counted(people, (person) => [text(person, 'ageBand')]).toSorted(byAge),
      displaced: counted(people, (person) => [flag(person, 'displaced') ? 'yes' : 'no']),
      reach: counted(people, (person) => [text(person, 'reachToTrackI')]),
      influence: counted(people, (person) => list(person, 'influence')),
      language: counted(people, (person) => list(person, 'languages')),
    },
    aims: aimsFor(facts, among, people, whole),
  }
}

function peopleAmong(facts: Facts, among: Among): readonly Row[] {
  if (among.is === 'all') return participating(facts)
  if (among.is === 'component')
    return participating(facts).filter((person) => list(person, 'components').includes(among.id))
  const session = facts.find('session', among.id)
  return session ? peopleIn(facts, session) : []
}

function counted(people: readonly Row[], of: (person: Row) => readonly string[]): readonly Share[] {
  const counts = new Map<string, number>()
  for (const person of people) for (const each of new Set(of(person))) counts.set(each, (counts.get(each) ?? 0) + 1)
  return Array.from(counts, ([each, count]) => ({ of: each, count })).sort(
    (one, other) => Number(one.of === '') - Number(other.of === '') || other.count - one.count,
  )
}

/** From the youngest; who did not say comes last. */
function byAge(one: Share, other: Share): number {
  return Number(one.of === '') - Number(other.of === '') || one.of.localeCompare(other.of)
}

const meets: Readonly<Record<AimOf, (person: Row, about: string) => boolean>> = {
  women: (person) => text(person, 'gender') === 'f',
  young: (person) => ['18-24', '25-34'].includes(text(person, 'ageBand')),
  displaced: (person) => flag(person, 'displaced'),
  reach: (person) => ['direct', 'indirect'].includes(text(person, 'reachToTrackI')),
  party: (person, about) => text(person, 'party') === about,
  side: (person, about) => text(person, 'side') === about,
}

function aimsFor(facts: Facts, among: Among, people: readonly Row[], whole: readonly Row[]): readonly Aim[] {
  const component = componentOf(facts, among)
  const here = facts.rows('aim').filter((row) => ['', component].includes(text(row, 'component')))
  const set = here.flatMap((row) => {
    const of = aimsOf.find((each) => each === text(row, 'of'))
    const about = of === 'party' ? text(row, 'party') : of === 'side' ? text(row, 'side') : ''
    const wanted = wantedBy(row, people.length)
    return of === undefined || wanted === undefined ? [] : [{ id: row.id, of, about, wanted }]
  })
  const short = set.map((aim) => ({ ...aim, has: people.filter((person) => meets[aim.of](person, aim.about)).length }))
  const missing = short.filter(({ has, wanted }) => has < wanted)
  const inside = new Set(people.map(({ id }) => id))
  const waiting = whole.filter(({ id, values }) => !inside.has(id) && !refused.includes(String(values['invitation'])))
  return short.map((aim) => ({
    id: aim.id,
    of: aim.of,
    about: aim.about || undefined,
    wanted: aim.wanted,
    has: aim.has,
    wouldHelp: aim.has < aim.wanted ? helpers(aim, missing, waiting) : [],
  }))
}

function componentOf(facts: Facts, among: Among): string {
  if (among.is === 'component') return among.id
  return among.is === 'session' ? text(facts.find('session', among.id), 'component') : ''
}

type Wanted = Pick<Aim, 'of' | 'wanted'> & { readonly about: string }

function helpers(aim: Wanted, missing: readonly Wanted[], waiting: readonly Row[]): readonly string[] {
  const helps = (person: Row) => missing.filter((each) => meets[each.of](person, each.about)).length
  return waiting
    .filter((person) => meets[aim.of](person, aim.about))
    .toSorted((one, other) => helps(other) - helps(one))
    .slice(0, 3)
    .map(({ id }) => id)
}

/** People who said no are not asked again by a machine. */
const refused = ['declined', 'withdrawn', 'excluded', 'replaced']

function wantedBy(row: Row, people: number): number | undefined {
  const { seats, share } = row.values
  if (typeof seats === 'number') return seats
  return typeof share === 'number' ? Math.ceil((share * people) / 100) : undefined
}
