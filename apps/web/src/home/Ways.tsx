import { CompartmentMark } from '@balcony/ui'
import { Trans } from '@lingui/react/macro'
import type { Beginning } from './beginning.ts'
import { useCards } from './cards.tsx'
import css from './Home.module.css'

interface Begin {
  readonly onBegin: (beginning: Beginning) => void
}

/** How a design can begin. */
export function Ways({ onBegin }: Begin) {
  const cards = useCards()
  return (
    <section className={css.start}>
      <h2 className={css.startTitle}>
        <Trans>Start a new design</Trans>
      </h2>
      <div className={css.ways}>
        {cards.map(({ beginning, name, about, picture }) => (
          <button key={beginning} type="button" className={css.way} onClick={() => onBegin(beginning)}>
            <svg
              viewBox="0 0 48 32"
              preserveAspectRatio="xMinYMid"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.5"
              aria-hidden="true"
            >
              {picture}
            </svg>
            <b>{name}</b>
            <span>{about}</span>
          </button>
        ))}
      </div>
      <p className={css.note}>
        <CompartmentMark window="shutter" />
        <Trans>New designs are visible to your team alone until you share them.</Trans>
      </p>
    </section>
  )
}

/** The first visit: what a design is, and the first step. */
export function FirstDesign({ name, onBegin }: Begin & { name: string }) {
  const [first] = name.split(' ')
  return (
    <div className={css.empty}>
      <svg
        className={css.view}
        viewBox="0 0 320 92"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        aria-hidden="true"
      >
        <path d="M0 70h320" />
        <path d="M100 70c38 0 50-34 80-34 22 0 26 18 42 18s24-30 48-30c26 0 30 46 50 46" />
        <path d="M20 90V44a28 28 0 0 1 56 0v46" />
        <path d="M8 66h80M8 90h80M20 66v24M34 66v24M48 66v24M62 66v24M76 66v24" />
      </svg>
      <h1 className={css.emptyTitle}>
        <Trans>Nothing here yet, {first}</Trans>
      </h1>
      <p className={css.lead}>
        <Trans>
          A design holds the whole thinking behind a dialogue, from the first assessment to the follow-up. Start from a
          template, or ask a colleague to share one with you.
        </Trans>
      </p>
      <Ways onBegin={onBegin} />
    </div>
  )
}
