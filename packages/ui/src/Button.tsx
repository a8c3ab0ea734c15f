import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  type PressEvent,
} from 'react-aria-components/Button'
import css from './Button.module.css'
import { classes } from './classes.ts'
import { Tip } from './Tip.tsx'

export type ButtonLook = 'primary' | 'line' | 'plain' | 'danger' | 'link' | 'sealed'

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly look?: ButtonLook
  readonly size?: 'sm'
  readonly icon?: ReactNode
  /** Why it cannot be pressed just now. The button stays reachable by keyboard and says this; better than `isDisabled`. */
  readonly reason?: string | undefined
  /** What is going on while it works, e.g. "Making the PDF…": shown instead of the children. */
  readonly busy?: string | undefined
  readonly children?: ReactNode
}

/** Verbs on buttons name the result. One primary button per region. */
export function Button({ look = 'plain', size, icon, reason, busy, children, onPress, ...rest }: ButtonProps) {
  const button = (
    <AriaButton
      {...rest}
      {...(reason === undefined ? {} : { 'aria-disabled': true })}
      isPending={busy !== undefined}
      onPress={(event: PressEvent) => {
        if (reason === undefined) onPress?.(event)
      }}
      className={classes(css.button)}
      data-look={look}
      data-size={size}
      // On paper a link is words; what can only be pressed is nothing.
      data-screen={look === 'link' ? undefined : true}
    >
      {busy === undefined ? icon : <span className={css.spin} aria-hidden />}
      {busy ?? children}
    </AriaButton>
  )
  return reason === undefined ? button : <Tip words={reason}>{button}</Tip>
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  /** Its name: read to screen readers and shown as the tooltip. */
  readonly label: string
  /** The key that does the same, e.g. `Ctrl \`. */
  readonly keys?: string
  readonly icon: ReactNode
  readonly size?: 'sm'
  /** Pressed in: what it toggles is on. Leave out where it toggles nothing. */
  readonly on?: boolean
  /** Something new waits behind it; say what in `label`. */
  readonly dot?: boolean
  readonly reason?: string | undefined
}

/** No icon without a name: the label is the tooltip too. */
export function IconButton({ label, keys, icon, size, on, dot, reason, onPress, ...rest }: IconButtonProps) {
  return (
    <Tip words={reason ?? label} keys={reason === undefined ? keys : undefined}>
      <AriaButton
        {...rest}
        {...(reason === undefined ? {} : { 'aria-disabled': true })}
        {...(on === undefined ? {} : { 'aria-pressed': on })}
        aria-label={label}
        onPress={(event: PressEvent) => {
          if (reason === undefined) onPress?.(event)
        }}
        className={classes(css.button, css.square)}
        data-screen
        data-size={size}
        data-on={on || undefined}
      >
        {icon}
        {dot ? <span className={css.dot} /> : null}
      </AriaButton>
    </Tip>
  )
}
