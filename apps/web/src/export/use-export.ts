import { useEffect, useState } from 'react'
import { post } from '../server.ts'
import { type Begun, beginMaking } from './begun.ts'
import { usualWish } from './wishes.ts'

export const exportDialog = () => import('./ExportDialog.tsx')

/** What makes an export quick: program and file are under way as soon as somebody means to have one. */
export function useExport(design: string, mayExport: boolean) {
  const [begun, setBegun] = useState<Begun>()
  useEffect(() => {
    if (!mayExport || !('requestIdleCallback' in window)) return
    const idle = requestIdleCallback(
      () => {
        // The server sets the usual edition ahead once the page rests. It is only faster with it.
        void post(`/api/designs/${encodeURIComponent(design)}/exports/ready`).catch(() => {})
        void exportDialog().catch(() => {})
      },
      { timeout: 10_000 },
    )
    return () => cancelIdleCallback(idle)
  }, [design, mayExport])
  return {
    begun,
    begin: () => {
      setBegun(beginMaking(design, usualWish))
      bring()
    },
    /** Somebody is about to: the program comes, with what draws pages. */
    bring,
  }
}

function bring(): void {
  void exportDialog().catch(() => {}) // the dialog asks for it again, and says so
  void import('./pdf.ts').then(({ startWorker }) => startWorker()).catch(() => {}) // it is tried again with the file
}
