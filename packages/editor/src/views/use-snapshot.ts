import type { Snapshot } from '@balcony/design'
import { startTransition, useEffect, useState } from 'react'
import { useWorkspace } from '../workspace.tsx'

/**
 * The design as plain values, for views over several tables: the same one until something changes in the tables that the view shows, so
 * that nothing is counted or drawn anew for a letter elsewhere. What is being typed comes first; the view is drawn once after it.
 */
export function useSnapshot(shows: readonly string[]): Snapshot {
  const { live } = useWorkspace()
  const [snapshot, show] = useState(() => live.snapshot())
  useEffect(() => {
    const look = () =>
      startTransition(() =>
        show((before) => {
          const now = live.snapshot()
          // A row that changed is a new row in a new list; what did not is the same list.
          return shows.every((table) => before.tables[table] === now.tables[table]) ? before : now
        }),
      )
    // Something may have changed since it was drawn first.
    look()
    const stops = shows.map((table) => live.watch(table, look))
    return () => {
      for (const stop of stops) stop()
    }
  }, [live, shows])
  return snapshot
}
