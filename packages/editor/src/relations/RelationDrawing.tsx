import { recordAddress } from '@balcony/design'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo, useRef } from 'react'
import { useMeasure } from '../views/use-measure.ts'
import { useWorkspace } from '../workspace.tsx'
import { RecordNode } from './RecordNode.tsx'
import css from './Relations.module.css'
import { layRelations, partyBox } from './relation-layout.ts'
import type { Relations } from './use-relations.ts'

const edge = 12

/** In Arabic the whole is mirrored, words are not. */
export function RelationDrawing({ parties, ties }: Relations) {
  const { t } = useLingui()
  const { go } = useWorkspace()
  const box = useRef<HTMLDivElement>(null)
  const { measure, rtl } = useMeasure(box)
  // Laid out anew only when somebody comes, goes, or stands otherwise: not for every letter of a note.
  const shape = JSON.stringify([
    parties.map(({ id, side, power }) => [id, side, power]),
    ties.map(({ from, to }) => [from, to]),
  ])
  const laid = useMemo(() => {
    const [nodes, links] = JSON.parse(shape) as [[string, string, number | undefined][], [string, string][]]
    return layRelations(
      nodes.map(([id, side, power]) => ({ id, side, power: power ?? undefined })),
      links.map(([from, to]) => ({ from, to })),
    )
  }, [shape])
  const places = new Map(
    laid.parties.map(({ id, x, y }) => [id, { x: edge + (rtl ? laid.width - x - partyBox.width : x), y: edge + y }]),
  )
  const middle = (id: string) => {
    const at = places.get(id)
    return at && { x: at.x + partyBox.width / 2, y: at.y + partyBox.height / 2 }
  }
  // Between the edges of the boxes, not their middles: so the words stand where the line is seen.
  const drawn = ties.flatMap((tie) => {
    const [from, to] = [middle(tie.from), middle(tie.to)]
    return from && to && tie.from !== tie.to ? [{ tie, from: before(to, from), to: before(from, to) }] : []
  })
  return (
    <div ref={box} className={css.drawing}>
      {/* biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset */}
      <svg
        viewBox={`0 0 ${laid.width + 2 * edge} ${laid.height + 2 * edge}`}
        style={{ maxInlineSize: laid.width + 2 * edge }}
        role="group"
        aria-label={t`Relations of ${parties.length} parties; the list says the same`}
        direction={rtl ? 'rtl' : 'ltr'}
      >
        <defs>
          <marker
            id="relation-arrow"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerUnits="userSpaceOnUse"
            markerWidth="11"
            markerHeight="11"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" className={css.arrow} />
          </marker>
        </defs>
        {drawn.map(({ tie, from, to }) => (
          <line
            key={tie.id}
            className={css.tie}
            data-tone={tie.tone}
            x1={from.x}
            y1={from.y}
            x2={to.x}
            y2={to.y}
            strokeWidth={Math.max(1, tie.strength)}
            markerEnd={tie.oneWay ? 'url(#relation-arrow)' : undefined}
          />
        ))}
        {laid.parties.map(({ id }) => {
          const party = parties.find((each) => each.id === id)
          const at = places.get(id)
          if (!party || !at) return null
          return (
            <RecordNode
              key={id}
              x={at.x}
              y={at.y}
              width={partyBox.width}
              height={partyBox.height}
              title={party.name}
              words={party.words}
              onOpen={() => go(recordAddress('party', id))}
            />
          )
        })}
        {drawn.map(({ tie, from, to }) => {
          const width = measure(tie.kind) + 12
          const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2]
          return (
            <g key={tie.id} className={css.kind}>
              <rect x={x - width / 2} y={y - 10} width={width} height={20} rx={4} />
              <text x={x} y={y + 4} textAnchor="middle">
                {tie.kind}
              </text>
            </g>
          )
        })}
      </svg>
      <p className={css.hint}>
        <Trans>Higher up: more power. Full line: near; dashed: broken or in conflict; arrow: one over the other.</Trans>
      </p>
    </div>
  )
}

/** Where a line from one box meets the edge of another. */
function before(from: { x: number; y: number }, to: { x: number; y: number }) {
  const [dx, dy] = [from.x - to.x, from.y - to.y]
  const across = Math.abs(dx) < 1 ? Number.POSITIVE_INFINITY : partyBox.width / 2 / Math.abs(dx)
  const down = Math.abs(dy) < 1 ? Number.POSITIVE_INFINITY : partyBox.height / 2 / Math.abs(dy)
  const reach = Math.min(1, across, down)
  return { x: to.x + dx * reach, y: to.y + dy * reach }
}
