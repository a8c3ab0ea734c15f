import { type PointerEvent, useState } from 'react'
import css from './Agenda.module.css'
import { useLength } from './use-length.ts'

/** So far the pointer goes for a step of five minutes. */
const pixelsPerStep = 8
const step = 5

interface LengthEdgeProps {
  readonly minutes: number
  readonly onSet: (minutes: number) => void
}

/** The lower edge of a block: pulled down it takes longer, pushed up less. Keys do it in the box of the length, and its menu does. */
export function LengthEdge({ minutes, onSet }: LengthEdgeProps) {
  const length = useLength()
  const [pull, setPull] = useState<{ readonly from: number; readonly to: number }>()
  const wanted = pull && stretched(minutes, pull.to - pull.from)
  const begin = (event: PointerEvent) => {
    if (event.button !== 0) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    setPull({ from: event.clientY, to: event.clientY })
  }
  const end = () => {
    setPull(undefined)
    if (wanted !== undefined && wanted !== minutes) onSet(wanted)
  }
  return (
    <span
      className={css.edge}
      aria-hidden
      data-edge
      data-pulled={wanted !== undefined || undefined}
      onPointerDown={begin}
      onPointerMove={(event) => pull && setPull({ ...pull, to: event.clientY })}
      onPointerUp={end}
      onPointerCancel={() => setPull(undefined)}
      onLostPointerCapture={() => setPull(undefined)}
    >
      {wanted === undefined ? null : <b>{length.block(wanted)}</b>}
    </span>
  )
}

function stretched(minutes: number, pixels: number): number {
  return Math.max(step, minutes + Math.round(pixels / pixelsPerStep) * step)
}
