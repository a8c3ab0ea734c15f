import { problemTree, shows, type TreePart } from '@balcony/design/views'
import { Block, Segments } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useMemo, useRef, useState } from 'react'
import { MapIcon } from '../icons.tsx'
import { useNarrow } from '../live/use-narrow.ts'
import { useSnapshot } from '../views/use-snapshot.ts'
import { FactorList } from './FactorList.tsx'
import css from './Relations.module.css'
import { TreeDrawing } from './TreeDrawing.tsx'

/** What causes what: the effects above, the core problem, its roots below. */
export default function ProblemTree() {
  const { t } = useLingui()
  const snapshot = useSnapshot(shows.tree)
  const tree = useMemo(() => problemTree(snapshot), [snapshot])
  const box = useRef<HTMLDivElement>(null)
  const narrow = useNarrow(box, 40)
  const [asked, ask] = useState<string>()
  const look = asked ?? (narrow ? 'list' : 'tree')
  const words = usePartWords()
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
        {look === 'list' ? <FactorList tree={tree} words={words} /> : <TreeDrawing tree={tree} words={words} />}
      </Block>
    </div>
  )
}

function usePartWords(): Readonly<Record<TreePart, string>> {
  const { t } = useLingui()
  return { branch: t`Effects`, trunk: t`Core problem`, root: t`Root causes`, '': t`No part yet` }
}
