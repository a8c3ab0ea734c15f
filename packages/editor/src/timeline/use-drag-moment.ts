import { type Moment, type Timeline, type TimelineLane, timelineAfter } from '@balcony/design/views'
import { type KeyboardEvent, type PointerEvent, useMemo, useState } from 'react'
import { useWorkspace } from '../workspace.tsx'
import { movedWith, useMoveMoment } from './use-move-moment.ts'

/** What is ours to move. Official talks and days to respect are facts of others: their dates are written where they stand. */
const ours: ReadonlySet<TimelineLane> = new Set(['sessions', 'media', 'follow-up', 'evaluation'])

/** A moment on its way. */
export interface Held {
  readonly address: string
  readonly days: number
  /** When it would be. */
  readonly to: Moment
  /** Everything that moves, and by how many days: what slips, too. */
  readonly moved: readonly { readonly address: string; readonly days: number }[]
  /** What would then fall on a day that matters to it, and those days. */
  readonly touched: ReadonlySet<string>
  /** Days to respect on which it, or what slips, would fall. */
  readonly falls: readonly string[]
}

/** What makes a bar one that can be taken hold of. */
export interface Grip {
  readonly 'data-held': true | undefined
  readonly onPointerDown: (event: PointerEvent<SVGElement>) => void
  readonly onPointerMove: (event: PointerEvent) => void
  readonly onPointerUp: () => void
  readonly onPointerCancel: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

interface Dragging {
  readonly timeline: Timeline
  readonly along: boolean
  /** Length of a day on the screen. */
  readonly day: number
  readonly rtl: boolean
  readonly onChoose: (address: string) => void
}

/**
 * A moment follows the pointer from day to day. Nothing is written before it is let go; then it moves by so many days from wherever it
 * stands by then, since somebody else may have moved it meanwhile.
 */
export function useDragMoment({ timeline, along, day, rtl, onChoose }: Dragging) {
  const { live, mayWrite } = useWorkspace()
  const move = useMoveMoment()
  const [pull, setPull] = useState<{ readonly address: string; readonly from: number; readonly days: number }>()
  const held = useMemo((): Held | undefined => {
    if (!pull || pull.days === 0) return undefined
    const { address, days } = pull
    const after = timelineAfter(live.snapshot(), movedWith(timeline, address, along), days)
    const before = new Map(timeline.moments.map((moment) => [moment.address, moment]))
    const moved = after.moments.flatMap((moment) => {
      const was = before.get(moment.address)
      return was === undefined || was.from === moment.from ? [] : [{ moment, days: moment.from - was.from }]
    })
    const to = moved.find(({ moment }) => moment.address === address)?.moment
    return (
      to && {
        address,
        days,
        to,
        moved: moved.map((each) => ({ address: each.moment.address, days: each.days })),
        touched: new Set(after.moments.flatMap(({ address: at, touches }) => (touches.length > 0 ? [at] : []))),
        falls: moved.flatMap(({ moment }) => moment.touches),
      }
    )
  }, [pull, live, timeline, along])
  const letGo = () => setPull(undefined)
  const grip = (moment: Moment): Grip | undefined => {
    if (!mayWrite('core') || !ours.has(moment.lane)) return undefined
    const { address } = moment
    return {
      'data-held': pull?.address === address || undefined,
      onPointerDown: (event) => {
        onChoose(address)
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setPull({ address, from: event.clientX, days: 0 })
      },
      onPointerMove: (event) => {
        if (pull?.address !== address) return
        const days = Math.round(((event.clientX - pull.from) * (rtl ? -1 : 1)) / day)
        if (days !== pull.days) setPull({ ...pull, days })
      },
      onPointerUp: () => {
        if (pull?.address === address && pull.days !== 0) move(movedWith(timeline, address, along), pull.days)
        letGo()
      },
      onPointerCancel: letGo,
      onKeyDown: (event) => {
        if (event.key === 'Escape' && pull) {
          event.stopPropagation()
          letGo()
        }
      },
    }
  }
  return { held, grip }
}
