import { across, drawLanes, type Lane } from './lanes.ts'
import { type Moment, type Timeline, timelineLanes } from './timeline.ts'

export interface TimelineDrawing {
  readonly height: number
  readonly lanes: readonly Lane<Moment>[]
  /** Beginnings of months, `2027-03`; `isLabelled` where there is room for its name. */
  readonly months: readonly { readonly month: string; readonly x: number; readonly isLabelled: boolean }[]
  readonly today: number | undefined
  /** Length of a day. */
  readonly day: number
}

/** The whole design over its months; room for the name of a month is 52 units. */
export function drawTimeline(
  { moments }: Timeline,
  { width, measure, today }: { width: number; measure: (text: string) => number; today: number },
): TimelineDrawing {
  const ours = moments.filter(({ lane }) => lane !== 'follow-up' && lane !== 'days')
  const all = ours.length > 0 ? ours : moments
  const [from, to] = [startOfMonth(Math.min(...all.map((each) => each.from), today), 0), lastOf(all, today)]
  const surface = { width, measure, from, to }
  const at = across(surface)
  const lanes = timelineLanes.map((key) => ({ key, items: moments.filter((moment) => moment.lane === key) }))
  return {
    ...drawLanes(
      lanes.filter(({ items }) => items.length > 0),
      surface,
    ),
    months: monthsIn(from, to).map((days, index, { length }) => ({
      month: new Date(days * milliseconds).toISOString().slice(0, 7),
      x: at(days),
      isLabelled: index % Math.max(1, Math.ceil((52 * length) / width)) === 0,
    })),
    today: today >= from && today <= to ? at(today) : undefined,
    day: width / (to - from),
  }
}

const milliseconds = 86_400_000
/** Follow-ups that repeat for years would squeeze the sessions: so much after the last of ours is drawn. */
const afterwards = 60

function lastOf(moments: readonly Moment[], today: number): number {
  return startOfMonth(Math.max(...moments.map(({ to }) => to), today) + afterwards, 1)
}

function startOfMonth(days: number, later: number): number {
  const date = new Date(days * milliseconds)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later, 1) / milliseconds
}

function monthsIn(from: number, to: number): readonly number[] {
  const months = []
  for (let at = from; at < to; at = startOfMonth(at, 1)) months.push(at)
  return months
}
