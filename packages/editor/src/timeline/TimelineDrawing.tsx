import { barHeight, dayOf, drawTimeline, type Lane, type Moment, type Timeline } from '@balcony/design/views'
import { Trans, useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, useMemo, useRef } from 'react'
import { today } from '../live/today.ts'
import { useLocale } from '../live/use-locale.ts'
import { BarLabel } from '../views/BarLabel.tsx'
import { useMeasure } from '../views/use-measure.ts'
import { useWorkspace } from '../workspace.tsx'
import css from './Timeline.module.css'
import { useMoveMoment } from './use-move-moment.ts'
import { useLaneWords, useSpanWords } from './words.ts'

/** Width of the names of the lanes. */
const names = 132

interface TimelineDrawingProps {
  readonly timeline: Timeline
  readonly chosen: string | undefined
  readonly onChoose: (address: string) => void
}

/** In Arabic time runs from the right: the whole is mirrored, words are not. */
export function TimelineDrawing({ timeline, chosen, onChoose }: TimelineDrawingProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const lanes = useLaneWords()
  const span = useSpanWords()
  const box = useRef<HTMLDivElement>(null)
  const { width, measure, rtl } = useMeasure(box)
  const across = Math.max(420, width - names)
  const now = dayOf(today()) ?? 0
  const drawing = useMemo(
    () => drawTimeline(timeline, { width: across, measure, today: now }),
    [timeline, across, measure, now],
  )
  const place = (x: number, size = 0) => (rtl ? across - x - size : names + x)
  const bars = new Map(drawing.lanes.flatMap((lane) => lane.bars.map((bar) => [bar.of.address, bar] as const)))
  const month = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' })
  return (
    <div ref={box} className={css.drawing}>
      {/* biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset */}
      <svg
        width={across + names}
        height={drawing.height}
        viewBox={`0 0 ${across + names} ${drawing.height}`}
        role="group"
        aria-label={t`Timeline: ${timeline.moments.length} moments; the list says the same`}
        direction={rtl ? 'rtl' : 'ltr'}
      >
        {drawing.months.map(({ month: at, x, isLabelled }) => (
          <g key={at}>
            <line x1={place(x)} x2={place(x)} y1={isLabelled ? 0 : 24} y2={drawing.height} className={css.rule} />
            {isLabelled && Math.abs(x - (drawing.today ?? -100)) >= 52 ? (
              <text x={place(x) + (rtl ? -6 : 6)} y={19} className={css.month}>
                {month.format(new Date(`${at}-01T00:00:00Z`))}
                {at.endsWith('-01') ? ` ${Number(at.slice(0, 4)).toLocaleString(locale, { useGrouping: false })}` : ''}
              </text>
            ) : null}
          </g>
        ))}
        {drawing.lanes.map(({ key, y, height }) => (
          <g key={key}>
            <line x1={0} x2={across + names} y1={y} y2={y} className={css.rule} />
            <foreignObject x={rtl ? across : 0} y={y} width={names} height={height}>
              <div className={css.lane}>{lanes[key as keyof typeof lanes]}</div>
            </foreignObject>
          </g>
        ))}
        {drawing.today === undefined ? null : (
          <>
            <line
              x1={place(drawing.today)}
              x2={place(drawing.today)}
              y1={0}
              y2={drawing.height}
              className={css.today}
            />
            <text x={place(drawing.today) + (rtl ? -6 : 6)} y={19} className={css.todayWord}>
              <Trans>Today</Trans>
            </text>
          </>
        )}
        {timeline.follows.map(({ first, next }) => {
          const [from, to] = [bars.get(first), bars.get(next)]
          if (!from || !to || (chosen !== first && chosen !== next)) return null
          return (
            <path
              key={`${first} ${next}`}
              className={css.follows}
              d={`M${place(from.x + from.width)} ${from.y + barHeight / 2}L${place(to.x)} ${to.y + barHeight / 2}`}
            />
          )
        })}
        {drawing.lanes.flatMap((lane) =>
          lane.bars.map((bar) => (
            <MomentBar
              key={bar.of.address}
              bar={bar}
              x={place(bar.x, bar.width)}
              rtl={rtl}
              words={`${bar.of.title}, ${span(bar.of)}`}
              isChosen={bar.of.address === chosen}
              onChoose={() => onChoose(bar.of.address)}
            />
          )),
        )}
      </svg>
    </div>
  )
}

interface MomentBarProps {
  readonly bar: Lane<Moment>['bars'][number]
  readonly x: number
  readonly rtl: boolean
  readonly words: string
  readonly isChosen: boolean
  readonly onChoose: () => void
}

/** Arrows move it by a day, with Shift by a week; Enter opens it. */
function MomentBar({ bar, x, rtl, words, isChosen, onChoose }: MomentBarProps) {
  const { go } = useWorkspace()
  const move = useMoveMoment()
  const { of } = bar
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') go(of.address)
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    move([of.address], ((event.key === 'ArrowRight') === rtl ? -1 : 1) * (event.shiftKey ? 7 : 1))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button
    <g
      role="button"
      tabIndex={0}
      className={css.moment}
      data-lane={of.lane}
      data-touches={of.touches.length > 0 || undefined}
      data-chosen={isChosen || undefined}
      aria-label={words}
      onFocus={onChoose}
      onClick={onChoose}
      onDoubleClick={() => go(of.address)}
      onKeyDown={press}
    >
      <title>{words}</title>
      <rect className={css.bar} x={x} y={bar.y} width={bar.width} height={barHeight} rx={4} />
      <BarLabel bar={bar} left={x} width={bar.width} rtl={rtl} className={css.label} />
    </g>
  )
}
