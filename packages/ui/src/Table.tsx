import type { HTMLAttributes, ReactNode, TableHTMLAttributes } from 'react'
import css from './Table.module.css'

interface BlockProps extends Omit<HTMLAttributes<HTMLElement>, 'title' | 'className'> {
  readonly icon?: ReactNode
  readonly title: ReactNode
  readonly facts?: ReactNode
  /** Compartment mark and menu. */
  readonly aside?: ReactNode
  /** Level of its heading. */
  readonly level?: 2 | 3 | 4
}

/** One thing that can be moved, quoted or held back as a whole. It scrolls sideways inside itself, never the page. */
export function Block({ icon, title, facts, aside, level = 2, children, ...rest }: BlockProps) {
  const Title = `h${level}` as const
  return (
    <section {...rest} className={css.block}>
      <header className={css.blockHead}>
        {icon}
        <Title className={css.blockTitle}>{title}</Title>
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
