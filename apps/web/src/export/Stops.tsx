import type { DesignCard, Stop } from '@balcony/api/contract'
import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Eye, ShieldAlert } from 'lucide-react'
import { reviewPlace } from '../design/places.ts'
import { inReadersWords } from '../refusals/refusal-words.ts'
import css from './Export.module.css'

const icon = { size: 17, strokeWidth: 1.75, 'aria-hidden': true } as const

interface StopsProps {
  readonly card: DesignCard
  readonly stops: readonly Stop[]
  /** Made on this device. */
  readonly isHere: boolean
  readonly onClose: () => void
}

/** Why there is no file, and what to do. */
export function Stops({ card, stops, isHere, onClose }: StopsProps) {
  return stops.map((stop) => (
    <section key={stop.is} className={css.stop} role="status">
      {stop.is === 'look' ? (
        <>
          <h3>
            <Eye {...icon} />
            <Trans>Somebody with clearance has to look</Trans>
          </h3>
          <p>
            <Trans>
              Before this leaves, somebody who may enter every part of the design has to look at it. Ask one of them to
              open this export and make it.
            </Trans>
          </p>
        </>
      ) : null}
      {stop.is === 'leak' ? (
        <>
          <h3>
            <ShieldAlert {...icon} />
            <Trans>Something in the text may not leave</Trans>
          </h3>
          <p>
            {isHere ? (
              <Trans>Change the text. What two people let stand, the server alone knows.</Trans>
            ) : (
              <Trans>Change the text, or have two people who may read it let it stand.</Trans>
            )}
          </p>
        </>
      ) : null}
      {stop.is === 'review' ? (
        <>
          <h3>
            <ShieldAlert {...icon} />
            <Trans>The review stops what goes to others</Trans>
          </h3>
          <p>{inReadersWords(stop.problem).message}</p>
          <p>
            <Link to="/d/$design/$" params={{ design: card.id, _splat: reviewPlace }} onClick={onClose}>
              <Trans>Open the review</Trans>
            </Link>
          </p>
        </>
      ) : null}
    </section>
  ))
}
