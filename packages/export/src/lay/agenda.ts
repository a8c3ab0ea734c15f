import type { Row, Table, Values } from '@balcony/design'
import type { Agenda, AgendaDay, AgendaItem, AgendaTone } from '../blocks.ts'
import { factsOf } from './content.ts'
import { localeOf, printed, type Reader } from './reader.ts'

/** Which colour a method has in an agenda; its name always stands beside it. */
const tones: Readonly<Record<string, AgendaTone>> = {
  arrival: 'admin',
  opening: 'plenary',
  ground_rules: 'plenary',
  personal_introductions: 'plenary',
  input: 'plenary',
  plenary_dialogue: 'plenary',
  uni_party_caucus: 'caucus',
  mixed_small_groups: 'small',
  pairs: 'small',
  fishbowl: 'plenary',
  mapping_exercise: 'small',
  needs_fears_round: 'plenary',
  brainstorm: 'small',
  option_building: 'small',
  scenario: 'small',
  role_play: 'small',
  site_visit: 'informal',
  practical_work: 'small',
  reflection: 'reflect',
  drafting: 'small',
  evaluation: 'reflect',
  closing: 'plenary',
  break: 'informal',
  meal: 'informal',
  prayer: 'informal',
  social: 'informal',
  buffer: 'admin',
  recording: 'admin',
  audience_discussion: 'plenary',
}

/** Fields of a block that the agenda shows in places of their own. */
const placed = ['session', 'day', 'start', 'duration', 'title', 'method', 'purpose', 'lead', 'groups', 'withheld']

/** The agenda of one session by days, each block with its times: recorded, or following from the block before. */
export function layAgenda(reader: Reader, table: Table, blocks: readonly Row[], session: Values): Agenda | undefined {
  if (blocks.length === 0) return undefined
  const days = Map.groupBy(blocks, (block) => Number(block.values['day'] ?? 1))
  const inOrder = [...days].sort(([a], [b]) => a - b)
  return {
    is: 'agenda',
    columns: [reader.say('Time'), reader.say('Block'), reader.say('Method'), reader.say('Who')],
    days: inOrder.map(([day, rows]) => layDay(reader, table, day, rows, session)),
  }
}

export function toneOf(method: string): AgendaTone {
  return tones[method] ?? 'plenary'
}

function layDay(reader: Reader, table: Table, day: number, blocks: readonly Row[], session: Values): AgendaDay {
  const note = dateOfDay(reader, session['startsOn'], day)
  let clock = minutesOf(session['dayStart'])
  return {
    title: reader.say('Day {number}').replace('{number}', new Intl.NumberFormat(localeOf(reader)).format(day)),
    ...(note === undefined ? {} : { note }),
    items: blocks.map((block) => {
      const start = minutesOf(block.values['start']) ?? clock
      const length = Number(block.values['duration'] ?? 0)
      clock = start === undefined ? undefined : start + length
      return layItem(reader, table, block.values, start, clock)
    }),
  }
}

function layItem(
  reader: Reader,
  table: Table,
  values: Values,
  start: number | undefined,
  end: number | undefined,
): AgendaItem {
  const words = (key: string) => {
    const field = table.fields[key]
    return field ? printed(reader, field, values[key]) : ''
  }
  const method = values['method']
  return {
    ...(start === undefined ? {} : { start: clockOf(start) }),
    ...(end === undefined || end === start ? {} : { end: clockOf(end) }),
    ...(words('duration') === '' ? {} : { length: words('duration') }),
    title: words('title') || reader.say(table.singular),
    ...(words('purpose') === '' ? {} : { detail: words('purpose') }),
    ...(typeof method === 'string' ? { method: { label: words('method'), tone: toneOf(method) } } : {}),
    who: [words('lead'), words('groups')].filter((each) => each !== ''),
    facts: factsOf(reader, table.fields, values, placed),
  }
}

function minutesOf(time: unknown): number | undefined {
  const match = typeof time === 'string' ? /^(\d{2}):(\d{2})$/.exec(time) : null
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined
}

/** HH:MM; what runs past midnight goes on from 00:00. */
function clockOf(minutes: number): string {
  const inDay = ((minutes % 1440) + 1440) % 1440
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`
}

function dateOfDay(reader: Reader, startsOn: unknown, day: number): string | undefined {
  if (typeof startsOn !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(startsOn) || !(day >= 1 && day <= 366))
    return undefined
  const [year = 1, month = 1, first = 1] = startsOn.split('-').map(Number)
  return new Intl.DateTimeFormat(localeOf(reader), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
    calendar: 'gregory',
  }).format(Date.UTC(year, month - 1, first + day - 1))
}
