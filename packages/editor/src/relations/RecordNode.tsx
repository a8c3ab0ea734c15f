import type { KeyboardEvent } from 'react'
import css from './Relations.module.css'

interface RecordNodeProps {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly title: string
  readonly words?: string | undefined
  readonly mark?: 'peace' | undefined
  readonly onOpen: () => void
}

/** A record in a picture; Enter, Space and a press open it. Its words are HTML, so that they wrap. */
export function RecordNode({ x, y, width, height, title, words, mark, onOpen }: RecordNodeProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button
    <g
      role="button"
      tabIndex={0}
      className={css.node}
      data-mark={mark}
      aria-label={words ? `${title}, ${words}` : title}
      {...useOpening(onOpen)}
    >
      <title>{words ? `${title}, ${words}` : title}</title>
      <rect x={x} y={y} width={width} height={height} rx={6} />
      <foreignObject x={x} y={y} width={width} height={height} pointerEvents="none" aria-hidden>
        <div className={css.words}>
          <span dir="auto">{title}</span>
        </div>
      </foreignObject>
    </g>
  )
}

/** What makes a part of a drawing a button. */
export function useOpening(onOpen: () => void) {
  return {
    onClick: onOpen,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      onOpen()
    },
  }
}
