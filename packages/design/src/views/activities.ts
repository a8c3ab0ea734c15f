import { dayOf, lastDayOf } from '../review/days.ts'
import { type Facts, factsOf, list, text } from '../review/facts.ts'
import type { Row, Snapshot } from '../snapshot.ts'

/** Something that somebody does, did or will do for peace here: an activity of others, or a component of ours. */
export interface Effort {
  /** `activity/A1` or `component/C1`. */
  readonly address: string
  readonly ours: boolean
  readonly title: string
  readonly who: string
  readonly actorKind: string
  readonly track: string
  readonly parties: readonly string[]
  /** Whom it reaches and where it wants change: a cell of the RPP matrix. */
  readonly level: string
  /** Days since 1970; an effort without an end runs on. */
  readonly from: number
  readonly to: number
  readonly ongoing: boolean
  readonly phase: Phase
}

export type Phase = 'past' | 'running' | 'planned'

/** White space that somebody confirmed: a record of the gaps. */
export interface Gap {
  readonly address: string
  readonly title: string
  readonly track: string
  readonly from: number | undefined
  readonly to: number | undefined
  readonly coveredBy: readonly string[]
  readonly leftOpen: string
}

/** White space that a check found and nobody confirmed yet. */
export type Proposal =
  | { readonly is: 'party'; readonly party: string }
  | { readonly is: 'level'; readonly level: string }
  /** Nothing on this track between these days. */
  | { readonly is: 'time'; readonly track: string; readonly from: number; readonly to: number }

/** Two efforts on the same people at the same time, and nothing says how they are coordinated. */
export interface Overlap {
  readonly ours: string
  readonly theirs: string
  readonly parties: readonly string[]
}

export interface ActivityMap {
  readonly efforts: readonly Effort[]
  readonly gaps: readonly Gap[]
  readonly proposals: readonly Proposal[]
  readonly overlaps: readonly Overlap[]
  /** Efforts without a beginning: they stand in the list alone. */
  readonly undated: readonly string[]
}

/** Tracks in the order in which they are drawn; what belongs to none comes last. */
export const trackOrder = [
  'I',
  'I.5',
  'II',
  'III',
  'humanitarian',
  'development',
  'rights',
  'security',
  'trauma_healing',
  '',
] as const

const levels = [
  'more_people/individual',
  'more_people/socio_political',
  'key_people/individual',
  'key_people/socio_political',
]

/** `today`: YYYY-MM-DD. */
export function activityMap(snapshot: Snapshot, today: string): ActivityMap {
  const facts = factsOf(snapshot, today, [])
  const now = dayOf(today) ?? 0
  const rows = [
    ...facts.rows('activity').map((row) => ({ row, ours: false })),
    ...facts.rows('component').map((row) => ({ row, ours: true })),
  ]
  const efforts = rows.flatMap(({ row, ours }) => effortOf(facts, row, ours, now) ?? [])
  const dated = new Set(efforts.map(({ address }) => address))
  const gaps = facts.rows('gap').map(gapOf)
  return {
    efforts,
    gaps,
    proposals: [...timeGaps(efforts), ...partyGaps(facts, efforts), ...levelGaps(efforts)].filter(
      (proposal) => !facts.rows('gap').some((gap) => confirms(gap, proposal)),
    ),
    overlaps: overlapsIn(facts, efforts),
    undated: rows.map(({ row, ours }) => addressOf(row, ours)).filter((address) => !dated.has(address)),
  }
}

function addressOf(row: Row, ours: boolean): string {
  return `${ours ? 'component' : 'activity'}/${row.id}`
}

