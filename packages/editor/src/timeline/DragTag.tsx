import { barHeight } from '@balcony/design/views'
import css from './Timeline.module.css'

interface DragTagProps {
  readonly lines: readonly string[]
  /** The last line says on which days it would fall. */
  readonly falls: boolean
  /** The bar on its way. */
  readonly x: number
  readonly y: number
  readonly width: number
  /** Width of the drawing: what is said stays in it. */
  readonly within: number
  readonly measure: (text: string) => number
  readonly rtl: boolean
}

const line = 20
const padding = 8

/** What is said of a moment on its way, beside it. */
export function DragTag({ lines, falls, x, y, width, within, measure, rtl }: DragTagProps) {
  const across = Math.max(...lines.map(measure)) + 2 * padding
  const height = lines.length * line + padding
  const left = Math.max(2, Math.min(within - across - 2, x + width / 2 - across / 2))
  // Above the bar; at the top of the drawing below it.
  const top = y - height - 4 > 24 ? y - height - 4 : y + barHeight + 4
  return (
    <g className={css.tag} pointerEvents="none" aria-hidden data-tag>
      <rect x={left} y={top} width={across} height={height} rx={5} />
      {lines.map((words, at) => (
        <text
          key={words}
          x={rtl ? left + across - padding : left + padding}
          y={top + (at + 1) * line - 2}
          data-falls={(falls && at === lines.length - 1) || undefined}
        >
          {words}
        </text>
      ))}
    </g>
  )
}
