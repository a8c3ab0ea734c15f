import { type ReactNode, useId } from 'react'
import css from './Account.module.css'

/** One way in, what it is for, and what can be done about it. */
export function Part({ title, about, children }: { title: ReactNode; about?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className={css.part} aria-labelledby={id}>
      <h2 id={id} className={css.partTitle}>
        {title}
      </h2>
      {about === undefined ? null : <p className={css.about}>{about}</p>}
      {children}
    </section>
  )
}
