import { problemTree, shows, type TreePart } from '@balcony/design/views'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { MapIcon } from '../icons.tsx'
import { PictureOrList } from '../views/PictureOrList.tsx'
import { useSnapshot } from '../views/use-snapshot.ts'
import { FactorList } from './FactorList.tsx'
import { TreeDrawing } from './TreeDrawing.tsx'

/** What causes what: the effects above, the core problem, its roots below. */
export default function ProblemTree() {
  const { t } = useLingui()
  const snapshot = useSnapshot(shows.tree)
  const tree = useMemo(() => problemTree(snapshot), [snapshot])
  const words = usePartWords()
  const count = tree.parts.reduce((sum, { factors }) => sum + factors.length, 0)
  if (count === 0) return null
  return (
    <PictureOrList
      icon={<MapIcon />}
      title={<Trans>Problem tree</Trans>}
      facts={<Plural value={count} one="# factor" other="# factors" />}
      label={t`How the factors are shown`}
      picture={t`Tree`}
      drawing={<TreeDrawing tree={tree} words={words} />}
      list={<FactorList tree={tree} words={words} />}
    />
  )
}

function usePartWords(): Readonly<Record<TreePart, string>> {
  const { t } = useLingui()
  return { branch: t`Effects`, trunk: t`Core problem`, root: t`Root causes`, '': t`No part yet` }
}
