import { dayOf } from '@balcony/design/views'
import type { AgendaBlock, AgendaDay } from '../agenda/agenda.ts'

/** A block where the clock can find it. */
export interface RunBlock {
  readonly day: number
  readonly block: AgendaBlock
}

export interface Run {
  /** `between`: a break that nobody planned, or the night. */
  readonly stands: 'undated' | 'before' | 'on' | 'between' | 'over'
  /** Which of the session's days it is; the first before it begins, the last when it is over. */
  readonly day: number
  /** What happens now, in every room. */
  readonly now: readonly RunBlock[]
  readonly next: readonly RunBlock[]
  /** Minutes until the present block ends, or the next one begins. */
  readonly left: number | undefined
}

/** The clock on the wall of the room. */
export interface WallTime {
  /** YYYY-MM-DD */
  readonly date: string
  /** After midnight. */
  readonly minutes: number
}

/** Where a session stands by the clock. A day that runs past midnight goes on into the next. */
export function runOf(days: readonly AgendaDay[], startsOn: unknown, wall: WallTime): Run {
  const all = days.flatMap(({ day, blocks }) =>
    blocks
      .flatMap((block) => [block, ...block.beside])
      .map((block) => ({ day, block, from: (day - 1) * 1440 + block.start })),
  )
  const first = typeof startsOn === 'string' ? dayOf(startsOn) : undefined
  const today = dayOf(wall.date)
  const begins = Math.min(...all.map(({ from }) => from))
  if (first === undefined || today === undefined || all.length === 0)
    return { stands: 'undated', day: 1, now: [], next: startingAt(all, begins), left: undefined }
  const at = (today - first) * 1440 + wall.minutes
  const now = all.filter(({ from, block }) => from <= at && at < from + block.length)
  const next = Math.min(...all.filter(({ from }) => from > at).map(({ from }) => from))
  const day = now[0]?.day ?? Math.min(days.length, Math.max(1, today - first + 1))
  const ends = Math.min(...now.map(({ from, block }) => from + block.length))
  const stands = now.length > 0 ? 'on' : at < begins ? 'before' : Number.isFinite(next) ? 'between' : 'over'
  const until = stands === 'on' ? ends : next
  return { stands, day, now, next: startingAt(all, next), left: Number.isFinite(until) ? until - at : undefined }
}

/** Another time on the wall: a day that is left or begun is another date. */
export function shifted({ date, minutes }: WallTime, by: number): WallTime {
  const today = dayOf(date)
  if (today === undefined || by === 0) return { date, minutes }
  const at = today * 1440 + minutes + by
  const day = new Date(Math.floor(at / 1440) * 86_400_000).toISOString().slice(0, 10)
  return { date: day, minutes: ((at % 1440) + 1440) % 1440 }
}

/** How far the clock must be shifted for this block to begin now. */
export function shiftTo({ day, block }: RunBlock, startsOn: unknown, { date, minutes }: WallTime): number {
  const [first, today] = [typeof startsOn === 'string' ? dayOf(startsOn) : undefined, dayOf(date)]
  if (first === undefined || today === undefined) return 0
  return (first + day - 1 - today) * 1440 + block.start - minutes
}

function startingAt(all: readonly (RunBlock & { readonly from: number })[], from: number): readonly RunBlock[] {
  return all.filter((each) => each.from === from)
}

/** Conditions as they are read aloud: one a line, or one a sentence where they were written in a row. */
export function conditionsIn(text: unknown): readonly string[] {
  if (typeof text !== 'string') return []
  return text
    .split(/\n+|(?<=[.!?؟])\s+/u)
    .map((line) => line.replace(/^[-•*]\s*/u, '').trim())
    .filter((line) => line !== '')
}

/** Whether a session is held on this day. */
export function isOn(values: Readonly<Record<string, unknown>>, date: string): boolean {
  const first = typeof values['startsOn'] === 'string' ? dayOf(values['startsOn']) : undefined
  const today = dayOf(date)
  if (first === undefined || today === undefined) return false
  if (values['status'] === 'cancelled' || values['status'] === 'postponed') return false
  const days = typeof values['days'] === 'number' ? values['days'] : 1
  return first <= today && today < first + days
}
