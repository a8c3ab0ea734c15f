import { type Bar, barHeight, type Drawn, type Effort } from '@balcony/design/views'
import { useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { useMayWrite } from '../live/hooks.ts'
import { BarLabel } from '../views/BarLabel.tsx'
import { useWorkspace } from '../workspace.tsx'
import { ActorMark } from './Legend.tsx'
import css from './Map.module.css'
import { useSpan } from './use-span.ts'

/** What of an effort is moved. */
export type Side = 'whole' | 'start' | 'end'

interface Placed {
  readonly bar: Bar<Drawn>
  /** Where it begins on the screen. */
  readonly x: number
  readonly rtl: boolean
}

interface EffortBarProps extends Placed {
  readonly effort: Effort
  readonly isChosen: boolean
  /** Length of a day. */
  readonly day: number
  readonly onChoose: () => void
  readonly onMove: (side: Side, months: number) => void
}

const month = 30.44

/** Arrows move it by a month, with Shift its end, with Alt its beginning; Enter opens it; its ends and the whole can be dragged. */
export function EffortBar({ bar, x, rtl, effort, isChosen, day, onChoose, onMove }: EffortBarProps) {
  const { t } = useLingui()
  const { go } = useWorkspace()
  const span = useSpan()
  const mayWrite = useMayWrite(effort.address)
  const [drag, setDrag] = useState<{ readonly side: Side; readonly from: number; readonly by: number }>()
  const by = drag?.by ?? 0
  // While it is dragged: how far its beginning and its length follow the pointer, in the direction of time.
  const begins = drag?.side === 'end' ? 0 : by
  const grows = { whole: 0, start: -by, end: by }[drag?.side ?? 'whole']
  const width = Math.max(14, bar.width + grows)
  const left = rtl ? x + bar.width - begins - width : x + begins
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') go(effort.address)
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    if (mayWrite)
      onMove(event.shiftKey ? 'end' : event.altKey ? 'start' : 'whole', (event.key === 'ArrowRight') === rtl ? -1 : 1)
  }
  const begin = (side: Side) => (event: PointerEvent<SVGElement>) => {
    onChoose()
    if (!mayWrite || event.button !== 0) return
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    setDrag({ side, from: event.clientX, by: 0 })
  }
  const pull = (event: PointerEvent) => {
    if (drag) setDrag({ ...drag, by: (event.clientX - drag.from) * (rtl ? -1 : 1) })
  }
  const drop = () => {
    if (drag) onMove(drag.side, Math.round(drag.by / day / month))
    setDrag(undefined)
  }
  const label = `${effort.title}, ${span(effort)}`
  const handles = { onPointerMove: pull, onPointerUp: drop, onPointerCancel: () => setDrag(undefined) }
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button
    <g
      role="button"
      tabIndex={0}
      aria-label={mayWrite ? t`${label}. Arrows move it by a month, Enter opens it.` : label}
      className={css.effort}
      data-phase={effort.phase}
      data-ours={effort.ours || undefined}
      data-chosen={isChosen || undefined}
      data-dragged={drag?.side}
      data-address={effort.address}
      onKeyDown={press}
      onFocus={onChoose}
      onDoubleClick={() => go(effort.address)}
    >
      <title>{label}</title>
      <rect
        className={css.bar}
        x={left}
        y={bar.y}
        width={width}
        height={barHeight}
        rx={4}
        onPointerDown={begin('whole')}
        {...handles}
      />
      <BarLabel
        {...{ bar, left, width, rtl }}
        className={css.label}
        mark={effort.actorKind === '' ? undefined : (at, top) => <ActorMark kind={effort.actorKind} x={at} y={top} />}
      />
      {mayWrite
        ? (['start', 'end'] as const).map((side) => (
            <rect
              key={side}
              className={css.edge}
              x={(side === 'start') === rtl ? left + width - 6 : left}
              y={bar.y}
              width={6}
              height={barHeight}
              onPointerDown={begin(side)}
              {...handles}
            />
          ))
        : null}
    </g>
  )
}

/** White space that somebody confirmed. */
export function GapBar({ bar, x, rtl }: Placed) {
  const { t } = useLingui()
  const { go } = useWorkspace()
  const { address, title } = bar.of
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button
    <g
      role="button"
      tabIndex={0}
      className={css.gap}
      aria-label={t`Gap: ${title}`}
      onClick={() => go(address)}
      onKeyDown={(event) => event.key === 'Enter' && go(address)}
    >
      <title>{title}</title>
      <rect className={css.bar} x={x} y={bar.y} width={bar.width} height={barHeight} rx={4} fill="url(#map-gap)" />
      <BarLabel bar={bar} left={x} width={bar.width} rtl={rtl} className={css.label} />
    </g>
  )
}
