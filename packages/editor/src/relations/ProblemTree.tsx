import { recordAddress } from '@balcony/design'
import { drawTree, factorHeight, problemTree, type TreePart } from '@balcony/design/views'
import { Block, Segments } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useMemo, useRef, useState } from 'react'
import { MapIcon } from '../icons.tsx'
import { useNarrow } from '../live/use-narrow.ts'
import { useMeasure } from '../views/use-measure.ts'
import { useSnapshot } from '../views/use-snapshot.ts'
import { useWorkspace } from '../workspace.tsx'
import { FactorList } from './FactorList.tsx'
import { RecordNode } from './RecordNode.tsx'
import css from './Relations.module.css'

/** What causes what: the effects above, the core problem, its roots below. */
export default function ProblemTree() {
  const { t } = useLingui()
  const { go } = useWorkspace()
  const snapshot = useSnapshot()
  const tree = useMemo(() => problemTree(snapshot), [snapshot])
  const box = useRef<HTMLDivElement>(null)
  const narrow = useNarrow(box, 40)
  const [asked, ask] = useState<string>()
  const look = asked ?? (narrow ? 'list' : 'tree')
  const { width, rtl } = useMeasure(box)
  const drawing = useMemo(() => drawTree(tree, Math.max(320, width - 32)), [tree, width])
  const words = usePartWords()
  const left = (x: number, size: number) => 12 + (rtl ? drawing.width - x - size : x)
  const count = tree.parts.reduce((sum, { factors }) => sum + factors.length, 0)
  if (count === 0) return null
  return (
    <div ref={box} className={css.view}>
      <Block
        icon={<MapIcon />}
        title={<Trans>Problem tree</Trans>}
        facts={<Plural value={count} one="# factor" other="# factors" />}
        aside={
          <Segments
            label={t`How the factors are shown`}
            choices={[
              { id: 'tree', label: t`Tree` },
              { id: 'list', label: t`List` },
            ]}
            chosen={look}
            onChoose={ask}
          />
        }
      >
        {look === 'list' ? (
          <FactorList tree={tree} words={words} />
        ) : (
          <div className={css.drawing}>
            {/* biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset */}
            <svg
              viewBox={`0 0 ${drawing.width + 24} ${drawing.height}`}
              style={{ maxInlineSize: drawing.width + 24 }}
              role="group"
              aria-label={t`Problem tree of ${count} factors; the list says the same`}
              direction={rtl ? 'rtl' : 'ltr'}
            >
              <defs>
                <marker
                  id="cause-arrow"
                  viewBox="0 0 8 8"
                  refX="7"
                  refY="4"
                  markerWidth="8"
                  markerHeight="8"
                  orient="auto"
                >
                  <path d="M0 0 8 4 0 8z" className={css.arrow} />
                </marker>
              </defs>
              {drawing.rows.map(({ part, y }) => (
                <text key={part} x={rtl ? drawing.width + 12 : 12} y={y - 8} className={css.part}>
                  {words[part]}
                </text>
              ))}
              {drawing.arrows.map(({ cause, effect }) => {
                const from = left(cause.x, cause.width) + cause.width / 2
                const to = left(effect.x, effect.width) + effect.width / 2
                // Beside each other: an arc over both; otherwise from the nearer edges.
                const up = cause.y > effect.y
                const level = cause.y === effect.y
                const y1 = up || level ? cause.y : cause.y + factorHeight
                const y2 = up ? effect.y + factorHeight : effect.y
                const bend = level ? Math.min(y1, y2) - 30 : (y1 + y2) / 2
                return (
                  <path
                    key={`${cause.factor.id} ${effect.factor.id}`}
                    className={css.cause}
                    d={`M${from} ${y1}C${from} ${bend} ${to} ${bend} ${to} ${y2}`}
                    markerEnd="url(#cause-arrow)"
                  />
                )
              })}
              {drawing.boxes.map(({ factor, x, y, width: across }) => (
                <RecordNode
                  key={factor.id}
                  x={left(x, across)}
                  y={y}
                  width={across}
                  height={factorHeight}
                  title={factor.title || t`Without a name`}
                  mark={factor.forPeace ? 'peace' : undefined}
                  onOpen={() => go(recordAddress('factor', factor.id))}
                />
              ))}
            </svg>
          </div>
        )}
      </Block>
    </div>
  )
}

function usePartWords(): Readonly<Record<TreePart, string>> {
  const { t } = useLingui()
  return { branch: t`Effects`, trunk: t`Core problem`, root: t`Root causes`, '': t`No part yet` }
}
