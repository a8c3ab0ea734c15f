import { type ActivityMap, type Bar, type Drawn, dayOf, drawMap, type Effort } from '@balcony/design/views'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo, useRef, useState } from 'react'
import { today } from '../live/today.ts'
import { useLocale } from '../live/use-locale.ts'
import { useMeasure } from '../views/use-measure.ts'
import { Acts } from './Acts.tsx'
import { EffortBar, GapBar, type Side } from './EffortBar.tsx'
import { useLegend } from './Legend.tsx'
import type { NamedLane } from './lanes.ts'
import css from './Map.module.css'
import { useMove } from './use-move.ts'

/** Width of the names of the lanes. */
const names = 148

interface MapDrawingProps {
  readonly map: ActivityMap
  readonly lanes: readonly NamedLane[]
}

/** The map as a picture. In Arabic time runs from the right: the whole is mirrored, words are not. */
export function MapDrawing({ map, lanes }: MapDrawingProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const box = useRef<HTMLDivElement>(null)
  const { width, measure, rtl } = useMeasure(box)
  const legend = useLegend()
  const [chosen, choose] = useState<string>()
  const move = useMove()
  const now = dayOf(today()) ?? 0
  const across = Math.max(360, width - names)
  const drawing = useMemo(
    () => drawMap(map, { width: across, measure, lanes, today: now }),
    [map, across, measure, lanes, now],
  )
  const place = (x: number, size = 0) => (rtl ? across - x - size : names + x)
  const effort = map.efforts.find(({ address }) => address === chosen)
  const bar = (each: Bar<Drawn>, lane: string) => {
    const shared = { bar: each, x: place(each.x, each.width), rtl }
    const key = `${lane} ${each.of.address}`
    if (!isEffort(each.of)) return <GapBar key={key} {...shared} />
    const { of } = each
    return (
      <EffortBar
        key={key}
        {...shared}
        effort={of}
        isChosen={of.address === chosen}
        day={drawing.day}
        onChoose={() => choose(of.address)}
        onMove={(side: Side, months) => move(of, side, months)}
      />
    )
  }
  return (
    <div ref={box} className={css.drawing}>
      {legend}
      {/* biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset */}
      <svg
        width={across + names}
        height={drawing.height}
        viewBox={`0 0 ${across + names} ${drawing.height}`}
        role="group"
        aria-label={t`Coordination map: ${map.efforts.length} efforts over time; the list says the same`}
        direction={rtl ? 'rtl' : 'ltr'}
      >
        <defs>
          <pattern id="map-gap" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="8" height="8" className={css.gapGround} />
            <line x1="0" y1="0" x2="0" y2="8" className={css.gapLine} />
          </pattern>
        </defs>
        {drawing.years.map(({ year, x }) => (
          <g key={year}>
            <line x1={place(x)} x2={place(x)} y1={0} y2={drawing.height} className={css.rule} />
            {Math.abs(x - drawing.today) < 52 ? null : (
              <text x={place(x) + (rtl ? -10 : 10)} y={19} className={css.year}>
                {year.toLocaleString(locale, { useGrouping: false })}
              </text>
            )}
          </g>
        ))}
        {drawing.lanes.map((lane, at) => (
          <g key={lane.key}>
            <line x1={0} x2={across + names} y1={lane.y} y2={lane.y} className={css.rule} />
            <foreignObject x={rtl ? across : 0} y={lane.y} width={names} height={lane.height}>
              <div className={css.lane} dir="auto">
                {lanes[at]?.name}
              </div>
            </foreignObject>
          </g>
        ))}
        <line x1={place(drawing.today)} x2={place(drawing.today)} y1={0} y2={drawing.height} className={css.today} />
        <text x={place(drawing.today) + (rtl ? -6 : 6)} y={19} className={css.todayWord}>
          <Trans>Today</Trans>
        </text>
        {drawing.lanes.flatMap((lane) => lane.bars.map((each) => bar(each, lane.key)))}
      </svg>
      <Acts effort={effort} onMove={move} />
    </div>
  )
}

function isEffort(of: Drawn): of is Drawn & Effort {
  return 'phase' in of
}
