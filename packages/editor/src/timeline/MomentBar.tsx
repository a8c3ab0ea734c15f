import { type Bar, barHeight, type Moment } from '@balcony/design/views'
import type { KeyboardEvent } from 'react'
import { BarLabel } from '../views/BarLabel.tsx'
import { useWorkspace } from '../workspace.tsx'
import css from './Timeline.module.css'
import type { Grip } from './use-drag-moment.ts'

interface MomentBarProps {
  readonly bar: Bar<Moment>
  readonly x: number
  readonly rtl: boolean
  readonly words: string
  readonly isChosen: boolean
  /** It is on its way, or slips with what is. */
  readonly isMoved: boolean
  /** It falls on a day that matters to somebody who comes, or is that day. */
  readonly isTouched: boolean
  /** A day on which something would fall. */
  readonly isHit: boolean
  readonly onChoose: () => void
  readonly onStep: (days: number) => void
  readonly grip: Grip | undefined
}

/** Arrows move it by a day, with Shift by a week; dragged, it follows the pointer, and Esc takes it back; Enter opens it. */
export function MomentBar(props: MomentBarProps) {
  const { bar, x, rtl, words, isChosen, isMoved, isTouched, isHit, onChoose, onStep, grip } = props
  const { go } = useWorkspace()
  const { of } = bar
  const press = (event: KeyboardEvent) => {
    grip?.onKeyDown(event)
    if (event.key === 'Enter') go(of.address)
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    onStep(((event.key === 'ArrowRight') === rtl ? -1 : 1) * (event.shiftKey ? 7 : 1))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button
    <g
      role="button"
      tabIndex={0}
      className={css.moment}
      data-lane={of.lane}
      data-touches={isTouched || undefined}
      data-chosen={isChosen || undefined}
      data-moves={grip !== undefined || undefined}
      data-moved={isMoved || undefined}
      data-hit={isHit || undefined}
      data-address={of.address}
      aria-label={words}
      onFocus={onChoose}
      onClick={onChoose}
      onDoubleClick={() => go(of.address)}
      {...grip}
      onKeyDown={press}
    >
      <title>{words}</title>
      <rect className={css.bar} x={x} y={bar.y} width={bar.width} height={barHeight} rx={4} />
      <BarLabel bar={bar} left={x} width={bar.width} rtl={rtl} className={css.label} />
    </g>
  )
}
