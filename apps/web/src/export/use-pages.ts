import { useEffect, useRef, useState } from 'react'
import type { Heading, Pages } from './pdf.ts'

export interface OpenPages {
  readonly pages: Pages | undefined
  readonly headings: readonly Heading[]
  /** From 1. */
  readonly page: number
  readonly failed: boolean
  turn(page: number): void
}

/** The pages of a file, and which of them one looks at; another file begins where one stood, if it goes that far. */
export function usePages(bytes: Uint8Array | undefined): OpenPages {
  const [open, setOpen] = useState<{ pages: Pages; headings: readonly Heading[] }>()
  const [page, setPage] = useState(1)
  const [failed, setFailed] = useState(false)
  const last = useRef<() => void>(undefined)
  useEffect(() => {
    setFailed(false)
    if (!bytes) {
      setOpen(undefined)
      return
    }
    let isOver = false
    void (async () => {
      try {
        const { openPages, headingsOf } = await import('./pdf.ts')
        const { pages, close } = await openPages(bytes)
        if (isOver) return close()
        setPage((now) => Math.min(now, pages.numPages))
        setOpen({ pages, headings: [] })
        // The pages before them are drawn from nothing any more.
        last.current?.()
        last.current = close
        const headings = await headingsOf(pages)
        if (!isOver) setOpen({ pages, headings })
      } catch {
        if (!isOver) setFailed(true)
      }
    })()
    return () => {
      isOver = true
    }
  }, [bytes])
  useEffect(() => () => last.current?.(), [])
  return {
    pages: open?.pages,
    headings: open?.headings ?? [],
    page,
    failed,
    turn: (to) => setPage(Math.max(1, Math.min(to, open?.pages.numPages ?? 1))),
  }
}
