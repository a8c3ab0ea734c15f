import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import css from './Guest.module.css'
import { Outbox } from './outbox.ts'
import { deviceShelf } from './shelf.ts'

/** What this phone still keeps of somebody whose link does not let them in: to be copied, and thrown away by them alone. */
export function Unsent({ link }: { link: string }) {
  const [outbox] = useState(() => new Outbox(link, deviceShelf()))
  const [kept, look] = useState(outbox.all)
  if (kept.length === 0) return null
  return (
    <section className={css.unsent}>
      <h2>
        <Trans>Kept on this phone, not sent</Trans>
      </h2>
      {kept.map((one) => (
        <article key={one.id}>
          <p dir="auto">{one.text}</p>
          <button
            type="button"
            onClick={() => {
              outbox.take(one.id)
              look(outbox.all())
            }}
          >
            <Trans>Throw it away</Trans>
          </button>
        </article>
      ))}
    </section>
  )
}
