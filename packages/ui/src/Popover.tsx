import type { ReactNode } from 'react'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover as AriaPopover, type PopoverProps as AriaPopoverProps } from 'react-aria-components/Popover'
import { classes } from './classes.ts'
import css from './Menu.module.css'

export { DialogTrigger as PopoverTrigger }

export interface PopoverProps extends Omit<AriaPopoverProps, 'children' | 'className' | 'style'> {
  /** Its name for screen readers; needed unless `bare`. */
  readonly label?: string
  /** Content that brings its own role: a menu, a list. */
  readonly bare?: boolean
  readonly children: ReactNode
}

/** `<PopoverTrigger><Button …/><Popover label="…">…</Popover></PopoverTrigger>`, or controlled with `triggerRef`, `isOpen`, `onOpenChange`. */
export function Popover({ label, bare, children, offset = 6, ...rest }: PopoverProps) {
  return (
    <AriaPopover
      {...rest}
      offset={offset}
      className={classes(css.popover)}
      data-padded={!bare || undefined}
      data-screen
    >
      {bare ? children : <Dialog {...(label === undefined ? {} : { 'aria-label': label })}>{children}</Dialog>}
    </AriaPopover>
  )
}
