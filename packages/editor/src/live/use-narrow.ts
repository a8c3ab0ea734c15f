import { type RefObject, useEffect, useState } from 'react'

/** Whether an element is narrower than so many rem: what it holds is then laid out as on a phone. */
export function useNarrow(box: RefObject<Element | null>, rem: number): boolean {
  const [narrow, setNarrow] = useState(() => window.innerWidth < rem * rootSize())
  useEffect(() => {
    const element = box.current
    if (!element) return
    const look = new ResizeObserver(([entry]) => {
      if (entry) setNarrow(entry.contentRect.width < rem * rootSize())
    })
    look.observe(element)
    return () => look.disconnect()
  }, [box, rem])
  return narrow
}

function rootSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
}
