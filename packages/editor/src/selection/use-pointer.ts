import { type Dispatch, type MouseEvent, type RefObject, type SetStateAction, useEffect, useRef } from 'react'
import type { Cell, Grid } from '../table/grid.ts'
import type { Block } from './block.ts'

interface Pointing {
  readonly setGrid: Dispatch<SetStateAction<Grid>>
  readonly wanted: RefObject<boolean>
  readonly block: () => Block | undefined
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** Undefined where nothing may be written. */
  readonly onFill: ((source: Block, target: Block) => void) | undefined
}

/** Choosing cells with the pointer: Shift and a click, dragging over cells, and dragging the corner of what is chosen to fill. */
export function usePointer({ setGrid, wanted, block, rows, columns, onFill }: Pointing) {
  const drag = useRef<{ readonly from: Cell; readonly source?: Block }>(undefined)
  useEffect(() => {
    const stop = () => {
      drag.current = undefined
    }
    document.addEventListener('mouseup', stop)
    return () => document.removeEventListener('mouseup', stop)
  }, [])
  const choose = (at: Cell, from: Cell) => {
    wanted.current = true
    setGrid({ at, from, editing: undefined })
  }
  return {
    onMouseDown: (event: MouseEvent) => {
      const cell = cellAt(event.target)
      if (event.button !== 0 || !cell) return
      const source = block()
      if (source && onFill && isHandle(event.target)) {
        event.preventDefault()
        const from = { row: rows[source.top] ?? cell.row, column: columns[source.start] ?? cell.column }
        drag.current = { from, source }
      } else if (event.shiftKey) {
        event.preventDefault()
        wanted.current = true
        setGrid((before) => ({ at: cell, from: before.from ?? before.at ?? cell, editing: undefined }))
      } else {
        drag.current = { from: cell }
        // Another cell takes the focus by itself; the same one only lets go of the others.
        setGrid((before) => (before.from ? { at: cell, editing: undefined } : before))
      }
    },
    onMouseOver: (event: MouseEvent) => {
      const cell = cellAt(event.target)
      if (!drag.current || event.buttons !== 1 || !cell) return
      const { from, source } = drag.current
      if (!source) {
        if (cell.row !== from.row || cell.column !== from.column) choose(cell, from)
        return
      }
      const at = rows.indexOf(cell.row)
      const [start, end] = [columns[source.start] ?? from.column, columns[source.end] ?? from.column]
      const top = rows[Math.min(source.top, at)] ?? from.row
      choose({ row: rows[Math.max(source.bottom, at)] ?? from.row, column: end }, { row: top, column: start })
    },
    onMouseUp: () => {
      const source = drag.current?.source
      const target = block()
      drag.current = undefined
      if (source && target) onFill?.(source, target)
    },
  }
}

function cellAt(target: EventTarget): Cell | undefined {
  const box = target instanceof Element ? target.closest('[data-cell]:not([data-editing])') : null
  if (!(box instanceof HTMLElement)) return undefined
  const [row = '', column = ''] = (box.dataset['cell'] ?? '').split('/')
  return { row, column }
}

function isHandle(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.dataset['fill'] !== undefined
}
