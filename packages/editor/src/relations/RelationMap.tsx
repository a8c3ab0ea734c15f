import { Block, Segments } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useRef, useState } from 'react'
import { MapIcon } from '../icons.tsx'
import { useNarrow } from '../live/use-narrow.ts'
import { RelationDrawing } from './RelationDrawing.tsx'
import { RelationList } from './RelationList.tsx'
import css from './Relations.module.css'
import { useRelations } from './use-relations.ts'

/** Who stands where to whom, as a picture and as a list that says the same. */
export default function RelationMap() {
  const { t } = useLingui()
  const relations = useRelations()
  const box = useRef<HTMLDivElement>(null)
  const narrow = useNarrow(box, 40)
  const [asked, ask] = useState<string>()
  const look = asked ?? (narrow ? 'list' : 'map')
  if (relations.parties.length === 0) return null
  return (
    <div ref={box} className={css.view}>
      <Block
        icon={<MapIcon />}
        title={<Trans>Relations between the parties</Trans>}
        facts={<Plural value={relations.ties.length} one="# relation" other="# relations" />}
        aside={
          <Segments
            label={t`How the relations are shown`}
            choices={[
              { id: 'map', label: t`Map` },
              { id: 'list', label: t`List` },
            ]}
            chosen={look}
            onChoose={ask}
          />
        }
      >
        {look === 'list' ? <RelationList {...relations} /> : <RelationDrawing {...relations} />}
      </Block>
    </div>
  )
}
