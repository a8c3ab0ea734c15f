import { shows, timelineOf } from '@balcony/design/views'
import { Block, Segments } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useMemo, useRef, useState } from 'react'
import { Calendar } from '../icons.tsx'
import { useNarrow } from '../live/use-narrow.ts'
import { useSnapshot } from '../views/use-snapshot.ts'
import { useWorkspace } from '../workspace.tsx'
import { ChosenMoment } from './ChosenMoment.tsx'
import css from './Timeline.module.css'
import { TimelineDrawing } from './TimelineDrawing.tsx'
import { TimelineList } from './TimelineList.tsx'

/** The whole design over time: talks above, our sessions, media, follow-up, evaluation, and the days that wound below. */
export default function TimelinePage() {
  const { t } = useLingui()
  const { live } = useWorkspace()
  const snapshot = useSnapshot(shows.timeline)
  const timeline = useMemo(() => timelineOf(snapshot), [snapshot])
  const box = useRef<HTMLDivElement>(null)
  const narrow = useNarrow(box, 40)
  const [asked, ask] = useState<string>()
  const [chosen, choose] = useState<string>()
  const look = asked ?? (narrow ? 'list' : 'line')
  if (!live.open.includes('core')) return null
  const moment = timeline.moments.find(({ address }) => address === chosen)
  return (
    <div ref={box} className={css.page}>
      <h1>
        <Trans>Timeline</Trans>
      </h1>
      <Block
        icon={<Calendar />}
        title={<Trans>From the first talk to the last look back</Trans>}
        facts={<Plural value={timeline.moments.length} one="# moment" other="# moments" />}
        aside={
          <Segments
            label={t`How the timeline is shown`}
            choices={[
              { id: 'line', label: t`Line` },
              { id: 'list', label: t`List` },
            ]}
            chosen={look}
            onChoose={ask}
          />
        }
      >
        {timeline.moments.length === 0 ? (
          <p className={css.none}>
            <Trans>
              Nothing is dated yet. Give sessions, components and follow-up contacts their days, and they appear here.
            </Trans>
          </p>
        ) : look === 'list' ? (
          <TimelineList timeline={timeline} onChoose={choose} />
        ) : (
          <TimelineDrawing timeline={timeline} chosen={chosen} onChoose={choose} />
        )}
      </Block>
      <ChosenMoment timeline={timeline} moment={moment} />
    </div>
  )
}
