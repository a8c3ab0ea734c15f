import { Popover } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { type ReactNode, type RefObject, useMemo, useState } from 'react'
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { SearchField } from 'react-aria-components/SearchField'
import { Check } from '../icons.tsx'
import type { PickerChoice } from './choices.ts'
import css from './Picker.module.css'

interface PickerProps {
  readonly label: string
  readonly anchor: RefObject<Element | null>
  readonly choices: readonly PickerChoice[]
  readonly chosen: readonly string[]
  readonly several: boolean
  readonly onChange: (chosen: readonly string[]) => void
  readonly onClose: () => void
  /** What may be picked though it is not offered, e.g. a language tag. */
  readonly accepts?: (typed: string) => boolean
  readonly first?: string
  readonly error?: string | undefined
}

/** A list to pick from: type to filter, arrows, Enter; Esc closes. One pick closes it where only one may be picked. */
export function Picker(props: PickerProps) {
  const { label, anchor, choices, chosen, several, onChange, onClose, accepts, first = '', error } = props
  const { t } = useLingui()
  const { contains } = useFilter({ sensitivity: 'base' })
  const [typed, type] = useState(first)
  const offered = useMemo(() => {
    const tag = typed.trim()
    const own = accepts?.(tag) && !choices.some((choice) => choice.id === tag) ? [{ id: tag, label: tag }] : []
    return [...choices, ...own]
  }, [choices, typed, accepts])
  const keys = useMemo(() => new Set(chosen), [chosen])
  return (
    <Popover
      label={label}
      triggerRef={anchor}
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      placement="bottom start"
      bare
    >
      <div className={css.picker}>
        <Autocomplete filter={contains} inputValue={typed} onInputChange={type}>
          {choices.length > fewChoices || accepts ? (
            <SearchField aria-label={label} autoFocus className={css.search ?? ''}>
              <Input placeholder={t`Type to filter`} dir="auto" />
            </SearchField>
          ) : null}
          <ListBox
            aria-label={label}
            items={offered}
            // Without a filter box the list itself takes the focus.
            autoFocus={choices.length > fewChoices || accepts ? false : 'first'}
            selectionMode={several ? 'multiple' : 'single'}
            selectedKeys={keys}
            onSelectionChange={(selection) => {
              if (selection === 'all') return
              onChange([...selection].map(String))
              if (!several) onClose()
            }}
            className={css.list ?? ''}
            renderEmptyState={() => <div className={css.none}>{t`Nothing has this name.`}</div>}
          >
            {(choice: PickerChoice) => (
              <ListBoxItem
                id={choice.id}
                textValue={`${choice.label} ${choice.about ?? ''}`}
                className={css.option ?? ''}
              >
                <span className={css.words}>
                  <span dir="auto">{choice.label}</span>
                  {choice.about === undefined ? null : <small>{choice.about}</small>}
                </span>
                <Check size={15} className={css.tick} />
              </ListBoxItem>
            )}
          </ListBox>
        </Autocomplete>
        {error === undefined ? null : <Wrong>{error}</Wrong>}
      </div>
    </Popover>
  )
}

/** Up to so many are seen at a glance and need no filter. */
const fewChoices = 7

function Wrong({ children }: { children: ReactNode }) {
  return (
    <p className={css.error} role="alert">
      {children}
    </p>
  )
}
