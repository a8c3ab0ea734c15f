import type { Snapshot } from '@balcony/design'
import { useDeferredValue, useSyncExternalStore } from 'react'
import { useWorkspace } from '../workspace.tsx'

/** The whole design as plain values, for views over several tables; letters that are being typed come first. */
export function useSnapshot(): Snapshot {
  const { live } = useWorkspace()
  return useDeferredValue(
    useSyncExternalStore(
      (changed) => live.watch('', changed),
      () => live.snapshot(),
    ),
  )
}
