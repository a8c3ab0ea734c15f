import { type Timeline, timelineLanes } from '@balcony/design/views'
import { Trans, useLingui } from '@lingui/react/macro'
import { Alert } from '../icons.tsx'
import { nameOfRecord } from '../live/names.ts'
import { useWorkspace } from '../workspace.tsx'
import css from './Timeline.module.css'
import { useLaneWords, useSpanWords } from './words.ts'

/** The same as the line, in words and in the order of days. */
export function TimelineList({ timeline, onChoose }: { timeline: Timeline; onChoose: (address: string) => void }) {
  const { t } = useLingui()
  const { live, go } = useWorkspace()
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
      {timeline.undated.length === 0 ? null : (
        <section aria-label={t`Without a day`}>
          <h2>
            <Trans>Without a day</Trans>
          </h2>
          <ul>
            {timeline.undated.map((address) => (
              <li key={address}>
                <button type="button" dir="auto" onClick={() => go(address)}>
                  {nameOfRecord(live, address) ?? address}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
