import { recordAddress } from '@balcony/design'
import { layRelations, partyBox, placeWords } from '@balcony/design/relations'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo, useRef } from 'react'
import { useMeasure } from '../views/use-measure.ts'
import { useWorkspace } from '../workspace.tsx'
import { RecordNode } from './RecordNode.tsx'
import css from './Relations.module.css'
import { TieWord } from './TieWord.tsx'
import type { Relations } from './use-relations.ts'

const edge = 14

/** In Arabic the whole is mirrored, words are not. */
export function RelationDrawing({ parties, ties }: Relations) {
  const { t } = useLingui()
  const { go } = useWorkspace()
  const box = useRef<HTMLDivElement>(null)
  const { width, measure, rtl } = useMeasure(box)
  // In steps, so that it is not laid out for every pixel; a narrow screen pushes it sideways inside its block.
  const wanted = Math.min(1200, Math.max(640, Math.floor((width - 2 * edge) / 80) * 80))
  // Laid out anew only when somebody comes, goes, or stands otherwise: not for every letter of a note.
  const shape = JSON.stringify([
    parties.map(({ id, side, power }) => ({ id, side, power })),
    ties.map(({ id, from, to }) => ({ id, from, to })),
  ])
  const laid = useMemo(() => {
    const [nodes, links] = JSON.parse(shape) as [Parameters<typeof layRelations>[0], Parameters<typeof layRelations>[1]]
    return layRelations(nodes, links, wanted)
  }, [shape, wanted])
  const kinds = new Map(ties.map((tie) => [tie.id, tie]))
  const words = placeWords(laid.lines, laid.parties, (id) => measure(kinds.get(id)?.kind ?? ''))
  const place = (x: number, size = 0) => edge + (rtl ? laid.width - x - size : x)
  return (
    <div ref={box} className={css.drawing}>
      {/* biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset */}
      <svg
        width={laid.width + 2 * edge}
        height={laid.height + 2 * edge}
        viewBox={`0 0 ${laid.width + 2 * edge} ${laid.height + 2 * edge}`}
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
            markerWidth="12"
            markerHeight="12"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" className={css.arrow} />
          </marker>
        </defs>
        {laid.lines.map(({ id, from, to }) => {
          const tie = kinds.get(id)
          return (
            <line
              key={id}
              className={css.tie}
              data-tone={tie?.tone}
              x1={place(from.x)}
              y1={edge + from.y}
              x2={place(to.x)}
              y2={edge + to.y}
              strokeWidth={Math.max(1, tie?.strength ?? 1)}
              markerEnd={tie?.oneWay ? 'url(#relation-arrow)' : undefined}
            />
          )
        })}
        {laid.parties.map(({ id, x, y }) => {
          const party = parties.find((each) => each.id === id)
          if (!party) return null
          return (
            <RecordNode
              key={id}
              x={place(x, partyBox.width)}
              y={edge + y}
              width={partyBox.width}
              height={partyBox.height}
              title={party.name}
              words={party.words}
              onOpen={() => go(recordAddress('party', id))}
            />
          )
        })}
        {ties.map((tie) => {
          const at = words.get(tie.id)
          if (!at) return null
          const there = { ...at, x: place(at.x, at.width), y: edge + at.y }
          return <TieWord key={tie.id} tie={tie} parties={parties} at={there} />
        })}
      </svg>
      <p className={css.hint}>
        <Trans>Higher up: more power. Full line: near; dashed: broken or in conflict; arrow: one over the other.</Trans>
      </p>
    </div>
  )
}
