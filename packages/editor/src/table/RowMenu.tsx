import { recordAddress } from '@balcony/design'
import { Menu, MenuItem, MenuTrigger } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import type { DragEvent } from 'react'
import { Button } from 'react-aria-components/Button'
import { Grip } from '../icons.tsx'
import { useComment } from '../threads/use-comment.ts'
import { useHistory } from '../versions/use-history.ts'
import { useDesk, useWorkspace } from '../workspace.tsx'
import css from './Table.module.css'
import type { useRecords } from './use-records.ts'

interface RowMenuProps {
  readonly name: string
  readonly row: string
  readonly called: string
  /** The cell of this row that one stands in. */
  readonly cell: { readonly name: string; readonly label: string } | undefined
  readonly mayWrite: boolean
  readonly mayMove: boolean
  readonly ids: readonly string[]
  readonly records: ReturnType<typeof useRecords>
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  readonly onDragStart: (event: DragEvent) => void
}

/** The handle of a row: dragged, it moves the row; pressed, it opens the row's menu. Shift F10 on a cell opens it too. */
export function RowMenu(props: RowMenuProps) {
  const { name, row, called, cell, mayWrite, mayMove, ids, records, open, onOpen, onDragStart } = props
  const { t } = useLingui()
  const { go, mayComment } = useWorkspace()
  const comment = useComment()
  const desk = useDesk()
  const history = useHistory()
  const acts: Readonly<Record<string, () => void>> = {
    open: () => go(recordAddress(name, row)),
    comment: () => comment.onPlace(recordAddress(name, row)),
    'past-cell': () => desk.put({ past: recordAddress(name, row, cell?.name) }),
    past: () => desk.put({ past: recordAddress(name, row) }),
    up: () => records.move(row, -1, ids),
    down: () => records.move(row, 1, ids),
    remove: () => records.remove(row),
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is the pointer's way; the menu has the same for the keyboard
    <span
      className={css.handle}
      data-screen
      draggable={mayMove}
      onDragStart={onDragStart}
      data-moves={mayMove || undefined}
    >
      <MenuTrigger isOpen={open} onOpenChange={onOpen}>
        <Button className={css.grip ?? ''} excludeFromTabOrder aria-label={t`Menu of ${called}`}>
          <Grip size={15} />
        </Button>
        <Menu aria-label={t`Menu of ${called}`} placement="bottom start" onAction={(key) => acts[String(key)]?.()}>
          <MenuItem id="open" keys="Ctrl Enter">{t`Open`}</MenuItem>
          {mayComment ? <MenuItem id="comment">{t`Comment`}</MenuItem> : null}
          {history && cell ? <MenuItem id="past-cell">{t`History of ${cell.label}`}</MenuItem> : null}
          {history ? <MenuItem id="past">{t`History of this row`}</MenuItem> : null}
          {mayMove ? <MenuItem id="up" keys="Alt Shift ↑">{t`Move up`}</MenuItem> : null}
          {mayMove ? <MenuItem id="down" keys="Alt Shift ↓">{t`Move down`}</MenuItem> : null}
          {mayWrite ? <MenuItem id="remove" look="danger">{t`Remove`}</MenuItem> : null}
        </Menu>
      </MenuTrigger>
    </span>
  )
}
