import { recordAddress } from '@balcony/design'
import { Menu, MenuItem, MenuTrigger } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { type DragEvent, type KeyboardEvent, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { usePresenceFlag } from '../field/PresenceFrame.tsx'
import { useReader, useShowing } from '../field/showing.ts'
import { shownValue } from '../field/shown.ts'
import { readTyped } from '../field/typed.ts'
import { Grip } from '../icons.tsx'
import { useStand } from '../live/hooks.ts'
import { PlaceThreads } from '../threads/PlaceThreads.tsx'
import { useComment } from '../threads/use-comment.ts'
import { useWorkspace } from '../workspace.tsx'
import css from './Agenda.module.css'
import type { AgendaActs } from './AgendaTable.tsx'
import { type AgendaBlock, clock, methodGroup, stepMove } from './agenda.ts'
import { useLength } from './use-length.ts'

export const blockDrag = 'application/x-balcony-block'

interface AgendaRowProps {
  readonly table: string
  readonly block: AgendaBlock
  readonly next: string | undefined
  readonly day: number
  readonly mayWrite: boolean
  readonly act: AgendaActs
  readonly onOpen: () => void
}

/** One block. Alt Shift and an arrow move it; Enter opens it. */
export function AgendaRow({ table, block, next, day, mayWrite, act, onOpen }: AgendaRowProps) {
  const { t } = useLingui()
  const { live } = useWorkspace()
  const showing = useShowing()
  const length = useLength()
  const stand = useStand()
  const address = recordAddress(table, block.id)
  const flag = usePresenceFlag(address)
  const line = useRef<HTMLLIElement>(null)
  const [over, setOver] = useState<'before' | 'after'>()
  const fields = live.process.tables[table]?.fields ?? {}
  const words = (name: string) => {
    const field = fields[name]
    return field ? shownValue(field, block.row.values[name], showing) : ''
  }
  const step = (by: 1 | -1) => {
    const move = stepMove(act.days, block.id, by)
    if (move) act.move(move)
  }
  const press = (event: KeyboardEvent) => {
    if (!event.altKey || !event.shiftKey || !mayWrite) return
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    step(event.key === 'ArrowUp' ? -1 : 1)
  }
  const drag = (event: DragEvent) => {
    if (!mayWrite || !event.dataTransfer.types.includes(blockDrag)) return
    event.preventDefault()
    const { top, height } = event.currentTarget.getBoundingClientRect()
    setOver(event.clientY < top + height / 2 ? 'before' : 'after')
  }
  const drop = (event: DragEvent) => {
    const before = over === 'before' ? block.id : next
    setOver(undefined)
    event.preventDefault()
    act.move({ id: event.dataTransfer.getData(blockDrag), day, before })
  }
  return (
    <li
      ref={line}
      className={css.block}
      data-row={block.id}
      data-address={address}
      data-over={over}
      data-light={isLight(block.method) || undefined}
      onKeyDown={press}
      onDragOver={drag}
      onDragLeave={() => setOver(undefined)}
      onDrop={drop}
      onFocus={() => stand(address)}
      {...flag.attributes}
    >
      {flag.name}
      <BlockMenu
        title={block.title}
        mayWrite={mayWrite}
        address={address}
        onOpen={onOpen}
        onStep={step}
        onRemove={() => act.remove(block.id, block.title)}
        onDragStart={(event) => {
          event.dataTransfer.setData(blockDrag, block.id)
          event.dataTransfer.effectAllowed = 'move'
          if (line.current) event.dataTransfer.setDragImage(line.current, 12, 12)
        }}
      />
      <span className={css.time}>{clock(block.start)}</span>
      <span className={css.bar} data-method={methodGroup(block.method)} aria-hidden />
      {mayWrite ? (
        <Length block={block} onSet={act.setLength} />
      ) : (
        <span className={css.length}>{length.block(block.length)}</span>
      )}
      <button type="button" className={css.words} onClick={onOpen}>
        <b dir="auto">{block.title || t`Without a name`}</b>
        <span dir="auto">{words('purpose')}</span>
      </button>
      <span className={css.method}>
        <i data-method={methodGroup(block.method)} aria-hidden />
        {words('method')}
      </span>
      <span className={css.lead}>{words('lead')}</span>
      <PlaceThreads address={address} label={block.title} />
    </li>
  )
}

function Length({ block, onSet }: { block: AgendaBlock; onSet: (id: string, minutes: number) => boolean }) {
  const { t } = useLingui()
  const length = useLength()
  const reader = useReader()
  const [draft, setDraft] = useState<string>()
  const [wrong, setWrong] = useState(false)
  const finish = () => {
    if (draft === undefined) return
    const read = readTyped(lengthField, draft, reader)
    const minutes = read.ok ? read.value : undefined
    if (typeof minutes === 'number' && minutes > 0 && (minutes === block.length || onSet(block.id, minutes))) {
      setDraft(undefined)
      setWrong(false)
    } else setWrong(true)
  }
  const press = (event: KeyboardEvent) => {
    if (event.altKey) return
    if (event.key === 'Enter') finish()
    if (event.key === 'Escape') {
      setDraft(undefined)
      setWrong(false)
    }
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault()
      const next = block.length + (event.key === 'ArrowUp' ? 5 : -5)
      if (draft === undefined && next > 0) onSet(block.id, next)
    }
  }
  return (
    <input
      className={css.length}
      aria-label={t`Length of ${block.title}`}
      aria-invalid={wrong || undefined}
      title={wrong ? t`Type a length, for example 75 min or 1 h 15. Up and down change it by 5.` : undefined}
      value={draft ?? length.block(block.length)}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={finish}
      onKeyDown={press}
    />
  )
}

const lengthField = { kind: 'duration', label: 'Minutes', level: 'team', path: '' } as const

interface BlockMenuProps {
  readonly title: string
  readonly mayWrite: boolean
  readonly address: string
  readonly onOpen: () => void
  readonly onStep: (by: 1 | -1) => void
  readonly onRemove: () => void
  readonly onDragStart: (event: DragEvent) => void
}

function BlockMenu({ title, mayWrite, address, onOpen, onStep, onRemove, onDragStart }: BlockMenuProps) {
  const { t } = useLingui()
  const { mayComment } = useWorkspace()
  const comment = useComment()
  const acts: Readonly<Record<string, () => void>> = {
    open: onOpen,
    comment: () => comment.onPlace(address),
    up: () => onStep(-1),
    down: () => onStep(1),
    remove: onRemove,
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is the pointer's way; the menu and keys do the same
    <span className={css.handle} draggable={mayWrite} onDragStart={onDragStart}>
      <MenuTrigger>
        <Button className={css.grip ?? ''} aria-label={t`Menu of ${title}`}>
          <Grip size={15} />
        </Button>
        <Menu aria-label={t`Menu of ${title}`} placement="bottom start" onAction={(key) => acts[String(key)]?.()}>
          <MenuItem id="open">{t`Open`}</MenuItem>
          {mayComment ? <MenuItem id="comment">{t`Comment`}</MenuItem> : null}
          {mayWrite ? <MenuItem id="up" keys="Alt Shift ↑">{t`Move earlier`}</MenuItem> : null}
          {mayWrite ? <MenuItem id="down" keys="Alt Shift ↓">{t`Move later`}</MenuItem> : null}
          {mayWrite ? <MenuItem id="remove" look="danger">{t`Remove`}</MenuItem> : null}
        </Menu>
      </MenuTrigger>
    </span>
  )
}

function isLight(method: string | undefined): boolean {
  return method === 'break' || method === 'meal' || method === 'prayer' || method === 'buffer'
}
