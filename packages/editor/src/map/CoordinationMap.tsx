import { type ActivityMap, activityMap, shows } from '@balcony/design/views'
import { Block, Button, CompartmentPill, Segments, Select } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { memo, useMemo, useRef, useState } from 'react'
import { useLevelWords } from '../field/FieldMark.tsx'
import { MapIcon, Plus } from '../icons.tsx'
import { useMayWrite } from '../live/hooks.ts'
import { today } from '../live/today.ts'
import { useNarrow } from '../live/use-narrow.ts'
import { useAdd } from '../views/use-add.ts'
import { useSnapshot } from '../views/use-snapshot.ts'
import { GapsAndOverlaps } from './GapsAndOverlaps.tsx'
import { type Grouping, groupings, type NamedLane, useGroupingWords, useLanes } from './lanes.ts'
import css from './Map.module.css'
import { MapDrawing } from './MapDrawing.tsx'
import { MapList } from './MapList.tsx'
import { MapMatrix } from './MapMatrix.tsx'

/** Who did, does and will do what for peace here, our own components among them, and where nobody is. */
export default function CoordinationMap() {
  const snapshot = useSnapshot(shows.map)
  const map = useMemo(() => activityMap(snapshot, today()), [snapshot])
  const box = useRef<HTMLDivElement>(null)
  const narrow = useNarrow(box, 40)
  const [asked, ask] = useState<string>()
  // Phones and screen readers get the list first; it says the same.
  const look = asked ?? (narrow ? 'list' : 'map')
  const [by, group] = useState<Grouping>('track')
  const mayWrite = useMayWrite('activity')
  const lanes = useLanes(map, by)
  const actors = new Set(map.efforts.flatMap(({ who }) => (who === '' ? [] : [who]))).size
  return (
    <div ref={box} className={css.map}>
      <Block
        icon={<MapIcon />}
        title={<Trans>Coordination map</Trans>}
        facts={
          <>
            <Plural value={map.efforts.length} one="# effort" other="# efforts" />
            {' · '}
            <Plural value={actors} one="# actor" other="# actors" />
          </>
        }
        aside={<Looks {...{ by, look, mayWrite }} onGroup={group} onLook={ask} />}
      >
        {map.efforts.length === 0 && look !== 'list' ? (
          <p className={css.none}>
            <Trans>
              Nothing is on the map yet. Add what others did, do and plan; our own components come by themselves.
            </Trans>
          </p>
        ) : (
          <Look look={look} map={map} lanes={lanes} />
        )}
      </Block>
      <GapsAndOverlaps map={map} />
    </div>
  )
}

interface LooksProps {
  readonly by: Grouping
  readonly look: string
  readonly mayWrite: boolean
  readonly onGroup: (by: Grouping) => void
  readonly onLook: (look: string) => void
}

/** How one looks at the map. Not drawn anew when the map is. */
const Looks = memo(function Looks({ by, look, mayWrite, onGroup, onLook }: LooksProps) {
  const { t } = useLingui()
  const levels = useLevelWords()
  const words = useGroupingWords()
  const add = useAdd()
  return (
    <>
      <span className={css.by}>
        <Select
          aria-label={t`Lanes by`}
          choices={groupings.map((id) => ({ id, label: words[id] }))}
          chosen={by}
          onChoose={(id) => onGroup(groupings.find((each) => each === id) ?? 'track')}
        />
      </span>
      <Segments
        label={t`How the map is shown`}
        choices={[
          { id: 'map', label: t`Map` },
          { id: 'list', label: t`List` },
          { id: 'matrix', label: t`Matrix` },
        ]}
        chosen={look}
        onChoose={onLook}
      />
      {mayWrite ? (
        <Button size="sm" icon={<Plus size={15} />} onPress={() => add('activity', {})}>
          <Trans>Add activity</Trans>
        </Button>
      ) : null}
      <CompartmentPill window="shutter">{levels.team}</CompartmentPill>
    </>
  )
})

function Look({ look, map, lanes }: { look: string; map: ActivityMap; lanes: readonly NamedLane[] }) {
  if (look === 'matrix') return <MapMatrix map={map} />
  return look === 'list' ? <MapList map={map} lanes={lanes} /> : <MapDrawing map={map} lanes={lanes} />
}
