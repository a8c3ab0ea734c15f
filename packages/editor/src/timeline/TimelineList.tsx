import { type Timeline, timelineLanes } from '@balcony/design/views'
import { useLingui } from '@lingui/react/macro'
import { Alert } from '../icons.tsx'
import { nameOfRecord } from '../live/names.ts'
import { Undated } from '../views/Undated.tsx'
import { useWorkspace } from '../workspace.tsx'
import css from './Timeline.module.css'
import { useLaneWords, useSpanWords } from './words.ts'

/** The same as the line, in words and in the order of days. */
export function TimelineList({ timeline, onChoose }: { timeline: Timeline; onChoose: (address: string) => void }) {
  const { t } = useLingui()
  const { live } = useWorkspace()
  const lanes = useLaneWords()
  const span = useSpanWords()
  return (
    <div className={css.list}>
      {timelineLanes.map((lane) => {
        const moments = timeline.moments
          .filter((moment) => moment.lane === lane)
          .toSorted((one, other) => one.from - other.from)
        return moments.length === 0 ? null : (
          <section key={lane} aria-label={lanes[lane]}>
            <h2>{lanes[lane]}</h2>
            <ul>
              {moments.map((moment) => (
                <li key={moment.address}>
                  <button type="button" dir="auto" onClick={() => onChoose(moment.address)}>
                    {moment.title}
                  </button>
                  <span>{span(moment)}</span>
                  {moment.touches.length === 0 ? null : (
                    <span className={css.touch}>
                      <Alert size={14} />
                      {moment.touches.map((address) => nameOfRecord(live, address) ?? address).join(', ')}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      <Undated title={t`Without a day`} level={2} addresses={timeline.undated} />
    </div>
  )
}
