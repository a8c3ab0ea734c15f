import { recordAddress } from '@balcony/design'
import type { Rectangle } from '@balcony/design/relations'
import { useWorkspace } from '../workspace.tsx'
import { useOpening } from './RecordNode.tsx'
import css from './Relations.module.css'
import { useTieWords } from './tie-words.ts'
import type { NamedParty, NamedTie } from './use-relations.ts'

interface TieWordProps {
  readonly tie: NamedTie
  readonly parties: readonly NamedParty[]
  readonly at: Rectangle
}

/** What a line says, on it; a press or a key opens the relation. */
export function TieWord({ tie, parties, at: { x, y, width, height } }: TieWordProps) {
  const { go } = useWorkspace()
  const say = useTieWords(parties)
  const words = say(tie)
  const opening = useOpening(() => go(recordAddress('relation', tie.id)))
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button
    <g role="button" tabIndex={0} className={css.kind} aria-label={words} {...opening}>
      <title>{words}</title>
      <rect x={x} y={y} width={width} height={height} rx={4} />
      <text x={x + width / 2} y={y + height / 2 + 4.5} textAnchor="middle">
        {tie.kind}
      </text>
    </g>
  )
}
