import { type Bar, barHeight, type Moment, type Timeline } from '@balcony/design/views'
import css from './Timeline.module.css'

interface FollowsProps {
  readonly timeline: Timeline
  readonly bars: ReadonlyMap<string, Bar<Moment>>
  readonly leftOf: (bar: Bar<Moment>) => number
  readonly rtl: boolean
  /** What hangs on this one stands out. */
  readonly chosen: string | undefined
}

/** What has to come before what: from the end of the one to the beginning of the other, whichever way the line runs. */
export function Follows({ timeline, bars, leftOf, rtl, chosen }: FollowsProps) {
  const ties = timeline.follows.flatMap(({ first, next }) => {
    const [from, to] = [bars.get(first), bars.get(next)]
    return from && to ? [{ key: `${first} ${next}`, from, to, isOn: chosen === first || chosen === next }] : []
  })
  // What stands out is drawn last, above the others.
  return (
    <g aria-hidden>
      <defs>
        <marker id="follows-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 0 8 4 0 8z" className={css.arrow} />
        </marker>
      </defs>
      {ties
        .toSorted((one, other) => Number(one.isOn) - Number(other.isOn))
        .map(({ key, from, to, isOn }) => (
          <path
            key={key}
            className={css.follows}
            data-on={isOn || undefined}
            d={wayBetween(
              leftOf(from) + (rtl ? 0 : from.width),
              middle(from),
              leftOf(to) + (rtl ? to.width : 0),
              middle(to),
              rtl,
            )}
            {...(isOn ? { markerEnd: 'url(#follows-arrow)' } : {})}
          />
        ))}
    </g>
  )
}

function middle({ y }: Bar<Moment>): number {
  return y + barHeight / 2
}

/** Leaves and arrives in the direction of time. */
function wayBetween(x: number, y: number, toX: number, toY: number, rtl: boolean): string {
  const bend = Math.min(60, Math.max(14, Math.abs(toX - x) / 2)) * (rtl ? -1 : 1)
  return `M${x} ${y}C${x + bend} ${y} ${toX - bend} ${toY} ${toX} ${toY}`
}
