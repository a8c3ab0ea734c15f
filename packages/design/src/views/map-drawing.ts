import type { ActivityMap, Effort, Gap } from './activities.ts'
import { across, drawLanes, type Lane, type Spanned } from './lanes.ts'

export interface Paper {
  readonly width: number
  readonly measure: (text: string) => number
  /** The lanes in their order, and what each holds. */
  readonly lanes: readonly { readonly key: string; readonly holds: (effort: Effort) => boolean }[]
  /** Days since 1970. */
  readonly today: number
}

/** An effort, or a gap that somebody dated. */
export type Drawn = Spanned & (Effort | Gap)

export interface Drawing {
  readonly height: number
  readonly lanes: readonly Lane<Drawn>[]
  /** Beginnings of years. */
  readonly years: readonly { readonly year: number; readonly x: number }[]
  readonly today: number
  /** Length of a day. */
  readonly day: number
}

/** The map over the years: efforts and gaps in their lanes. */
export function drawMap(map: ActivityMap, { width, measure, lanes, today }: Paper): Drawing {
  const [from, to] = rangeOf(map, today)
  const surface = { width, measure, from, to }
  const at = across(surface)
  const gaps = map.gaps.flatMap((gap): readonly Drawn[] =>
    gap.from === undefined ? [] : [{ ...gap, from: gap.from, to: gap.to ?? today }],
  )
  const drawn = drawLanes<Drawn>(
    lanes.map(({ key, holds }) => ({
      key,
      items: [...map.efforts.filter(holds), ...gaps.filter((gap) => gap.track === key)],
    })),
    surface,
  )
  return { ...drawn, years: yearsIn(from, to, at), today: at(today), day: width / (to - from) }
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
