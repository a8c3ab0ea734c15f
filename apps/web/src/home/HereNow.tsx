import type { DesignSummary, HereNow as Here } from '@balcony/api/contract'
import { process } from '@balcony/design'
import { Avatar } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import css from './HereNow.module.css'

interface HereNowProps {
  readonly here: readonly Here[]
  readonly designs: readonly DesignSummary[]
}

/** Who else is in which of one's designs at this moment, and where; Join goes to where they are. */
export default function HereNow({ here, designs }: HereNowProps) {
  const { t, i18n } = useLingui()
  const known = here.flatMap((each) => {
    const design = designs.find(({ id }) => id === each.design)
    return design ? [{ ...each, design }] : []
  })
  if (known.length === 0) return null
  return (
    <section className={css.here} aria-labelledby="here-now">
      <h2 id="here-now">
        <Trans>Here now</Trans>
      </h2>
      <ul>
        {known.map(({ design, person, section }) => {
          const label = section === undefined ? undefined : process.sections[section]?.label
          return (
            <li key={`${design.id} ${person.id}`}>
              <Avatar face={person} quiet />
              <span className={css.words}>
                <bdi>{person.name}</bdi>
                <small>
                  <bdi>{design.title}</bdi>
                  {label === undefined ? null : (
                    <>
                      {' · '}
                      <bdi>{i18n._(label)}</bdi>
                    </>
                  )}
                </small>
              </span>
              <Link
                to="/d/$design/$"
                params={{ design: design.id, _splat: section ?? '' }}
                className={css.join}
                aria-label={t`Join ${person.name}`}
              >
                <Trans>Join</Trans>
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
