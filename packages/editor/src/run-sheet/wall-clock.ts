import { useSyncExternalStore } from 'react'
import { today } from '../live/today.ts'
import type { WallTime } from './run-sheet.ts'

/** Tells whole minutes since 1970, and when the next has begun. A test holds one in its hand. */
export interface WallClock {
  minute(): number
  watch(changed: () => void): () => void
}

export const wallClock: WallClock = {
  minute: () => Math.floor(Date.now() / 60_000),
  watch(changed) {
    // A phone that slept tells the right time when it wakes.
    const often = setInterval(changed, 5_000)
    document.addEventListener('visibilitychange', changed)
    return () => {
      clearInterval(often)
      document.removeEventListener('visibilitychange', changed)
    }
  },
}

/** The time where the reader is. */
export function useWallTime(clock: WallClock): WallTime {
  const minute = useSyncExternalStore(clock.watch, clock.minute)
  const at = new Date(minute * 60_000)
  return { date: today(at), minutes: at.getHours() * 60 + at.getMinutes() }
}