function effortOf(facts: Facts, row: Row, ours: boolean, now: number): Effort | undefined {
  const from = dayOf(text(row, 'from'))
  if (from === undefined) return undefined
  const ongoing = text(row, 'to') === 'ongoing'
  const end = lastDayOf(text(row, 'to'))
  // What runs on is drawn a little past today, so that it is seen to run on.
  const to = Math.max(from, ongoing ? now + 180 : (end ?? now))
  return {
    address: addressOf(row, ours),
    ours,
    title: text(row, 'title'),
    who: text(row, 'actor'),
    actorKind: text(row, 'actorKind'),
    track: ours ? 'II' : text(row, 'track'),
    parties: ours ? partiesOf(facts, row.id) : list(row, 'partiesReached'),
    level: text(row, 'rpp'),
    from,
    to,
    ongoing,
    phase: from > now ? 'planned' : to < now ? 'past' : 'running',
  }
}

function partiesOf(facts: Facts, component: string): readonly string[] {
  const people = facts.rows('participant').filter((person) => list(person, 'components').includes(component))
  return [...new Set(people.map((person) => text(person, 'party')).filter(Boolean))]
}

function gapOf(row: Row): Gap {
  return {
    address: `gap/${row.id}`,
    title: text(row, 'text'),
    track: text(row, 'track'),
    from: dayOf(text(row, 'from')),
    to: lastDayOf(text(row, 'to')),
    coveredBy: list(row, 'addressedBy'),
    leftOpen: text(row, 'leftOpenReason'),
  }
}

/** Half a year of nothing between two efforts on one track. */
const longSilence = 182

function timeGaps(efforts: readonly Effort[]): readonly Proposal[] {
  return trackOrder.slice(0, 4).flatMap((track) => {
    const own = efforts.filter((each) => each.track === track).toSorted((one, other) => one.from - other.from)
    const found: Proposal[] = []
    let until = own[0]?.to
    for (const { from, to } of own.slice(1)) {
      if (until !== undefined && from - until > longSilence)
        found.push({ is: 'time', track, from: until + 1, to: from - 1 })
      until = Math.max(until ?? to, to)
    }
    return found
  })
}

/** Parties that nothing under way or planned reaches. */
function partyGaps(facts: Facts, efforts: readonly Effort[]): readonly Proposal[] {
  const reached = new Set(efforts.filter(({ phase }) => phase !== 'past').flatMap(({ parties }) => parties))
  return facts
    .rows('party')
    .filter(({ id }) => !reached.has(id))
    .map(({ id }) => ({ is: 'party', party: id }))
}

function levelGaps(efforts: readonly Effort[]): readonly Proposal[] {
  if (efforts.length === 0) return []
  const now = new Set(efforts.filter(({ phase }) => phase !== 'past').map(({ level }) => level))
  return levels.filter((level) => !now.has(level)).map((level) => ({ is: 'level', level }))
}

/** Whether a gap that somebody wrote down says what the check would say. */
function confirms(gap: Row, proposal: Proposal): boolean {
  if (proposal.is === 'party') return list(gap, 'parties').includes(proposal.party)
  if (proposal.is === 'level') return text(gap, 'rpp') === proposal.level
  const [from, to] = [dayOf(text(gap, 'from')), lastDayOf(text(gap, 'to'))]
  return (
    text(gap, 'track') === proposal.track &&
    from !== undefined &&
    from <= proposal.to &&
    (to ?? proposal.to) >= proposal.from
  )
}

function overlapsIn(facts: Facts, efforts: readonly Effort[]): readonly Overlap[] {
  const ahead = efforts.filter(({ phase }) => phase !== 'past')
  return ahead
    .filter(({ ours }) => ours)
    .flatMap((own) =>
      ahead
        .filter((other) => !other.ours && other.from <= own.to && own.from <= other.to && unarranged(facts, other))
        .map((other) => ({
          ours: own.address,
          theirs: other.address,
          parties: own.parties.filter((party) => other.parties.includes(party)),
        }))
        .filter(({ parties }) => parties.length > 0),
    )
}

function unarranged(facts: Facts, effort: Effort): boolean {
  const id = effort.address.slice(effort.address.indexOf('/') + 1)
  const how = text(facts.find('activity', id), 'coordination')
  if (['', 'to_arrange'].includes(how)) return true
  return how !== 'none_needed' && !facts.rows('arrangement').some((each) => text(each, 'withActivity') === id)
}
