import { type Bar, barHeight, dayOf, drawTimeline, type Moment, type Timeline } from '@balcony/design/views'
import { VisuallyHidden } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo, useRef } from 'react'
import { today } from '../live/today.ts'
import { useLocale } from '../live/use-locale.ts'
import { useMeasure } from '../views/use-measure.ts'
import { DragTag } from './DragTag.tsx'
import { Follows } from './Follows.tsx'
import { MomentBar } from './MomentBar.tsx'
import css from './Timeline.module.css'
import { useDragMoment } from './use-drag-moment.ts'
import { movedWith, useMoveMoment } from './use-move-moment.ts'
import { useHeldWords, useLaneWords, useSpanWords } from './words.ts'

/** Width of the names of the lanes. */
const names = 132

interface TimelineDrawingProps {
  readonly timeline: Timeline
  readonly chosen: string | undefined
  /** Whether what follows a moment moves along. */
  readonly along: boolean
  readonly onChoose: (address: string) => void
}

/**
 * In Arabic time runs from the right: the whole is mirrored, words are not. While a moment is dragged, the line is shown as it would be:
 * what slips slips, and the days on which it would fall stand out; where each stood stays to be seen.
 */
export function TimelineDrawing({ timeline, chosen, along, onChoose }: TimelineDrawingProps) {
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
  const month = useMemo(() => new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }), [locale])
  const move = useMoveMoment()
  const { held, grip } = useDragMoment({ timeline, along, day: drawing.day, rtl, onChoose })
  // How far each bar stands from where it is written, on the screen.
  const shifts = new Map(
    held?.moved.map(({ address, days }) => [address, days * drawing.day * (rtl ? -1 : 1)] as const),
  )
  const leftOf = (bar: Bar<Moment>) => place(bar.x, bar.width) + (shifts.get(bar.of.address) ?? 0)
  const say = useHeldWords()
  const said = held ? say(held) : []
  const pulled = held === undefined ? undefined : bars.get(held.address)
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
        <Follows {...{ timeline, bars, leftOf, rtl }} chosen={held?.address ?? chosen} />
        {[...shifts.keys()].map((address) => {
          const bar = bars.get(address)
          return bar ? (
            <rect
              key={address}
              className={css.stood}
              x={place(bar.x, bar.width)}
              y={bar.y}
              width={bar.width}
              height={barHeight}
              rx={4}
            />
          ) : null
        })}
        {drawing.lanes.flatMap((lane) =>
          lane.bars.map((bar) => (
            <MomentBar
              key={bar.of.address}
              bar={bar}
              x={leftOf(bar)}
              rtl={rtl}
              words={`${bar.of.title}, ${span(bar.of)}`}
              isChosen={bar.of.address === chosen}
              isMoved={shifts.has(bar.of.address)}
              isTouched={held ? held.touched.has(bar.of.address) : bar.of.touches.length > 0}
              isHit={held?.falls.includes(bar.of.address) ?? false}
              onChoose={() => onChoose(bar.of.address)}
              onStep={(days) => move(movedWith(timeline, bar.of.address, along), days)}
              grip={grip(bar.of)}
            />
          )),
        )}
        {held && pulled ? (
          <DragTag
            {...{ measure, rtl }}
            lines={said}
            falls={held.falls.length > 0}
            x={leftOf(pulled)}
            y={pulled.y}
            width={pulled.width}
            within={across + names}
          />
        ) : null}
      </svg>
      <VisuallyHidden>
        <output>{said.join('. ')}</output>
      </VisuallyHidden>
    </div>
  )
}
