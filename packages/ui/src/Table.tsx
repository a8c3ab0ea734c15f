import type { HTMLAttributes, ReactNode, TableHTMLAttributes } from 'react'
import css from './Table.module.css'

interface BlockProps extends Omit<HTMLAttributes<HTMLElement>, 'title' | 'className'> {
  readonly icon?: ReactNode
  readonly title: ReactNode
  readonly facts?: ReactNode
  /** Compartment mark and menu. */
  readonly aside?: ReactNode
}

/** One thing that can be moved, quoted or held back as a whole. It scrolls sideways inside itself, never the page. */
export function Block({ icon, title, facts, aside, children, ...rest }: BlockProps) {
  return (
    <section {...rest} className={css.block}>
      <header className={css.blockHead}>
        {icon}
        <h3 className={css.blockTitle}>{title}</h3>
        <span className={css.blockFacts}>{facts}</span>
        {aside}
      </header>
      <div className={css.scroll}>{children}</div>
    </section>
  )
}

/** Plain table parts inside: `<thead>`, `<tr data-selected>`, `<td data-numbers>`, row names as `<th scope="row">`. */
export function Table(props: Omit<TableHTMLAttributes<HTMLTableElement>, 'className'>) {
  return <table {...props} className={css.table} />
}
