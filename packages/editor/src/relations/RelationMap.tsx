import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { MapIcon } from '../icons.tsx'
import { PictureOrList } from '../views/PictureOrList.tsx'
import { RelationDrawing } from './RelationDrawing.tsx'
import { RelationList } from './RelationList.tsx'
import { useRelations } from './use-relations.ts'

/** Who stands where to whom, as a picture and as a list that says the same. */
export default function RelationMap() {
  const { t } = useLingui()
  const relations = useRelations()
  if (relations.parties.length === 0) return null
  return (
    <PictureOrList
      icon={<MapIcon />}
      title={<Trans>Relations between the parties</Trans>}
      facts={<Plural value={relations.ties.length} one="# relation" other="# relations" />}
      label={t`How the relations are shown`}
      picture={t`Map`}
      drawing={<RelationDrawing {...relations} />}
      list={<RelationList {...relations} />}
    />
  )
}
