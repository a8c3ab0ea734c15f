import type { Address, Thread } from '@balcony/design'
import { useMemo } from 'react'
import { useThreads } from '../live/hooks.ts'

/** How many open threads stand at each address, for the marks on cells and fields. */
export function useThreadCounts(): ReadonlyMap<Address, number> {
  const threads = useThreads()
  return useMemo(() => countOpen(threads), [threads])
}

function countOpen(threads: readonly Thread[]): ReadonlyMap<Address, number> {
  const counts = new Map<Address, number>()
  for (const { anchor, status } of threads)
    if (status.is === 'open') counts.set(anchor.address, (counts.get(anchor.address) ?? 0) + 1)
  return counts
}
