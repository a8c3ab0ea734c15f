import { shows, timelineOf } from '@balcony/design/views'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useMemo, useState } from 'react'
import { Calendar } from '../icons.tsx'
import { PictureOrList } from '../views/PictureOrList.tsx'
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
  const [chosen, choose] = useState<string>()
  // What follows a moment moves with it unless somebody says otherwise, whichever way it is moved.
  const [along, take] = useState(true)
  if (!live.open.includes('core')) return null
  const moment = timeline.moments.find(({ address }) => address === chosen)
  const nothing =
    timeline.moments.length === 0 ? (
      <p className={css.none}>
        <Trans>
          Nothing is dated yet. Give sessions, components and follow-up contacts their days, and they appear here.
        </Trans>
      </p>
    ) : undefined
  return (
    <div className={css.page}>
      <h1>
        <Trans>Timeline</Trans>
      </h1>
      <PictureOrList
        icon={<Calendar />}
        title={<Trans>From the first talk to the last look back</Trans>}
        facts={<Plural value={timeline.moments.length} one="# moment" other="# moments" />}
        label={t`How the timeline is shown`}
        picture={t`Line`}
        drawing={nothing ?? <TimelineDrawing {...{ timeline, chosen, along }} onChoose={choose} />}
        list={nothing ?? <TimelineList timeline={timeline} onChoose={choose} />}
      />
      <ChosenMoment {...{ timeline, moment, along }} onAlong={take} />
    </div>
  )
}
