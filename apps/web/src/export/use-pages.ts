import { useCallback, useEffect, useRef, useState } from 'react'
import type { Heading, Pages } from './pdf.ts'

export interface OpenPages {
  readonly pages: Pages | undefined
  readonly headings: readonly Heading[]
  /** From 1. */
  readonly page: number
  readonly failed: boolean
  /** Whether a page of it was drawn: all else waits for that. */
  readonly isDrawn: boolean
  drawn(): void
  turn(page: number): void
}

/** The pages of a file, and which of them one looks at; another file begins where one stood, if it goes that far. */
export function usePages(bytes: Uint8Array | undefined): OpenPages {
  const [open, setOpen] = useState<{ pages: Pages; headings: readonly Heading[] }>()
  const [page, setPage] = useState(1)
  const [failed, setFailed] = useState(false)
  const [isDrawn, setDrawn] = useState(false)
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
        const { openPages } = await import('./pdf.ts')
        const { pages, close } = await openPages(bytes)
        if (isOver) return close()
        setPage((now) => Math.min(now, pages.numPages))
        setDrawn(false)
        setOpen({ pages, headings: [] })
        // The pages before them are drawn from nothing any more.
        last.current?.()
        last.current = close
      } catch {
        if (!isOver) setFailed(true)
      }
    })()
    return () => {
      isOver = true
    }
  }, [bytes])
  const pages = open?.pages
  useEffect(() => {
    if (!pages || !isDrawn) return
    let isOver = false
    void import('./pdf.ts')
      .then(({ headingsOf }) => headingsOf(pages))
      .then((headings) => {
        if (!isOver) setOpen({ pages, headings })
      })
      .catch(() => {}) // nothing leads into the pages then; they are there all the same
    return () => {
      isOver = true
    }
  }, [pages, isDrawn])
  useEffect(() => {
    void import('./pdf.ts').then(({ startWorker }) => startWorker()).catch(() => {}) // it is tried again with the file
    return () => last.current?.()
  }, [])
  const drawn = useCallback(() => setDrawn(true), [])
  return {
    pages,
    headings: open?.headings ?? [],
    page,
    failed,
    isDrawn,
    drawn,
    turn: (to) => setPage(Math.max(1, Math.min(to, open?.pages.numPages ?? 1))),
  }
}
