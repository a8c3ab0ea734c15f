import type { Row } from '../../snapshot.ts'
import { clock, minuteOf } from '../days.ts'
import { type Facts, list, number, text } from '../facts.ts'
import { blocker, type Rule, type Said, warning } from '../finding.ts'
import { ahead, blocksOf } from '../people.ts'
import type { Settings } from '../settings.ts'

const pauses = ['arrival', 'break', 'meal', 'prayer', 'social', 'buffer']
const endings = ['closing', 'reflection', 'evaluation']

/** What a session needs before it is ready, with the words for what is missing. */
const needed: Readonly<Record<string, readonly [words: string, table?: string]>> = {
  purpose: ['a purpose'],
  expectedOutputs: ['expected outputs'],
  venue: ['a venue', 'venue'],
  startsOn: ['a date'],
  participants: ['participants', 'participant'],
  facilitators: ['facilitators', 'member'],
  languages: ['languages'],
  confidentialityRule: ['a rule of confidentiality', 'confidentiality'],
  mediaRule: ['a media rule', 'mediarule'],
  documentationRule: ['a rule of documentation', 'documentation'],
  securityFocal: ['a security focal point', 'member'],
  goNoGo: ['a go/no-go rule'],
}

export const agendaRules: readonly Rule[] = [
  {
    id: 'DR-27',
    title: 'The agenda adds up and people can breathe',
    rationale: 'Attention and interpretation tire: after an hour and three quarters nobody listens.',
    reads: [],
    *check(facts, settings) {
      for (const session of ahead(facts)) {
        const days = Map.groupBy(blocksOf(facts, session), (block) => number(block, 'day') ?? 1)
        const last = Math.max(...days.keys())
        const planned = number(session, 'days')
        if (days.size > 0 && planned !== undefined && (days.size !== planned || last > planned))
          yield warning(`session/${session.id}`, '{session} lasts {days} days; its agenda has {agenda}.', {
            session: text(session, 'title'),
            days: planned,
            agenda: days.size,
          })
        for (const [day, blocks] of days) yield* dayOf(session, day, blocks, day === last, settings)
      }
    },
  },
  {
    id: 'DR-28',
    title: 'A session is complete before it is ready',
    rationale: 'What is missing the night before is decided by whoever shouts loudest.',
    reads: [],
    *check(facts) {
      for (const session of ahead(facts)) {
        const status = text(session, 'status')
        const missing = Object.entries(needed).flatMap(([field, [words, table]]) =>
          isGiven(facts, session, field, table) ? [] : words,
        )
        if (blocksOf(facts, session).length === 0) missing.push('an agenda')
        if (missing.length === 0 || !['planned', 'ready'].includes(status)) continue
        const say = status === 'ready' ? blocker : warning
        yield say(`session/${session.id}`, '{session} lacks {missing}.', {
          session: text(session, 'title'),
          missing: missing.join(', '),
        })
      }
    },
  },
]

/** What points only to records that were taken away gives nothing. */
function isGiven(facts: Facts, session: Row, field: string, table: string | undefined): boolean {
  const said = [text(session, field), ...list(session, field)].filter((each) => each !== '')
  return said.some((each) => table === undefined || facts.find(table, each) !== undefined)
}

function* dayOf(
  session: Row,
  day: number,
  unsorted: readonly Row[],
  isLast: boolean,
  settings: Settings,
): Iterable<Said> {
  const blocks = unsorted
    .map((block) => ({ block, start: minuteOf(text(block, 'start')), minutes: number(block, 'duration') ?? 0 }))
    .filter((each): each is Timed => each.start !== undefined)
    .sort((one, other) => one.start - other.start)
  const at = `session/${session.id}`
  const values = { session: text(session, 'title'), day }
  yield* gaps(blocks, at, values, minuteOf(text(session, 'dayStart')))
  const end = Math.max(0, ...blocks.map((each) => each.start + each.minutes))
  const planned = minuteOf(text(session, 'dayEnd'))
  if (blocks.length > 0 && planned !== undefined && end !== planned)
    yield warning(at, '{session} day {day}: ends {end} instead of {planned}.', {
      ...values,
      end: clock(end),
      planned: clock(planned),
    })
  const tiring = longestStretch(blocks)
  if (tiring > settings.minutesWithoutPause)
    yield warning(at, '{session} day {day}: {minutes} minutes without a pause.', { ...values, minutes: tiring })
  const closes = blocks.slice(-3).some((each) => endings.includes(text(each.block, 'method')))
  if (isLast && blocks.length > 0 && !closes) yield warning(at, '{session} day {day}: no closing.', values)
}

interface Timed {
  readonly block: Row
  readonly start: number
  readonly minutes: number
}

function* gaps(
  blocks: readonly Timed[],
  at: string,
  values: { session: string; day: number },
  dayStart: number | undefined,
): Iterable<Said> {
  // Parallel rooms start together: what counts is when the longest of them ends.
  let free = dayStart ?? blocks[0]?.start ?? 0
  let previous: Timed | undefined
  for (const each of blocks) {
    const parallel = previous && previous.start === each.start
    if (each.start > free)
      yield warning(at, '{session} day {day}: nothing between {from} and {to}.', {
        ...values,
        from: clock(free),
        to: clock(each.start),
      })
    if (each.start < free && !parallel)
      yield warning(at, '{session} day {day}: “{block}” starts {from}, before the one ahead of it ends ({to}).', {
        ...values,
        block: text(each.block, 'title'),
        from: clock(each.start),
        to: clock(free),
      })
    free = Math.max(free, each.start + each.minutes)
    previous = each
  }
}

function longestStretch(blocks: readonly Timed[]): number {
  let longest = 0
  let from: number | undefined
  for (const { block, start, minutes } of blocks) {
    if (pauses.includes(text(block, 'method'))) from = undefined
    else {
      from ??= start
      longest = Math.max(longest, start + minutes - from)
    }
  }
  return longest
}
