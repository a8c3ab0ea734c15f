import type { ActivityMap, Effort, Gap } from './activities.ts'

/** What the drawing needs to know of the screen or page: lengths are in one unit, pixels or points. */
export interface Paper {
  readonly width: number
  /** The width of a label. */
  readonly measure: (text: string) => number
  /** The name of a lane, in the reader's language, and the order of the lanes. */
  readonly lanes: readonly { readonly key: string; readonly holds: (effort: Effort) => boolean }[]
  /** Days since 1970. */
  readonly today: number
}

export interface Drawing {
  readonly height: number
  readonly lanes: readonly Lane[]
  /** Beginnings of years. */
  readonly years: readonly { readonly year: number; readonly x: number }[]
  readonly today: number
  /** Length of a day. */
  readonly day: number
  /** Days since 1970 at the left edge. */
  readonly from: number
}

export interface Lane {
  readonly key: string
  readonly y: number
  readonly height: number
  readonly bars: readonly Bar[]
}

export interface Bar {
  readonly of: Effort | Gap
  readonly x: number
  readonly y: number
  readonly width: number
  /** Where the label stands: in the bar, or behind or before it, where room is kept for it. */
  readonly label: 'in' | 'behind' | 'before'
}

export const barHeight = 28
const rowHeight = 36
const lanePadding = 8
const headHeight = 30
/** Room for the mark before the label, and around it. */
const labelPadding = 32

/** Bars by lane and time; no two of a lane, nor their labels, lie on one another. */
export function drawMap(map: ActivityMap, paper: Paper): Drawing {
  const [from, to] = rangeOf(map, paper.today)
  const day = paper.width / (to - from)
  const at = (days: number) => Math.min(paper.width, Math.max(0, (days - from) * day))
  let y = headHeight
  const lanes = paper.lanes.map(({ key, holds }): Lane => {
    const efforts = map.efforts.filter(holds)
    const gaps = map.gaps.filter((gap) => gap.track === key && gap.from !== undefined)
    const rows: number[] = []
    const bars = [...efforts, ...gaps]
      .map((of) => ({ of, start: at(of.from ?? from), end: at((of.to ?? paper.today) + 1) }))
      .filter(({ start, end }) => end > 0 && start < paper.width)
      .toSorted((one, other) => one.start - other.start || one.end - other.end)
      .map(({ of, start, end }): Bar => {
        const words = paper.measure(of.title) + labelPadding
        const width = Math.max(end - start, 14)
        const label =
          words <= width ? 'in' : start + width + words <= paper.width ? 'behind' : words <= start ? 'before' : 'in'
        const begins = label === 'before' ? start - words : start
        const free = rows.findIndex((taken) => taken <= begins)
        const row = free < 0 ? rows.length : free
        rows[row] = start + width + (label === 'behind' ? words : 0) + 6
        return { of, x: start, y: y + lanePadding + row * rowHeight, width, label }
      })
    const lane = { key, y, height: Math.max(1, rows.length) * rowHeight + lanePadding, bars }
    y += lane.height
    return lane
  })
  return { height: y, lanes, years: yearsIn(from, to, at), today: at(paper.today), day, from }
}

const year = 365.25
/** So many years back are drawn at most: the present needs the room. */
const yearsBack = 8

function rangeOf(map: ActivityMap, today: number): readonly [number, number] {
  const starts = map.efforts.map(({ from }) => from)
  const ends = map.efforts.map(({ to }) => to)
  const first = Math.max(Math.min(today - year, ...starts), today - yearsBack * year)
  const last = Math.min(Math.max(today + year, ...ends), today + yearsBack * year)
  return [startOfYear(yearOf(first)), startOfYear(yearOf(last) + 1)]
}

function yearsIn(from: number, to: number, at: (days: number) => number): Drawing['years'] {
  const [first, last] = [yearOf(from), yearOf(to - 1)]
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    year: first + index,
    x: at(startOfYear(first + index)),
  }))
}

const milliseconds = 86_400_000

function yearOf(days: number): number {
  return new Date(days * milliseconds).getUTCFullYear()
}

function startOfYear(number: number): number {
  return Date.UTC(number, 0, 1) / milliseconds
}
