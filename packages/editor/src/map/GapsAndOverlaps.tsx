import { recordAddress } from '@balcony/design'
import { type ActivityMap, dateOf, type Proposal } from '@balcony/design/views'
import { Button } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useId, useMemo } from 'react'
import { Alert, Check } from '../icons.tsx'
import { useMayWrite } from '../live/hooks.ts'
import { nameOfRecord } from '../live/names.ts'
import { useLocale } from '../live/use-locale.ts'
import { useAdd } from '../views/use-add.ts'
import { useWorkspace } from '../workspace.tsx'
import { useOptionWords } from './lanes.ts'
import css from './Map.module.css'

/** Gaps are proposed by checks and confirmed by people; then they are covered by components, or left open with a reason. */
export function GapsAndOverlaps({ map }: { map: ActivityMap }) {
  const { t } = useLingui()
  const { live, go } = useWorkspace()
  const locale = useLocale()
  const title = useId()
  const mayWrite = useMayWrite('gap')
  const add = useAdd()
  const words = useProposalWords()
  const name = (address: string) => nameOfRecord(live, address) ?? address
  const names = (addresses: readonly string[]) => new Intl.ListFormat(locale).format(addresses.map(name))
  if (map.gaps.length + map.proposals.length + map.overlaps.length === 0) return null
  return (
    <section className={css.gaps} aria-labelledby={title}>
      <h3 id={title}>
        <Trans>Gaps and overlaps</Trans>
      </h3>
      <ul>
        {map.gaps.map((gap) => (
          <li key={gap.address} data-settled={gap.coveredBy.length > 0 || gap.leftOpen !== '' || undefined}>
            {gap.coveredBy.length > 0 || gap.leftOpen !== '' ? <Check size={15} /> : <Alert size={15} />}
            <button type="button" onClick={() => go(gap.address)}>
              <bdi>{gap.title}</bdi>
            </button>
            <span className={css.quiet} dir="auto">
              {gap.coveredBy.length > 0
                ? t`Covered by ${names(gap.coveredBy.map((id) => recordAddress('component', id)))}`
                : gap.leftOpen !== ''
                  ? t`Left open: ${gap.leftOpen}`
                  : t`Neither covered nor left open with a reason`}
            </span>
          </li>
        ))}
        {map.proposals.map((proposal) => (
          <li key={JSON.stringify(proposal)} data-proposed>
            <Alert size={15} />
            <span>{words(proposal)}</span>
            {mayWrite ? (
              <Button size="sm" look="link" onPress={() => add('gap', asGap(proposal, words(proposal)))}>
                <Trans>It is a gap</Trans>
              </Button>
            ) : null}
          </li>
        ))}
        {map.overlaps.map(({ ours, theirs, parties }) => (
          <li key={`${ours} ${theirs}`}>
            <Alert size={15} />
            <button type="button" onClick={() => go(`${theirs}/coordination`)}>
              {t`${name(theirs)} runs beside ${name(ours)} with the same people`}
            </button>
            <span className={css.quiet} dir="auto">
              {names(parties.map((id) => recordAddress('party', id)))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function useProposalWords(): (proposal: Proposal) => string {
  const { t } = useLingui()
  const { live } = useWorkspace()
  const locale = useLocale()
  const option = useOptionWords()
  // Made once: a formatter costs more than all that it formats here.
  const months = useMemo(
    () => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
    [locale],
  )
  const month = (days: number) => months.format(days * 86_400_000)
  return (proposal) => {
    if (proposal.is === 'party') {
      const name = nameOfRecord(live, recordAddress('party', proposal.party)) ?? proposal.party
      return t`Nothing under way or planned reaches ${name}`
    }
    if (proposal.is === 'level') return t`Nothing under way or planned for “${option('rpp', proposal.level)}”`
    const track = option('track', proposal.track)
    return t`${track}: nothing from ${month(proposal.from)} to ${month(proposal.to)}`
  }
}

function asGap(proposal: Proposal, text: string) {
  if (proposal.is === 'party') return { text, kind: 'party_not_reached', parties: [proposal.party] }
  if (proposal.is === 'level') return { text, kind: 'level_not_covered', rpp: proposal.level }
  const [from, to] = [dateOf(proposal.from), dateOf(proposal.to)]
  return { text, kind: 'time_gap', track: proposal.track, from, to }
}
