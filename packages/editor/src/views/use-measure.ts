import { type RefObject, useEffect, useMemo, useState } from 'react'

/** The width of a box as it changes, how wide words are in its type, and which way its lines run. */
export function useMeasure(box: RefObject<HTMLElement | null>) {
  const [width, setWidth] = useState(900)
  const [type, setType] = useState({ font: '14px sans-serif', rtl: false })
  useEffect(() => {
    const element = box.current
    if (!element) return
    const style = getComputedStyle(element)
    setType({ font: `${style.fontSize} ${style.fontFamily}`, rtl: style.direction === 'rtl' })
    const look = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width))
    })
    look.observe(element)
    return () => look.disconnect()
  }, [box])
  const measure = useMemo(() => {
    const context = document.createElement('canvas').getContext('2d')
    const known = new Map<string, number>()
    return (text: string) => {
      const before = known.get(text)
      if (before !== undefined) return before
      if (context) context.font = type.font
      const length = Math.ceil(context?.measureText(text).width ?? text.length * 8)
      known.set(text, length)
      return length
    }
  }, [type.font])
  return { width, measure, rtl: type.rtl }
}
