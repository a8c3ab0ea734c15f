import type { ReactElement } from 'react'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import css from './Button.module.css'
import { classes } from './classes.ts'
import { KeyCap } from './KeyCap.tsx'

/** A tooltip on hover and focus; its child must be focusable (a Button, or an element inside `Focusable`). */
export function Tip({ words, keys, children }: { words: string; keys?: string | undefined; children: ReactElement }) {
  return (
    <TooltipTrigger delay={600} closeDelay={100}>
      {children}
      <Tooltip offset={6} className={classes(css.tip)}>
        {words}
        {keys === undefined ? null : <KeyCap>{keys}</KeyCap>}
      </Tooltip>
    </TooltipTrigger>
  )
}
