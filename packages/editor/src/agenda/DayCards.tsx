import { useLingui } from '@lingui/react/macro'
import { type DragEvent, useState } from 'react'
import css from './Agenda.module.css'
import { blockDrag } from './AgendaRow.tsx'
import { type AgendaDay, methodGroup } from './agenda.ts'
import { useLength } from './use-length.ts'

interface DayCardsProps {
  readonly days: readonly AgendaDay[]
  readonly chosen: number
  /** Minutes in a day, where the session says. */
  readonly available: number | undefined
  readonly date: (day: number) => string | undefined
  readonly onChoose: (day: number) => void
  readonly onDrop: (block: string, day: number) => void
}

/** The days of a session; each shows how it is filled, opens on a press and takes a dropped block. */
export function DayCards({ days, chosen, available, date, onChoose, onDrop }: DayCardsProps) {
  const { t } = useLingui()
  const length = useLength()
  const [over, setOver] = useState<number>()
  if (days.length < 2) return null
  const drag = (event: DragEvent, day: number) => {
    if (!event.dataTransfer.types.includes(blockDrag)) return
    event.preventDefault()
    setOver(day)
  }
  return (
    <nav className={css.days} aria-label={t`Days`}>
      {days.map((day) => {
        const filled = length.total(day.filled)
        const tooLong = available !== undefined && day.filled > available
        return (
          <button
            key={day.day}
            type="button"
            className={css.day}
            aria-current={day.day === chosen || undefined}
            data-over={over === day.day || undefined}
            onClick={() => onChoose(day.day)}
            onDragOver={(event) => drag(event, day.day)}
            onDragLeave={() => setOver(undefined)}
            onDrop={(event) => {
              setOver(undefined)
              event.preventDefault()
              onDrop(event.dataTransfer.getData(blockDrag), day.day)
            }}
          >
            <span className={css.dayHead}>
              <b>{date(day.day) ?? t`Day ${day.day}`}</b>
              <span data-over={tooLong || undefined}>
                {available === undefined ? filled : t`${filled} of ${length.total(available)}`}
              </span>
            </span>
            <span className={css.mix} aria-hidden>
              {day.blocks.map((block) => (
                <i key={block.id} data-method={methodGroup(block.method)} style={{ flexGrow: block.length }} />
              ))}
              {available !== undefined && available > day.filled ? (
                <i style={{ flexGrow: available - day.filled }} />
              ) : null}
            </span>
          </button>
        )
      })}
    </nav>
  )
}
