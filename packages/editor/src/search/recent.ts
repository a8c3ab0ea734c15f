import type { Address } from '@balcony/design'
import type { Live } from '@balcony/document'
import { useEffect } from 'react'
import { useWorkspace } from '../workspace.tsx'

/** Places that one goes back to from an empty search. */
const maxRecent = 8

// In this page's memory only: where somebody was in a restricted part stays on no device.
const kept = new WeakMap<Live, readonly Address[]>()

/** Newest first, each once. */
export function recentPlaces(live: Live): readonly Address[] {
  return kept.get(live) ?? []
}

export function visited(live: Live, address: Address): void {
  const others = recentPlaces(live).filter((each) => each !== address)
  // One more than is shown: where one is now is left out.
  kept.set(live, [address, ...others].slice(0, maxRecent + 1))
}

/** Remembers where one was. */
export function useRecentPlaces(address: Address): void {
  const { live } = useWorkspace()
  useEffect(() => {
    visited(live, address)
  }, [live, address])
}
