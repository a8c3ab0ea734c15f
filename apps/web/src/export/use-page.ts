import { type RefObject, useEffect, useRef, useState } from 'react'
import { drawPage, type Pages, wordsOf } from './pdf.ts'

/** Room beside a page. */
const margin = 32

/** Draws one page into a canvas as wide as its frame, and reads its words for whoever hears it. */
export function usePage(
  pages: Pages | undefined,
  number: number,
  frame: RefObject<HTMLElement | null>,
  zoom: number,
  drawn: () => void,
) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [words, setWords] = useState('')
  const [room, setRoom] = useState(0)
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const observer = new ResizeObserver(() => setRoom(Math.max(200, element.clientWidth - margin)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame])
  useEffect(() => {
    if (!pages || !canvas.current || room === 0) return
    const width = Math.min(room, 820) * zoom
    canvas.current.style.inlineSize = `${width}px`
    let isOver = false
    const drawing = drawPage(pages, number, canvas.current, width)
    drawing.done
      .catch(() => {}) // a page that cannot be drawn stays white; the file is whole
      .then(() => {
        if (!isOver) drawn()
        return wordsOf(pages, number)
      })
      .then((text) => {
        if (!isOver) setWords(text)
      })
      .catch(() => {}) // the same
    return () => {
      isOver = true
      drawing.stop()
    }
  }, [pages, number, room, zoom, drawn])
  return { canvas, words }
}
