import type { ReactNode, Ref } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
} from 'react-aria-components/SearchField'
import { Text } from 'react-aria-components/Text'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField'
import { classes } from './classes.ts'
import css from './Field.module.css'
import { Search } from './icons.tsx'
import { KeyCap } from './KeyCap.tsx'

/** Quiet help and the error of a field; an error is never only in a toast. */
export interface Notes {
  readonly hint?: ReactNode
  readonly error?: string | undefined
}

export interface TextFieldProps
  extends Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid'>,
    Notes {
  readonly label?: ReactNode
  readonly placeholder?: string | undefined
  /** Several lines; the box grows with them. */
  readonly lines?: number
  /** Direction of what is written; `auto` takes it from the text itself. */
  readonly dir?: 'auto' | 'ltr' | 'rtl'
  readonly inputRef?: Ref<HTMLInputElement | HTMLTextAreaElement>
}

export function TextField({ label, hint, error, placeholder, lines, dir = 'auto', inputRef, ...rest }: TextFieldProps) {
  const given = { className: classes(css.box), dir, ...(placeholder === undefined ? {} : { placeholder }) }
  return (
    <AriaTextField {...rest} isInvalid={error !== undefined} className={classes(css.field)}>
      {label === undefined ? null : <Label className={css.label}>{label}</Label>}
      {lines === undefined ? (
        <Input {...given} ref={inputRef as Ref<HTMLInputElement>} />
      ) : (
        <TextArea {...given} rows={lines} ref={inputRef as Ref<HTMLTextAreaElement>} />
      )}
      <FieldNotes hint={hint} error={error} />
    </AriaTextField>
  )
}

export function FieldNotes({ hint, error }: Notes) {
  if (error !== undefined) return <FieldError className={classes(css.error)}>{error}</FieldError>
  if (hint === undefined) return null
  return (
    <Text slot="description" className={classes(css.hint)}>
      {hint}
    </Text>
  )
}

export interface SearchFieldProps
  extends Omit<AriaSearchFieldProps, 'children' | 'className' | 'style' | 'aria-label'> {
  /** Its name; shown as placeholder too. */
  readonly label: string
  readonly keys?: string
}

export function SearchField({ label, keys, ...rest }: SearchFieldProps) {
  return (
    <AriaSearchField {...rest} aria-label={label} className={classes(css.field)} data-screen>
      <Group className={classes(css.box)}>
        <Search className={css.mute} size={15} aria-hidden />
        <Input placeholder={label} dir="auto" />
        {keys === undefined ? null : <KeyCap>{keys}</KeyCap>}
      </Group>
    </AriaSearchField>
  )
}
