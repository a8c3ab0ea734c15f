import { recordAddress } from '@balcony/design'
import {
  drawTree,
  factorHeight,
  type Point,
  type ProblemTree,
  type TreeArrow,
  type TreePart,
} from '@balcony/design/views'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo, useRef } from 'react'
import { useMeasure } from '../views/use-measure.ts'
import { useWorkspace } from '../workspace.tsx'
import { RecordNode } from './RecordNode.tsx'
import css from './Relations.module.css'

/** Width of the names of the parts. */
const names = 104
const edge = 12

interface TreeDrawingProps {
  readonly tree: ProblemTree
  readonly words: Readonly<Record<TreePart, string>>
}

/** In Arabic the whole is mirrored, words are not. */
export function TreeDrawing({ tree, words }: TreeDrawingProps) {
  const { t } = useLingui()
  const { go } = useWorkspace()
  const box = useRef<HTMLDivElement>(null)
  const { width, rtl } = useMeasure(box)
  const drawing = useMemo(() => drawTree(tree, Math.max(320, width - names - 2 * edge)), [tree, width])
  const whole = drawing.width + names + 2 * edge
  const place = (x: number, size = 0) => (rtl ? whole - names - edge - x - size : names + edge + x)
  const count = drawing.boxes.length
  return (
    <div ref={box} className={css.drawing}>
      {/* biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset */}
      <svg
        width={whole}
        height={drawing.height}
        viewBox={`0 0 ${whole} ${drawing.height}`}
        role="group"
        aria-label={t`Problem tree of ${count} factors; the list says the same`}
        direction={rtl ? 'rtl' : 'ltr'}
      >
        <defs>
          <marker id="cause-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
            <path d="M0 0 8 4 0 8z" className={css.arrow} />
          </marker>
        </defs>
        {drawing.rows.map(({ part, y, height }, at) => (
          <g key={part}>
            {at === 0 ? null : <line x1={0} x2={whole} y1={y - 30} y2={y - 30} className={css.rule} />}
            <foreignObject x={rtl ? whole - names : 0} y={y} width={names} height={height}>
              <div className={css.part}>{words[part]}</div>
            </foreignObject>
          </g>
        ))}
        {drawing.arrows.map((arrow) => (
          <path
            key={`${arrow.cause} ${arrow.effect}`}
            className={css.cause}
            d={wayOf(arrow, place)}
            markerEnd="url(#cause-arrow)"
          />
        ))}
        {drawing.boxes.map(({ factor, x, y, width: across }) => (
          <RecordNode
            key={factor.id}
            x={place(x, across)}
            y={y}
            width={across}
            height={factorHeight}
            title={factor.title || t`Without a name`}
            mark={factor.forPeace ? 'peace' : undefined}
            words={factor.forPeace ? t`for peace` : undefined}
            onOpen={() => go(recordAddress('factor', factor.id))}
          />
        ))}
      </svg>
      <p className={css.hint}>
        <Trans>An arrow goes from a cause to its effect. Dotted: for peace.</Trans>
      </p>
    </div>
  )
}

/** Straight past each line, bending between two. */
function wayOf({ points, arc }: TreeArrow, place: (x: number) => number): string {
  const [first, ...rest] = points
  if (!first) return ''
  let from: Point = first
  return rest.reduce(
    (way, to) => {
      const bend = arc > 0 ? from.y - arc : (from.y + to.y) / 2
      const [x1, x2] = [place(from.x), place(to.x)]
      from = to
      return `${way}C${x1} ${bend} ${x2} ${bend} ${x2} ${to.y}`
    },
    `M${place(first.x)} ${first.y}`,
  )
}
