import { useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState } from 'react'
import { useLocale } from '../locale.ts'
import css from './Export.module.css'
import { drawPage, type Pages } from './pdf.ts'

const wide = 84

/** All pages, small; each is drawn when it comes into sight. */
export function Thumbnails({
  pages,
  page,
  isWaiting,
  onTurn,
}: {
  pages: Pages
  page: number
  /** The page itself comes first. */
  isWaiting: boolean
  onTurn: (page: number) => void
}) {
  const { t } = useLingui()
  return (
    <ol className={css.thumbnails} aria-label={t`All pages`}>
      {Array.from({ length: pages.numPages }, (_, at) => (
        <li key={`${pages.fingerprints[0]} ${at + 1}`}>
          <Thumbnail pages={pages} number={at + 1} isOn={page === at + 1} isWaiting={isWaiting} onTurn={onTurn} />
        </li>
      ))}
    </ol>
  )
}

function Thumbnail({
  pages,
  number,
  isOn,
  isWaiting,
  onTurn,
}: {
  pages: Pages
  number: number
  isOn: boolean
  isWaiting: boolean
  onTurn: (page: number) => void
}) {
  const { t } = useLingui()
  const locale = useLocale()
  const button = useRef<HTMLButtonElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [isSeen, setSeen] = useState(false)
  useEffect(() => {
    const element = button.current
    if (!element) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setSeen(true), {
      root: element.closest('ol'),
      rootMargin: '200px',
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    if (isOn) button.current?.scrollIntoView({ block: 'nearest' })
  }, [isOn])
  useEffect(() => {
    if (!isSeen || isWaiting || !canvas.current) return
    const drawing = drawPage(pages, number, canvas.current, wide)
    drawing.done.catch(() => {}) // it stays white; the page itself is shown beside it
    return drawing.stop
  }, [isSeen, isWaiting, pages, number])
  return (
    <button
      ref={button}
      type="button"
      className={css.thumbnail}
      aria-current={isOn ? 'page' : undefined}
      aria-label={t`Page ${number}`}
      onClick={() => onTurn(number)}
    >
      <canvas ref={canvas} dir="ltr" width={wide} height={Math.round(wide * Math.SQRT2)} />
      <span>{new Intl.NumberFormat(locale).format(number)}</span>
    </button>
  )
}
