import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox, type ComboBoxProps as AriaComboBoxProps } from 'react-aria-components/ComboBox'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Select as AriaSelect, type SelectProps as AriaSelectProps, SelectValue } from 'react-aria-components/Select'
import { classes } from './classes.ts'
import css from './Field.module.css'
import { Check, ChevronDown } from './icons.tsx'
import menu from './Menu.module.css'
import { Popover } from './Popover.tsx'
import { FieldNotes, type Notes } from './TextField.tsx'

/** One thing to choose. */
export interface Choice {
  readonly id: string
  readonly label: string
  readonly about?: string | undefined
  readonly icon?: ReactNode
}

interface Choosing extends Notes {
  readonly label?: ReactNode
  readonly choices: readonly Choice[]
  /** `null` when nothing is chosen. */
  readonly chosen: string | null
  readonly onChoose: (id: string | null) => void
  readonly placeholder?: string
}

export type SelectProps = Choosing &
  Omit<
    AriaSelectProps<Choice>,
    'children' | 'className' | 'style' | 'isInvalid' | 'selectedKey' | 'onSelectionChange' | 'placeholder'
  >

export function Select({ label, hint, error, choices, chosen, onChoose, placeholder, ...rest }: SelectProps) {
  return (
    <AriaSelect
      {...rest}
      {...(placeholder === undefined ? {} : { placeholder })}
      isInvalid={error !== undefined}
      selectedKey={chosen}
      onSelectionChange={(key) => onChoose(key === null ? null : String(key))}
      className={classes(css.field)}
    >
      {label === undefined ? null : <Label className={css.label}>{label}</Label>}
      <Button className={classes(css.box)}>
        <SelectValue className={classes(css.value)}>
          {({ isPlaceholder, defaultChildren }) =>
            isPlaceholder ? defaultChildren : choices.find(({ id }) => id === chosen)?.label
          }
        </SelectValue>
        <ChevronDown size={15} className={css.mute} />
      </Button>
      <FieldNotes hint={hint} error={error} />
      <Popover bare>
        <ListBox items={choices} className={classes(menu.list)}>
          {(choice) => <Option choice={choice} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}

export type ComboBoxProps = Choosing & {
  /** Said where nothing fits what was typed. */
  readonly nothing: string
} & Omit<
    AriaComboBoxProps<Choice>,
    | 'children'
    | 'className'
    | 'style'
    | 'isInvalid'
    | 'selectedKey'
    | 'onSelectionChange'
    | 'placeholder'
    | 'items'
    | 'defaultItems'
  >

/** A select one can type into: for long lists. */
export function ComboBox({
  label,
  hint,
  error,
  choices,
  chosen,
  onChoose,
  placeholder,
  nothing,
  ...rest
}: ComboBoxProps) {
  return (
    <AriaComboBox
      {...rest}
      defaultItems={choices}
      isInvalid={error !== undefined}
      selectedKey={chosen}
      onSelectionChange={(key) => onChoose(key === null ? null : String(key))}
      allowsEmptyCollection
      className={classes(css.field)}
    >
      {label === undefined ? null : <Label className={css.label}>{label}</Label>}
      <Group className={classes(css.box)}>
        <Input dir="auto" {...(placeholder === undefined ? {} : { placeholder })} />
        <Button className={css.mute ?? ''}>
          <ChevronDown size={15} />
        </Button>
      </Group>
      <FieldNotes hint={hint} error={error} />
      <Popover bare>
        <ListBox className={classes(menu.list)} renderEmptyState={() => <div className={menu.none}>{nothing}</div>}>
          {(choice: Choice) => <Option choice={choice} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}

function Option({ choice }: { choice: Choice }) {
  return (
    <ListBoxItem id={choice.id} textValue={choice.label} className={classes(menu.item)}>
      {choice.icon}
      <span className={menu.words}>
        {choice.label}
        {choice.about === undefined ? null : <small>{choice.about}</small>}
      </span>
      <Check size={15} className={menu.tick} />
    </ListBoxItem>
  )
}
