import { KeyCap } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Dialog } from 'react-aria-components/Dialog'
import { Input } from 'react-aria-components/Input'
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { SearchField } from 'react-aria-components/SearchField'
import { Search } from '../icons.tsx'
import css from './Palette.module.css'

/** Something that one can do from the palette. */
export interface Command {
  readonly id: string
  readonly label: string
  readonly icon?: ReactNode
  readonly act: () => void
}

export interface PaletteGroup {
  readonly key: string
  readonly title: string
  readonly lines: readonly PaletteLine[]
}

interface PaletteLine {
  readonly key: string
  /** What it is, for those who do not see it. */
  readonly text: string
  readonly shows: ReactNode
  readonly act: () => void
}

interface PaletteBoxProps {
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly groups: readonly PaletteGroup[]
  /** `reading`: the design is still being taken in, and more may be found. */
  readonly state: 'empty' | 'asked' | 'reading'
  /** There is more than this many. */
  readonly most: number | undefined
  readonly onClose: () => void
}

/** One field and one list; the arrows walk the list while one goes on typing. */
export function PaletteBox({ query, onQuery, groups, state, most, onClose }: PaletteBoxProps) {
  const { t } = useLingui()
  return (
    <ModalOverlay isOpen onOpenChange={(open) => !open && onClose()} isDismissable className={css.scrim ?? ''}>
      <Modal className={css.modal ?? ''}>
        <Dialog className={css.dialog ?? ''} aria-label={t`Search this design`}>
          <Autocomplete inputValue={query} onInputChange={onQuery}>
            <SearchField
              className={css.field ?? ''}
              aria-label={t`Search this design`}
              autoFocus
              onKeyDown={(event) => {
                // With words in it, the field would only empty itself: here Escape closes.
                if (event.key === 'Escape') onClose()
                else event.continuePropagation()
              }}
            >
              <Search size={18} />
              <Input dir="auto" placeholder={t`Words, names, sections…`} maxLength={200} />
              <KeyCap>Esc</KeyCap>
            </SearchField>
            <ListBox
              className={css.list ?? ''}
              aria-label={t`What was found`}
              renderEmptyState={() => <Nothing state={state} />}
            >
              {groups.map((group) => (
                <ListBoxSection key={group.key} id={`group ${group.key}`}>
                  <Header className={css.group ?? ''}>{group.title}</Header>
                  {group.lines.map((line) => (
                    <ListBoxItem
                      key={line.key}
                      id={line.key}
                      className={css.line ?? ''}
                      textValue={line.text}
                      onAction={line.act}
                    >
                      {line.shows}
                    </ListBoxItem>
                  ))}
                </ListBoxSection>
              ))}
            </ListBox>
          </Autocomplete>
          <footer className={css.foot}>
            <span>
              <KeyCap>↑</KeyCap> <KeyCap>↓</KeyCap> <Trans>choose</Trans>
            </span>
            <span>
              <KeyCap>Enter</KeyCap> <Trans>go there</Trans>
            </span>
            <span className={css.state} role="status">
              {state === 'reading'
                ? t`Still reading the design…`
                : most === undefined
                  ? null
                  : t`The best ${most} places. With another word you find fewer.`}
            </span>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Nothing({ state }: { state: PaletteBoxProps['state'] }) {
  return (
    <p className={css.nothing} role="status">
      {state === 'empty' ? (
        <Trans>Write a few words: you find what is written in this design, its sections, and comments.</Trans>
      ) : state === 'reading' ? (
        <Trans>Still reading the design…</Trans>
      ) : (
        <Trans>
          Nothing that you may read answers to all of these words. Try fewer of them, or only the beginning of one.
        </Trans>
      )}
    </p>
  )
}
