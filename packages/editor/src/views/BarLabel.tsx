import { type Bar, barHeight } from '@balcony/design/views'
import { type ReactNode, useId } from 'react'

interface BarLabelProps {
  readonly bar: Bar
  /** Where the bar is on the screen; it may be on its way elsewhere. */
  readonly left: number
  readonly width: number
  readonly rtl: boolean
  readonly className: string | undefined
  /** A mark before the words, nine by nine, drawn where it is told. */
  readonly mark?: ((x: number, y: number) => ReactNode) | undefined
}

/** The name of a bar, in it, behind it or before it; in it, it ends with it. */
export function BarLabel({ bar, left, width, rtl, className, mark }: BarLabelProps) {
  const clip = useId()
  const room = bar.label === 'in' ? 0 : 900
  const before = bar.label === 'before'
  const after = mark === undefined ? 0 : 14
  // From the beginning of the bar in the direction of reading; a label before it ends where the bar begins.
  const offset = { in: 8, behind: width + 6, before: -6 }[bar.label]
  const start = rtl ? left + width - offset : left + offset
  const middle = bar.y + barHeight / 2
  return (
    <>
      <clipPath id={clip}>
        <rect x={left - room} y={bar.y} width={width + 2 * room} height={barHeight} />
      </clipPath>
      {/* In the bar the bar takes the pointer, so that it can be dragged; elsewhere the words do, between their letters too. */}
      <g clipPath={`url(#${clip})`} pointerEvents={bar.label === 'in' ? 'none' : 'bounding-box'}>
        {mark?.(before === rtl ? start : start - 9, middle - 4.5)}
        <text
          x={before === rtl ? start + after : start - after}
          y={middle + 5}
          textAnchor={before ? 'end' : 'start'}
          className={className}
          // Beside its bar it must be readable on whatever line runs behind it.
          {...(bar.label === 'in' ? {} : halo)}
        >
          {bar.of.title}
        </text>
      </g>
    </>
  )
}

const halo = { paintOrder: 'stroke', stroke: 'var(--surface)', strokeWidth: 4, strokeLinejoin: 'round' } as const
