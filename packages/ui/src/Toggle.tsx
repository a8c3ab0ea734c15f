import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components/Checkbox'
import { Label } from 'react-aria-components/Label'
import {
  RadioGroup as AriaRadioGroup,
  type RadioGroupProps as AriaRadioGroupProps,
  Radio,
} from 'react-aria-components/RadioGroup'
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components/Switch'
import { classes } from './classes.ts'
import { Check, Minus } from './icons.tsx'
import type { Choice } from './Select.tsx'
import css from './Toggle.module.css'

interface Worded {
  readonly about?: ReactNode
  readonly children?: ReactNode
}

export function Checkbox({
  about,
  children,
  ...rest
}: Omit<AriaCheckboxProps, 'children' | 'className' | 'style'> & Worded) {
  return (
    <AriaCheckbox {...rest} className={classes(css.check)}>
      {({ isIndeterminate }) => (
        <>
          <span className={css.box} aria-hidden>
            {isIndeterminate ? <Minus size={13} /> : <Check size={13} />}
          </span>
          <Words about={about}>{children}</Words>
        </>
      )}
    </AriaCheckbox>
  )
}

export function Switch({
  about,
  children,
  ...rest
}: Omit<AriaSwitchProps, 'children' | 'className' | 'style'> & Worded) {
  return (
    <AriaSwitch {...rest} className={classes(css.check)}>
      <span className={css.track} aria-hidden>
        <span className={classes(css.thumb)} style={{ display: 'block' }} />
      </span>
      <Words about={about}>{children}</Words>
    </AriaSwitch>
  )
}

export interface RadioGroupProps
  extends Omit<AriaRadioGroupProps, 'children' | 'className' | 'style' | 'value' | 'onChange'> {
  readonly label?: ReactNode
  readonly choices: readonly Choice[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

export function RadioGroup({ label, choices, chosen, onChoose, ...rest }: RadioGroupProps) {
  return (
    <AriaRadioGroup {...rest} value={chosen} onChange={onChoose} className={classes(css.group)}>
      {label === undefined ? null : <Label className={css.label}>{label}</Label>}
      {choices.map((choice) => (
        <Radio key={choice.id} value={choice.id} className={classes(css.check)}>
          <span className={css.box} data-round aria-hidden />
          <Words about={choice.about}>{choice.label}</Words>
        </Radio>
      ))}
    </AriaRadioGroup>
  )
}

function Words({ about, children }: Worded) {
  if (children === undefined) return null
  return (
    <span className={css.words}>
      {children}
      {about === undefined ? null : <span className={css.about}>{about}</span>}
    </span>
  )
}
