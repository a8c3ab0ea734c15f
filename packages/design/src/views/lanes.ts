/** Something that is drawn from a day to another. Days since 1970. */
export interface Spanned {
  readonly title: string
  readonly from: number
  readonly to: number
}

/** What a drawing needs to know of the screen or page: lengths are in one unit, pixels or points. */
export interface Surface {
  readonly width: number
  /** The width of a label. */
  readonly measure: (text: string) => number
  /** The days at both edges. */
  readonly from: number
  readonly to: number
}

export interface Bar<T extends Spanned = Spanned> {
  readonly of: T
  readonly x: number
  readonly y: number
  readonly width: number
  /** Where the label stands: in the bar, or behind or before it, where room is kept for it. */
  readonly label: 'in' | 'behind' | 'before'
}

export interface Lane<T extends Spanned = Spanned> {
  readonly key: string
  readonly y: number
  readonly height: number
  readonly bars: readonly Bar<T>[]
}

export const barHeight = 28
const headHeight = 30
const rowHeight = 36
const lanePadding = 8
const narrowest = 14
/** Room for a mark before the label, and around it. */
const labelPadding = 32

/** Bars by lane and time: no two of a lane, nor their labels, lie on one another. */
export function drawLanes<T extends Spanned>(
  lanes: readonly { readonly key: string; readonly items: readonly T[] }[],
  surface: Surface,
): { readonly lanes: readonly Lane<T>[]; readonly height: number } {
  const { width, measure } = surface
  const at = across(surface)
  let y = headHeight
  const drawn = lanes.map(({ key, items }): Lane<T> => {
    const rows: number[] = []
    const bars = items
      .map((of) => ({ of, start: at(of.from), end: at(of.to + 1) }))
      .filter(({ of }) => of.to >= surface.from && of.from < surface.to)
      .toSorted((one, other) => one.start - other.start || one.end - other.end)
      .map(({ of, start, end }): Bar<T> => {
        const length = Math.max(end - start, narrowest)
        const x = Math.min(start, width - length)
        const words = measure(of.title) + labelPadding
        const label = words <= length ? 'in' : x + length + words <= width ? 'behind' : words <= x ? 'before' : 'in'
        const begins = label === 'before' ? x - words : x
        const free = rows.findIndex((taken) => taken <= begins)
        const row = free < 0 ? rows.length : free
        rows[row] = x + length + (label === 'behind' ? words : 0) + 6
        return { of, x, y: y + lanePadding + row * rowHeight, width: length, label }
      })
    const lane = { key, y, height: Math.max(1, rows.length) * rowHeight + lanePadding, bars }
    y += lane.height
    return lane
  })
  return { lanes: drawn, height: y }
}

/** Where a day stands on the surface. */
export function across({ width, from, to }: Surface): (days: number) => number {
  return (days) => Math.min(width, Math.max(0, ((days - from) / (to - from)) * width))
}
