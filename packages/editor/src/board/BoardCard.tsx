import { type Row, recordAddress } from '@balcony/design'
import { IconButton, Menu, MenuItem, MenuSection, MenuTrigger } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { useShowing } from '../field/showing.ts'
import { shownValue } from '../field/shown.ts'
import { More } from '../icons.tsx'
import type { Column } from '../table/columns.ts'
import { useWorkspace } from '../workspace.tsx'
import css from './Board.module.css'
import { nextList } from './board.ts'

export const dragType = 'application/x-balcony-card'

interface BoardCardProps {
  readonly name: string
  readonly row: Row
  readonly columns: readonly Column[]
  readonly lists: readonly { readonly key: string; readonly label: string }[]
  readonly at: string
  readonly moved: RefObject<string | undefined>
  /** Undefined where one only reads. */
  readonly onMove: ((to: string) => void) | undefined
}

export function BoardCard({ name, row, columns, lists, at, moved, onMove }: BoardCardProps) {
  const { t } = useLingui()
  const { go } = useWorkspace()
  const showing = useShowing()
  const box = useRef<HTMLButtonElement>(null)
  const { called, facts } = cardFacts(row, columns, showing)
  const title = called || t`Without a name`
  useEffect(() => {
    if (moved.current !== row.id) return
    moved.current = undefined
    box.current?.focus()
  }, [row.id, moved])
  const move = (to: string | undefined) => {
    if (to === undefined || !onMove) return
    moved.current = row.id
    onMove(to)
  }
  const press = (event: KeyboardEvent) => {
    const way = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : undefined
    if (!way || !event.altKey || !event.shiftKey) return
    event.preventDefault()
    const rtl = getComputedStyle(event.currentTarget).direction === 'rtl'
    const keys = lists.map((list) => list.key)
    move(nextList(keys, at, rtl ? (way === 1 ? -1 : 1) : way))
  }
  return (
    <li
      className={css.card}
      draggable={onMove !== undefined}
      onDragStart={(event) => {
        event.dataTransfer.setData(dragType, row.id)
        event.dataTransfer.effectAllowed = 'move'
      }}
    >
      <button
        ref={box}
        type="button"
        className={css.open}
        aria-keyshortcuts={onMove ? 'Alt+Shift+ArrowLeft Alt+Shift+ArrowRight' : undefined}
        onKeyDown={press}
        onClick={() => go(recordAddress(name, row.id))}
      >
        <b dir="auto">{title}</b>
        {facts.length > 0 ? <span dir="auto">{facts.join(' · ')}</span> : null}
      </button>
      {onMove ? (
        <MenuTrigger>
          <IconButton size="sm" label={t`Move ${title}`} icon={<More size={15} />} />
          <Menu aria-label={t`Move ${title}`} onAction={(key) => move(String(key).slice(1))}>
            <MenuSection title={t`Move to`}>
              {lists
                .filter((list) => list.key !== at)
                .map((list) => (
                  <MenuItem key={list.key} id={`=${list.key}`}>
                    {list.label}
                  </MenuItem>
                ))}
            </MenuSection>
          </Menu>
        </MenuTrigger>
      ) : null}
    </li>
  )
}

function cardFacts(row: Row, columns: readonly Column[], showing: ReturnType<typeof useShowing>) {
  const [first, ...rest] = columns
  return {
    called: first ? shownValue(first.field, row.values[first.name], showing) : '',
    facts: rest
      .map((column) => shownValue(column.field, row.values[column.name], showing))
      .filter((words) => words !== '')
      .slice(0, 2),
  }
}
