import type { Value } from '@balcony/design'
import { Button, Menu, MenuItem, MenuSection, MenuTrigger } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import css from './Agenda.module.css'
import type { Shelf } from './library.ts'
import { useLength } from './use-length.ts'

/** Blocks of the templates' agendas, to be taken into a day. They are fetched when somebody asks for them. */
export function BlockLibrary({ onTake }: { onTake: (block: Readonly<Record<string, Value>>) => void }) {
  const { t, i18n } = useLingui()
  const length = useLength()
  const [shelves, fill] = useState<readonly Shelf[]>([])
  const open = (isOpen: boolean) => {
    if (isOpen && shelves.length === 0) void import('./library.ts').then(({ library }) => fill(library()))
  }
  const take = (key: string) => {
    const [shelf, block] = key.split('/').map(Number)
    const found = shelves[shelf ?? -1]?.blocks[block ?? -1]
    if (found) onTake({ ...found, title: i18n._(found.title) })
  }
  return (
    <MenuTrigger onOpenChange={open}>
      <Button size="sm">
        <Trans>From the library…</Trans>
      </Button>
      <Menu aria-label={t`Blocks of the templates`} onAction={(key) => take(String(key))}>
        {shelves.length === 0 ? <MenuItem id="none">{t`Fetching…`}</MenuItem> : null}
        {shelves.map((shelf, at) => (
          <MenuSection key={shelf.title} title={i18n._(shelf.title)}>
            {shelf.blocks.map((block, index) => (
              <MenuItem key={`${block.title} ${block.method}`} id={`${at}/${index}`}>
                <span className={css.taken}>
                  {i18n._(block.title)} <small>{length.block(block.duration)}</small>
                </span>
              </MenuItem>
            ))}
          </MenuSection>
        ))}
      </Menu>
    </MenuTrigger>
  )
}
