import { type FieldOf, type Row, recordAddress, type Table } from '@balcony/design'
import { Button } from '@balcony/ui'
import { Plural, useLingui } from '@lingui/react/macro'
import { type DragEvent, type ReactNode, useMemo, useRef, useState } from 'react'
import { useShowing } from '../field/showing.ts'
import type { Column } from '../table/columns.ts'
import { useWorkspace } from '../workspace.tsx'
import css from './Board.module.css'
import { BoardCard, dragType } from './BoardCard.tsx'

interface BoardProps {
  readonly name: string
  readonly table: Table
  readonly by: { readonly name: string; readonly field: FieldOf<'choice'> }
  readonly rows: readonly Row[]
  readonly columns: readonly Column[]
  readonly mayWrite: boolean
}

/** So many cards of a list are drawn at first. */
const some = 50

/** Records in lists by one choice. A card is dragged, moved with Alt Shift and an arrow, or from its menu. */
export function Board({ name, table, by, rows, columns, mayWrite }: BoardProps) {
  const { t, i18n } = useLingui()
  const { live } = useWorkspace()
  const lists = useMemo(() => {
    const known = new Map<string, Row[]>(
      ['', ...by.field.options.map((option) => option.value)].map((key) => [key, []]),
    )
    for (const row of rows) {
      const key = String(row.values[by.name] ?? '')
      const list = known.get(key)
      if (list) list.push(row)
      else known.set(key, [row])
    }
    // The list of those that have nothing yet stands only while there are some.
    return [...known].filter(([key, all]) => key !== '' || all.length > 0)
  }, [rows, by])
  const label = (key: string) => {
    const option = by.field.options.find((one) => one.value === key)
    return option ? i18n._(option.label) : key === '' ? t`Nothing yet` : key
  }
  const move = (row: string, to: string) => {
    live.undo.cut()
    live.edit({ do: 'set', address: recordAddress(name, row, by.name), value: to === '' ? undefined : to })
  }
  /** The card that was moved by keyboard takes the focus again in its new list. */
  const moved = useRef<string>(undefined)
  const titles = lists.map(([key]) => ({ key, label: label(key) }))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section className={css.board} aria-label={i18n._(table.label)} tabIndex={0}>
      {lists.map(([key, all]) => (
        <List
          key={key}
          title={label(key)}
          rows={all}
          onDrop={mayWrite ? (row) => move(row, key) : undefined}
          draw={(row) => (
            <BoardCard
              key={row.id}
              name={name}
              row={row}
              columns={columns.filter((column) => column.name !== by.name)}
              lists={titles}
              at={key}
              moved={moved}
              onMove={mayWrite ? (to) => move(row.id, to) : undefined}
            />
          )}
        />
      ))}
    </section>
  )
}

interface ListProps {
  readonly title: string
  readonly rows: readonly Row[]
  readonly onDrop: ((row: string) => void) | undefined
  readonly draw: (row: Row) => ReactNode
}

function List({ title, rows, onDrop, draw }: ListProps) {
  const { t } = useLingui()
  const { locale } = useShowing()
  const [shown, show] = useState(some)
  const [over, setOver] = useState(false)
  const drag = (event: DragEvent) => {
    if (!onDrop || !event.dataTransfer.types.includes(dragType)) return
    event.preventDefault()
    setOver(true)
  }
  return (
    <section
      className={css.list}
      aria-label={title}
      data-over={over || undefined}
      onDragOver={drag}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        const row = event.dataTransfer.getData(dragType)
        if (row === '' || !onDrop) return
        event.preventDefault()
        onDrop(row)
      }}
    >
      <h4 className={css.title}>
        <bdi>{title}</bdi> <span>{rows.length.toLocaleString(locale)}</span>
      </h4>
      <ul>{rows.slice(0, shown).map(draw)}</ul>
      {rows.length > shown ? (
        <Button size="sm" look="link" onPress={() => show(shown + some)}>
          <Plural value={rows.length - shown} one="Show # more" other="Show # more" />
        </Button>
      ) : null}
      {rows.length === 0 ? <p className={css.none}>{t`None`}</p> : null}
    </section>
  )
}
