import { useEffect } from 'react'
import { post } from '../server.ts'

/** The server sets the usual edition of a design ahead once the page rests, so that whoever exports sees the first page at once. */
export function useReadyToExport(design: string, mayExport: boolean): void {
  useEffect(() => {
    if (!mayExport || !('requestIdleCallback' in window)) return
    const idle = requestIdleCallback(
      () => void post(`/api/designs/${encodeURIComponent(design)}/exports/ready`).catch(() => {}), // it is only faster with it
      { timeout: 10_000 },
    )
    return () => cancelIdleCallback(idle)
  }, [design, mayExport])
}
