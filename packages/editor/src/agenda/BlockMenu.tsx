import { Menu, MenuItem, MenuSection, MenuTrigger } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import type { DragEvent } from 'react'
import { Button } from 'react-aria-components/Button'
import { Grip } from '../icons.tsx'
import { useLocale } from '../live/use-locale.ts'
import { useComment } from '../threads/use-comment.ts'
import { useWorkspace } from '../workspace.tsx'
import css from './Agenda.module.css'
import { type AgendaBlock, type AgendaDay, clock } from './agenda.ts'
import type { AgendaActs } from './use-agenda.ts'

interface BlockMenuProps {
  readonly block: AgendaBlock
  readonly before: AgendaBlock | undefined
  readonly day: AgendaDay | undefined
  readonly mayWrite: boolean
  readonly address: string
  readonly act: AgendaActs
  readonly onOpen: () => void
  readonly onStep: (by: 1 | -1) => void
  readonly onDragStart: (event: DragEvent) => void
}

/** The handle of a block: it is dragged by the pointer, and its menu does the same and more. */
export function BlockMenu({ block, before, day, mayWrite, address, act, onOpen, onStep, onDragStart }: BlockMenuProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const { mayComment } = useWorkspace()
  const comment = useComment()
  const { title } = block
  const acts: Readonly<Record<string, () => void>> = {
    open: onOpen,
    comment: () => comment.onPlace(address),
    up: () => onStep(-1),
    down: () => onStep(1),
    duplicate: () => act.duplicate(block),
    pin: () => act.pin(block),
    beside: () => day && before && act.pair(day, block.id, before.id),
    remove: () => act.remove(block.id, title),
  }
  const others = act.days.filter((each) => each.day !== day?.day)
  const choose = (key: string) => {
    const to = /^day (\d+)$/.exec(key)?.[1]
    if (to === undefined) acts[key]?.()
    else act.move({ id: block.id, day: Number(to), before: undefined })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is the pointer's way; the menu and keys do the same
    <span className={css.handle} draggable={mayWrite} onDragStart={onDragStart}>
      <MenuTrigger>
        <Button className={css.grip ?? ''} aria-label={t`Menu of ${title}`}>
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
                <MenuItem key={each.day} id={`day ${each.day}`}>
                  {t`Day ${each.day.toLocaleString(locale)}`}
                </MenuItem>
              ))}
            </MenuSection>
          ) : null}
          {mayWrite && before ? <MenuItem id="beside">{t`At the same time as “${before.title}”`}</MenuItem> : null}
          {mayWrite ? (
            <MenuItem id="pin">
              {block.fixed ? t`Let the start follow again` : t`Keep the start at ${clock(block.start)}`}
            </MenuItem>
          ) : null}
          {mayWrite ? <MenuItem id="duplicate">{t`Duplicate`}</MenuItem> : null}
          {mayWrite ? <MenuItem id="remove" look="danger">{t`Remove`}</MenuItem> : null}
        </Menu>
      </MenuTrigger>
    </span>
  )
}
