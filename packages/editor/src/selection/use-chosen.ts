import type { Value } from '@balcony/design'
import type { Dispatch, RefObject, SetStateAction } from 'react'
import { useClipboard } from '../clipboard/use-clipboard.ts'
import { useMakeAll } from '../clipboard/use-make-all.ts'
import type { Grid, Key, Span } from '../table/grid.ts'
import { type Block, blockOf, fill, fillDown, type Shown } from './block.ts'
import { pressChoosing } from './choosing.ts'
import { isChosen } from './SelectionBar.tsx'
import { usePointer } from './use-pointer.ts'

interface Choosing {
  readonly shown: Shown
  readonly grid: Grid
  readonly setGrid: Dispatch<SetStateAction<Grid>>
  readonly span: () => Span
  readonly wanted: RefObject<boolean>
  readonly mayWrite: boolean
  readonly fresh: Readonly<Record<string, Value>> | undefined
  readonly scroller: RefObject<HTMLElement | null>
}

/** Several cells at once: choosing, filling, clearing, and the clipboard. */
export function useChosen({ shown, grid, setGrid, span, wanted, mayWrite, fresh, scroller }: Choosing) {
  const makeAll = useMakeAll()
  const at = () => blockOf(grid, span())
  const clipboard = useClipboard({ shown, block: at, mayWrite, fresh, grid: scroller })
  const names = { rows: shown.rows.map((row) => row.id), columns: shown.columns.map((column) => column.name) }
  const block = blockOf(grid, names)
  const pointer = usePointer({
    setGrid,
    wanted,
    block: at,
    rows: names.rows,
    columns: names.columns,
    onFill: mayWrite ? (source, target) => makeAll(fill(shown, source, target)) : undefined,
  })
  return {
    block: isChosen(grid, block) ? block : undefined,
    /** The cell one is on, or the chosen cells: where the handle that fills stands. */
    corner: block,
    clipboard,
    pointer,
    /** True when the key was for several cells. */
    press(key: Key): boolean {
      const asked = pressChoosing(grid, key, span())
      if (!asked) return false
      const chosen = blockOf(asked.grid, span())
      if (asked.act === 'fill-down' && chosen) makeAll(fillDown(shown, chosen))
      if (asked.act === 'clear') clipboard.empty()
      wanted.current = true
      setGrid(asked.grid)
      return true
    },
    done(next: 'keep' | 'let-go') {
      wanted.current = true
      setGrid((before) => (next === 'keep' ? { ...before } : { at: before.at, editing: undefined }))
    },
  }
}

/** What a row has to know of it: the places of its chosen cells. */
export function chosenIn(block: Block | undefined, row: number): string | undefined {
  return block && row >= block.top && row <= block.bottom ? `${block.start}-${block.end}` : undefined
}
