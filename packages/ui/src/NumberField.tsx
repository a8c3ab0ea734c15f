import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import {
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
} from 'react-aria-components/NumberField'
import { classes } from './classes.ts'
import css from './Field.module.css'
import { Minus, Plus } from './icons.tsx'
import { FieldNotes, type Notes } from './TextField.tsx'

export interface NumberFieldProps
  extends Omit<AriaNumberFieldProps, 'children' | 'className' | 'style' | 'isInvalid'>,
    Notes {
  readonly label?: ReactNode
  readonly placeholder?: string | undefined
  /** Shown after the figure, e.g. `people`. */
  readonly unit?: string | undefined
}

/** Digits of the reader's locale; arrow keys step. */
export function NumberField({ label, hint, error, unit, placeholder, ...rest }: NumberFieldProps) {
  return (
    <AriaNumberField {...rest} isInvalid={error !== undefined} className={classes(css.field)}>
      {label === undefined ? null : <Label className={css.label}>{label}</Label>}
      <Group className={classes(css.box)} data-numbers>
        <Input {...(placeholder === undefined ? {} : { placeholder })} />
        {unit === undefined ? null : <span className={css.mute}>{unit}</span>}
        <Button slot="decrement" className={classes(css.stepper)}>
          <Minus size={14} />
        </Button>
        <Button slot="increment" className={classes(css.stepper)}>
          <Plus size={14} />
        </Button>
      </Group>
      <FieldNotes hint={hint} error={error} />
    </AriaNumberField>
  )
}
