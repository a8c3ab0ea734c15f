import { Menu, MenuItem, MenuSection, MenuTrigger } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { type DragEvent, memo, type RefObject, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Grip } from '../icons.tsx'
import { useLocale } from '../live/use-locale.ts'
import { useComment } from '../threads/use-comment.ts'
import { useWorkspace } from '../workspace.tsx'
import css from './Agenda.module.css'
import type { AgendaBlock } from './agenda.ts'
import type { AgendaActs } from './use-agenda.ts'
import { useClock } from './use-clock.ts'

interface BlockMenuProps {
  /** The block as it is when something is done. */
  readonly now: RefObject<AgendaBlock>
  readonly title: string
  readonly isFixed: boolean
  readonly before: AgendaBlock | undefined
  readonly day: number
  readonly days: number
  readonly mayWrite: boolean
  readonly address: string
  readonly act: AgendaActs
  readonly onOpen: () => void
  readonly onStep: (by: 1 | -1) => void
  readonly onDragStart: (event: DragEvent) => void
}

/**
 * The handle of a block: it is dragged by the pointer, and its menu does the same and more. It is not drawn anew for every start that
 * follows another: what it does and says then is asked when it is done and said.
 */
export const BlockMenu = memo(Handle, isSame)

function Handle(props: BlockMenuProps) {
  const { now, title, isFixed, before, day, days, mayWrite, address, act, onOpen, onStep, onDragStart } = props
  const { t } = useLingui()
  const locale = useLocale()
  const { mayComment } = useWorkspace()
  const comment = useComment()
  const [isOpen, open] = useState(false)
  // A menu opens when the mouse goes down, and would lie over what one wants to drop on: here it waits until it goes up.
  const held = useRef(false)
  const lift = () => {
    held.current = false
  }
  const acts: Readonly<Record<string, () => void>> = {
    open: onOpen,
    comment: () => comment.onPlace(address),
    up: () => onStep(-1),
    down: () => onStep(1),
    longer: () => void act.setLength(now.current.id, now.current.length + 5),
    shorter: () => void act.setLength(now.current.id, Math.max(5, now.current.length - 5)),
    duplicate: () => act.duplicate(now.current),
    pin: () => act.pin(now.current),
    beside: () => before && act.pair(day, now.current.id, before.id),
    remove: () => act.remove(now.current.id, title),
  }
  const others = Array.from({ length: days }, (_, index) => index + 1).filter((each) => each !== day)
  const choose = (key: string) => {
    const to = /^day (\d+)$/.exec(key)?.[1]
    if (to === undefined) acts[key]?.()
    else act.move({ id: now.current.id, day: Number(to), before: undefined })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is the pointer's way; the menu and keys do the same
    <span
      className={css.handle}
      draggable={mayWrite}
      onDragStart={onDragStart}
      onDragEnd={lift}
      onPointerDownCapture={(event) => {
        held.current = event.pointerType === 'mouse'
      }}
      onPointerUpCapture={lift}
      onPointerCancel={lift}
    >
      <MenuTrigger isOpen={isOpen} onOpenChange={(next) => open(next && !held.current)}>
        <Button
          className={css.grip ?? ''}
          aria-label={t`Menu of ${title}`}
          onPress={({ pointerType }) => pointerType === 'mouse' && open(true)}
        >
          <Grip size={15} />
        </Button>
        <Menu aria-label={t`Menu of ${title}`} placement="bottom start" onAction={(key) => choose(String(key))}>
          <MenuItem id="open">{t`Open`}</MenuItem>
          {mayComment ? <MenuItem id="comment">{t`Comment`}</MenuItem> : null}
          {mayWrite ? <MenuItem id="up" keys="Alt Shift ↑">{t`Move earlier`}</MenuItem> : null}
          {mayWrite ? <MenuItem id="down" keys="Alt Shift ↓">{t`Move later`}</MenuItem> : null}
          {mayWrite && others.length > 0 ? (
            <MenuSection title={t`Move to`}>
              {others.map((each) => (
                <MenuItem key={each} id={`day ${each}`}>
                  {t`Day ${each.toLocaleString(locale)}`}
                </MenuItem>
              ))}
            </MenuSection>
          ) : null}
          {mayWrite && before ? <MenuItem id="beside">{t`At the same time as “${before.title}”`}</MenuItem> : null}
          {mayWrite ? (
            <MenuItem id="pin">{isFixed ? t`Let the start follow again` : <KeepStart now={now} />}</MenuItem>
          ) : null}
          {mayWrite ? <MenuItem id="longer">{t`Five minutes longer`}</MenuItem> : null}
          {mayWrite ? <MenuItem id="shorter">{t`Five minutes shorter`}</MenuItem> : null}
          {mayWrite ? <MenuItem id="duplicate">{t`Duplicate`}</MenuItem> : null}
          {mayWrite ? <MenuItem id="remove" look="danger">{t`Remove`}</MenuItem> : null}
        </Menu>
      </MenuTrigger>
    </span>
  )
}

/** Drawn when the menu opens, with the start that the block has then. */
function KeepStart({ now }: Pick<BlockMenuProps, 'now'>) {
  const { t } = useLingui()
  const clock = useClock()
  return t`Keep the start at ${clock(now.current.start)}`
}

function isSame(one: BlockMenuProps, other: BlockMenuProps): boolean {
  const keys = ['now', 'title', 'isFixed', 'day', 'days', 'mayWrite', 'address', 'act'] as const
  return (
    keys.every((key) => one[key] === other[key]) &&
    one.before?.id === other.before?.id &&
    one.before?.title === other.before?.title
  )
}
