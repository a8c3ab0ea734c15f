import { maxRecordsPerTable, type Value } from '@balcony/design'
import { toasts } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { type RefObject, useEffect, useEffectEvent, useState } from 'react'
import { type Block, cellsOf, clear, type Shown } from '../selection/block.ts'
import { useWorkspace } from '../workspace.tsx'
import { cellWords, readCell } from './cell.ts'
import { asksFirst, type Plan, planPaste } from './plan-paste.ts'
import { readSeparated, writeSeparated } from './separated.ts'
import { freshId, useMakeAll } from './use-make-all.ts'
import { useTongue } from './use-tongue.ts'

interface Clipboard {
  readonly shown: Shown
  /** The chosen cells, or the one that one is on. */
  readonly block: () => Block | undefined
  readonly mayWrite: boolean
  readonly fresh: Readonly<Record<string, Value>> | undefined
  readonly grid: RefObject<HTMLElement | null>
}

/** Copy, cut and paste of cells as the lines of tabs that spreadsheets know. Keys come as the browser's own events, which ask for no permission. */
export function useClipboard({ shown, block, mayWrite, fresh, grid }: Clipboard) {
  const { live } = useWorkspace()
  const { t } = useLingui()
  const tongue = useTongue()
  const makeAll = useMakeAll()
  const [waiting, wait] = useState<Plan>()

  const words = (at: Block): string => {
    const spoken = tongue()
    const columns = shown.columns.slice(at.start, at.end + 1)
    const lines = cellsOf(shown, at).map((line) =>
      line.map((value, index) => {
        const column = columns[index]
        return column ? cellWords(column.field, value, spoken) : ''
      }),
    )
    return writeSeparated(lines, '\t')
  }
  const make = (plan: Plan) => {
    wait(undefined)
    makeAll(plan.edits, plan.changed + plan.added > 1 ? t`Pasted` : undefined)
  }
  const paste = (text: string) => {
    const at = block()
    if (!at || !mayWrite || text === '') return
    const cells = readSeparated(text, '\t')
    if (cells.length > maxRecordsPerTable) {
      toasts.show(t`Up to 5,000 lines can be pasted at once. Nothing was changed.`)
      return
    }
    const spoken = tongue()
    const plan = planPaste(cells, shown, at, {
      read: (field, said) => readCell(field, said, spoken),
      newId: freshId,
      fresh,
      there: live.rows(shown.table).length,
    })
    if (asksFirst(plan)) wait(plan)
    else make(plan)
  }
  const empty = () => {
    const at = block()
    if (at && mayWrite) makeAll(clear(shown, at))
  }

  const onCopy = useEffectEvent((event: ClipboardEvent) => {
    const at = block()
    if (!isOnCell(grid.current) || !at) return
    event.preventDefault()
    event.clipboardData?.setData('text/plain', words(at))
    if (event.type === 'cut') empty()
  })
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    if (!isOnCell(grid.current) || !mayWrite) return
    event.preventDefault()
    paste(event.clipboardData?.getData('text/plain') ?? '')
  })
  useEffect(() => {
    const copy = (event: ClipboardEvent) => onCopy(event)
    const take = (event: ClipboardEvent) => onPaste(event)
    document.addEventListener('copy', copy)
    document.addEventListener('cut', copy)
    document.addEventListener('paste', take)
    return () => {
      document.removeEventListener('copy', copy)
      document.removeEventListener('cut', copy)
      document.removeEventListener('paste', take)
    }
  }, [])

  return {
    waiting,
    confirm: () => waiting && make(waiting),
    dismiss: () => wait(undefined),
    empty,
    copy: () => {
      const at = block()
      if (!at) return
      navigator.clipboard.writeText(words(at)).then(
        () => toasts.show(t`Copied`),
        () => toasts.show(t`Your browser did not allow copying. Press Ctrl C on the cells.`),
      )
    },
    paste: () => {
      navigator.clipboard
        .readText()
        .then(paste, () => toasts.show(t`Your browser did not allow pasting. Press Ctrl V on a cell.`))
    },
  }
}

/** The focus is on a resting cell of this grid: not in a box inside it, nor elsewhere on the page. */
function isOnCell(grid: HTMLElement | null): boolean {
  const { activeElement } = document
  return (
    activeElement instanceof HTMLElement && 'cell' in activeElement.dataset && grid?.contains(activeElement) === true
  )
}
