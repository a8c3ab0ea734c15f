import { useSyncExternalStore } from 'react'

/** Whether the page is narrower than this; components show another layout then, not only another style. */
export function useNarrowerThan(rem: number): boolean {
  // Paper is narrow, and no phone.
  const query = `screen and (max-width: ${rem - 0.01}rem)`
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => matchMedia(query).matches,
  )
}
