import type { MemberCard } from '@balcony/api/contract'
import { CompartmentMark } from '@balcony/ui'
import { Plural, Trans } from '@lingui/react/macro'
import css from './People.module.css'

/** What each window means, once, where access is decided. */
export function Marks({ members, lead }: { members: readonly MemberCard[]; lead: boolean }) {
  const cleared = members.filter(({ clearances }) => (clearances?.length ?? 0) > 0).length
  return (
    <section>
      <h2 className={css.heading}>
        <Trans>What each mark means</Trans>
      </h2>
      <div className={css.marks}>
        <div>
          <CompartmentMark window="open" size="lg" />
          <b>
            <Trans>Shared with partners</Trans>
          </b>
          <p>
            <Trans>The open window. Partners may read it in their edition, and comment where their link allows.</Trans>
          </p>
        </div>
        <div>
          <CompartmentMark window="shutter" size="lg" />
          <b>
            <Trans>Team</Trans>
          </b>
          <p>
            <Trans>One shutter closed. Members of this design only.</Trans>
          </p>
          <p className={css.quiet}>
            <Plural value={members.length} one="# person" other="# people" />
          </p>
        </div>
        <div>
          <CompartmentMark window="keyhole" size="lg" />
          <b>
            <Trans>Closed</Trans>
          </b>
          <p>
            <Trans>Closed and locked. Named people only; who opens what is sealed is recorded.</Trans>
          </p>
          {lead ? (
            <p className={css.quiet}>
              <Plural value={cleared} one="# person may open some of it" other="# people may open some of it" />
            </p>
          ) : null}
        </div>
      </div>
    </section>
  )
}
