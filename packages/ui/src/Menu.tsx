import type { ReactNode } from 'react'
import { Header } from 'react-aria-components/Header'
import type { Selection } from 'react-aria-components/Menu'
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps as AriaMenuItemProps,
  MenuSection as AriaMenuSection,
  type MenuProps,
  MenuTrigger,
} from 'react-aria-components/Menu'
import { Separator } from 'react-aria-components/Separator'
import { classes } from './classes.ts'
import { Check } from './icons.tsx'
import { KeyCap } from './KeyCap.tsx'
import css from './Menu.module.css'
import { Popover, type PopoverProps } from './Popover.tsx'

export { MenuTrigger }

/** `<MenuTrigger><Button …/><Menu aria-label="…"><MenuItem …/></Menu></MenuTrigger>` */
export function Menu({
  placement = 'bottom end',
  ...rest
}: Omit<MenuProps<object>, 'className' | 'style'> & Pick<PopoverProps, 'placement'>) {
  return (
    <Popover placement={placement} bare>
      <AriaMenu {...rest} className={classes(css.list)} />
    </Popover>
  )
}

export interface MenuItemProps extends Omit<AriaMenuItemProps, 'children' | 'className' | 'style'> {
  readonly icon?: ReactNode
  readonly about?: ReactNode
  readonly keys?: string
  readonly look?: 'danger'
  readonly children: ReactNode
}

export function MenuItem({ icon, about, keys, look, children, textValue, ...rest }: MenuItemProps) {
  const spoken = textValue ?? (typeof children === 'string' ? children : undefined)
  return (
    <AriaMenuItem
      {...rest}
      {...(spoken === undefined ? {} : { textValue: spoken })}
      className={classes(css.item)}
      data-look={look}
    >
      {({ selectionMode }) => (
        <>
          {icon}
          <span className={css.words}>
            {children}
            {about === undefined ? null : <small>{about}</small>}
          </span>
          {keys === undefined ? null : <KeyCap>{keys}</KeyCap>}
          {selectionMode === 'none' ? null : <Check size={15} className={css.tick} />}
        </>
      )}
    </AriaMenuItem>
  )
}

/** A titled group; give `chosen` and `onChoose` where one of its items is on. */
export function MenuSection(props: {
  readonly title: string
  readonly chosen?: string
  readonly onChoose?: (key: string) => void
  readonly children: ReactNode
}) {
  const choosing =
    props.chosen === undefined
      ? {}
      : {
          selectionMode: 'single' as const,
          disallowEmptySelection: true,
          selectedKeys: [props.chosen],
          onSelectionChange: (keys: Selection) => {
            const [key] = keys === 'all' ? [] : keys
            if (key !== undefined) props.onChoose?.(String(key))
          },
        }
  return (
    <AriaMenuSection {...choosing} aria-label={props.title}>
      <Header className={css.head}>{props.title}</Header>
      {props.children}
    </AriaMenuSection>
  )
}

export function MenuLine() {
  return <Separator className={classes(css.line)} />
}
