import { dateOf, dayOf, lastDayOf, later } from '../review/days.ts'
import { type Facts, factsOf, list, number, text } from '../review/facts.ts'
import type { Row, Snapshot } from '../snapshot.ts'
import type { Spanned } from './lanes.ts'

/** From above: official talks, our sessions, media, what follows, what is measured, and the days that wound or feast. */
export const timelineLanes = ['official', 'sessions', 'media', 'follow-up', 'evaluation', 'days'] as const
export type TimelineLane = (typeof timelineLanes)[number]

export interface Moment extends Spanned {
  /** `session/S1`, `calendar/CB1`. */
  readonly address: string
  readonly lane: TimelineLane
  /** A session that falls on a day that matters to somebody who comes, or the other way round. */
  readonly touches: readonly string[]
}

export interface Timeline {
  readonly moments: readonly Moment[]
  /** What has to come before what: addresses. */
  readonly follows: readonly { readonly first: string; readonly next: string }[]
  readonly undated: readonly string[]
}

export function timelineOf(snapshot: Snapshot): Timeline {
  const facts = factsOf(snapshot, '', [])
  const found: Moment[] = []
  const undated: string[] = []
  const put = (table: string, row: Row, lane: TimelineLane, title: string, from: string, to = from) => {
    const [start, end] = [dayOf(from), lastDayOf(to)]
    const address = `${table}/${row.id}`
    if (start === undefined) undated.push(address)
    else found.push({ address, lane, title, from: start, to: Math.max(start, end ?? start), touches: [] })
  }
  for (const row of facts.rows('calendar'))
    put(
      'calendar',
      row,
      text(row, 'kind') === 'official_talks' ? 'official' : 'days',
      text(row, 'title'),
      text(row, 'from'),
      text(row, 'to'),
    )
  for (const row of sessionsOf(facts)) {
    const from = text(row, 'startsOn')
    put('session', row, 'sessions', text(row, 'title'), from, later(from, (number(row, 'days') ?? 1) - 1))
  }
  for (const row of facts.rows('component').filter((each) => text(each, 'type').endsWith('_media')))
    put('component', row, 'media', text(row, 'title'), text(row, 'from'), text(row, 'to'))
  for (const row of facts.rows('followup'))
    put('followup', row, 'follow-up', text(row, 'purpose'), text(row, 'due'), text(row, 'until') || text(row, 'due'))
  for (const row of facts.rows('moment')) put('moment', row, 'evaluation', text(row, 'title'), text(row, 'due'))
  return { moments: touched(facts, found), follows: followsOf(facts), undated }
}

function sessionsOf(facts: Facts): readonly Row[] {
  return facts.rows('session').filter((session) => text(session, 'status') !== 'cancelled')
}

/** Sessions and the days they fall on, where the day matters to a party whose people come. */
function touched(facts: Facts, moments: readonly Moment[]): readonly Moment[] {
  const days = moments.filter(({ address }) => address.startsWith('calendar/'))
  const pairs = moments
    .filter(({ lane }) => lane === 'sessions')
    .flatMap((session) =>
      days
        .filter(
          (day) => day.from <= session.to && session.from <= day.to && matters(facts, day.address, session.address),
        )
        .map((day) => [session.address, day.address] as const),
    )
  return moments.map((moment) => ({
    ...moment,
    touches: pairs.flatMap(([session, day]) =>
      session === moment.address ? [day] : day === moment.address ? [session] : [],
    ),
  }))
}

function matters(facts: Facts, day: string, session: string): boolean {
  const affects = list(facts.find('calendar', idOf(day)), 'affects')
  const people = list(facts.find('session', idOf(session)), 'participants')
  return people.some((id) => affects.includes(text(facts.find('participant', id), 'party')))
}

function followsOf(facts: Facts): Timeline['follows'] {
  return [
    ...sessionsOf(facts).flatMap((row) =>
      list(row, 'prerequisites').map((id) => ({ first: `session/${id}`, next: `session/${row.id}` })),
    ),
    ...facts.rows('followup').flatMap((row) => after(row, 'afterSession', 'followup')),
    ...facts.rows('moment').flatMap((row) => after(row, 'session', 'moment')),
  ]
}

function after(row: Row, field: string, table: string): Timeline['follows'] {
  const session = text(row, field)
  return session === '' ? [] : [{ first: `session/${session}`, next: `${table}/${row.id}` }]
}

/** What slips when a moment is moved by so many days: everything that follows it, and what follows that. */
export function slipping(timeline: Timeline, address: string): readonly string[] {
  const found = new Set<string>()
  const waiting = [address]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const { first, next } of timeline.follows) {
      if (first !== at || found.has(next) || next === address) continue
      found.add(next)
      waiting.push(next)
    }
  }
  return [...found]
}

/** The fields that date a record of the timeline. */
const dates: Readonly<Record<string, readonly string[]>> = {
  session: ['startsOn'],
  calendar: ['from', 'to'],
  component: ['from', 'to'],
  followup: ['due', 'until'],
  moment: ['due'],
}

/** Field addresses and their dates after a move by so many days, for a moment and whatever is moved along. */
export function movedByDays(
  snapshot: Snapshot,
  addresses: readonly string[],
  days: number,
): readonly { readonly address: string; readonly value: string }[] {
  const facts = factsOf(snapshot, '', [])
  return addresses.flatMap((address) => {
    const [table = '', id = ''] = address.split('/')
    const row = facts.find(table, id)
    return (dates[table] ?? []).flatMap((field) => {
      const day = dayOf(text(row, field))
      return day === undefined || text(row, field).length < 10
        ? []
        : [{ address: `${address}/${field}`, value: dateOf(day + days) }]
    })
  })
}

/** The timeline as it would be after such a move: what a hand that still drags is shown. */
export function timelineAfter(snapshot: Snapshot, addresses: readonly string[], days: number): Timeline {
  const moved = new Map(movedByDays(snapshot, addresses, days).map(({ address, value }) => [address, value]))
  const after = (table: string, row: Row): Row => {
    const fresh = (dates[table] ?? []).flatMap((field) => {
      const value = moved.get(`${table}/${row.id}/${field}`)
      return value === undefined ? [] : [[field, value] as const]
    })
    return fresh.length === 0 ? row : { ...row, values: { ...row.values, ...Object.fromEntries(fresh) } }
  }
  const tables = Object.keys(dates).map((table) => [
    table,
    (snapshot.tables[table] ?? []).map((row) => after(table, row)),
  ])
  return timelineOf({ ...snapshot, tables: { ...snapshot.tables, ...Object.fromEntries(tables) } })
}

function idOf(address: string): string {
  return address.slice(address.indexOf('/') + 1)
}
