import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react'
import { useLocale } from 'react-aria-components/I18nProvider'
import { IconButton } from './Button.tsx'
import { Close } from './icons.tsx'
import css from './SidePanel.module.css'

interface SidePanelProps {
  readonly title: string
  readonly closing: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly aside?: ReactNode
  /** In pixels; the panel asks for another with `onResize`, between `least` and `most`. */
  readonly size: number
  readonly onResize: (size: number) => void
  readonly resizing: string
  readonly least?: number
  readonly most?: number
}

/** The panel at the end side. Its edge is dragged, or moved with the arrow keys. */
export function SidePanel({ least = 280, most = 560, ...props }: SidePanelProps) {
  const rtl = useLocale().direction === 'rtl'
  const from = useRef<{ x: number; size: number }>(undefined)
  const set = (size: number) => props.onResize(Math.min(most, Math.max(least, Math.round(size))))
  const drag = (event: PointerEvent) => {
    if (from.current) set(from.current.size + (from.current.x - event.clientX) * (rtl ? -1 : 1))
  }
  const step = (event: KeyboardEvent) => {
    const wider = rtl ? 'ArrowRight' : 'ArrowLeft'
    const narrower = rtl ? 'ArrowLeft' : 'ArrowRight'
    if (event.key === wider) set(props.size + 16)
    if (event.key === narrower) set(props.size - 16)
  }
  return (
    <aside className={css.panel} style={{ inlineSize: props.size }} aria-label={props.title} data-screen>
      {/* biome-ignore lint/a11y/useSemanticElements: a splitter that takes the focus is no <hr> */}
      <div
        className={css.edge}
        role="separator"
        aria-orientation="vertical"
        aria-label={props.resizing}
        aria-valuenow={props.size}
        aria-valuemin={least}
        aria-valuemax={most}
        tabIndex={0}
        onKeyDown={step}
        onPointerDown={(event) => {
          from.current = { x: event.clientX, size: props.size }
          event.currentTarget.setPointerCapture(event.pointerId)
        }}
        onPointerMove={drag}
        onPointerUp={() => {
          from.current = undefined
        }}
      />
      <header className={css.head}>
        <h2 className={css.title}>{props.title}</h2>
        {props.aside}
        <IconButton label={props.closing} icon={<Close />} size="sm" onPress={props.onClose} />
      </header>
      <div className={css.body}>{props.children}</div>
    </aside>
  )
}
