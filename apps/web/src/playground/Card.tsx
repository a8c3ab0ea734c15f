import type { ReactNode } from 'react'
import css from './Playground.module.css'

export function Card({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section>
      <h2 className={css.name}>{name}</h2>
      <div className={css.card}>{children}</div>
    </section>
  )
}
