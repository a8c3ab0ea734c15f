import { recordAddress } from '@balcony/design'
import { type ComparedVenue, type Comparison, compareVenues, shows } from '@balcony/design/views'
import { Block, Button, CompartmentPill, Select, Table } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { memo, useMemo, useState } from 'react'
import { useLevelWords } from '../field/FieldMark.tsx'
import { Columns } from '../icons.tsx'
import { useMayWrite, useRows } from '../live/hooks.ts'
import { nameOfRecord } from '../live/names.ts'
import { useSameList } from '../live/steady.ts'
import { useLocale } from '../live/use-locale.ts'
import { useSnapshot } from '../views/use-snapshot.ts'
import { useWorkspace } from '../workspace.tsx'
import { AcceptanceRows } from './AcceptanceRows.tsx'
import { ChooseVenue } from './ChooseVenue.tsx'
import { CriteriaRows } from './CriteriaRows.tsx'
import { RatingMark } from './RatingMark.tsx'
import css from './Venues.module.css'

/** More columns than this no eye compares, and drawing them would hold up whoever writes. */
const mostCompared = 24

/** The venues side by side: what each party says of them, what they offer, and what is needed of them. */
export default function VenueComparison() {
  const { t } = useLingui()
  const locale = useLocale()
  const levels = useLevelWords()
  // Whoever writes in the table below goes first.
  const snapshot = useSnapshot(shows.venues)
  const [session, look] = useState('all')
  const all = useMemo(() => compareVenues(snapshot, session === 'all' ? undefined : session), [snapshot, session])
  const comparison = useMemo(() => ({ ...all, venues: all.venues.slice(0, mostCompared) }), [all])
  const ids = useSameList(comparison.venues.map(({ id }) => id))
  const left = all.venues.length - comparison.venues.length
  const [choosing, choose] = useState<string>()
  const mayWrite = useMayWrite('session')
  if (comparison.venues.length < 1) return null
  const asked = comparison.parties.filter((party) =>
    comparison.venues.some(({ says }) => says.some((said) => said.party === party && said.rating !== 'unknown')),
  ).length
  const [rated, parties] = [asked, comparison.parties.length].map((count) => count.toLocaleString(locale))
  return (
    <>
      <Block
        icon={<Columns />}
        title={<Trans>Venue comparison</Trans>}
        facts={
          <>
            <Plural value={all.venues.length} one="# option" other="# options" />
            {' · '}
            <Trans>
              rated by {rated} of {parties}
            </Trans>
          </>
        }
        aside={
          <>
            <ComparedFor session={session} onChoose={look} />
            <CompartmentPill window="shutter">{levels.team}</CompartmentPill>
          </>
        }
      >
        <Table aria-label={t`Venue comparison`} data-one={session !== 'all' || undefined}>
          <Heads comparison={comparison} />
          <tbody>
            <AcceptanceRows comparison={comparison} />
            <CriteriaRows comparison={comparison} />
            {mayWrite ? <Decision venues={ids} onChoose={choose} /> : null}
          </tbody>
        </Table>
        {left > 0 ? (
          <p className={css.left}>
            <Plural
              value={left}
              one="# more venue is in the table below; side by side stand the first in its order."
              other="# more venues are in the table below; side by side stand the first in its order."
            />
          </p>
        ) : null}
      </Block>
      {choosing === undefined ? null : (
        <ChooseVenue venue={choosing} {...(session === 'all' ? {} : { session })} onClose={() => choose(undefined)} />
      )}
    </>
  )
}

/** What the needs are taken from: one session, or all that are ahead. */
const ComparedFor = memo(function ComparedFor({
  session,
  onChoose,
}: {
  session: string
  onChoose: (session: string) => void
}) {
  const { t } = useLingui()
  const { live } = useWorkspace()
  const sessions = useRows('session')
  return (
    <span className={css.looked}>
      <Select
        aria-label={t`Compare for`}
        choices={[
          { id: 'all', label: t`All sessions ahead` },
          ...sessions.map(({ id }) => ({ id, label: nameOfRecord(live, recordAddress('session', id)) ?? id })),
        ]}
        chosen={session}
        onChoose={(id) => onChoose(id ?? 'all')}
      />
    </span>
  )
})

const Decision = memo(function Decision({
  venues,
  onChoose,
}: {
  venues: readonly string[]
  onChoose: (venue: string) => void
}) {
  return (
    <tr className={css.acts}>
      <th scope="row">
        <Trans>Decision</Trans>
      </th>
      {venues.map((id) => (
        <td key={id}>
          <Button size="sm" onPress={() => onChoose(id)}>
            <Trans>Choose…</Trans>
          </Button>
        </td>
      ))}
    </tr>
  )
})

function Heads({ comparison }: { comparison: Comparison }) {
  const { t } = useLingui()
  return (
    <thead>
      <tr className={css.heads}>
        <th scope="col">
          <span className={css.quiet}>{t`Criterion`}</span>
        </th>
        {comparison.venues.map((venue) => (
          <Head key={venue.id} venue={venue} />
        ))}
      </tr>
    </thead>
  )
}

function Head({ venue }: { venue: ComparedVenue }) {
  const { live, go } = useWorkspace()
  const address = recordAddress('venue', venue.id)
  const label = live.value(`${address}/publicLabel`)
  return (
    <th scope="col" data-chosen={venue.sessions.length > 0 || undefined}>
      <button type="button" className={css.name} dir="auto" onClick={() => go(address)}>
        {nameOfRecord(live, address) ?? venue.id}
      </button>
      <span className={css.quiet} dir="auto">
        {typeof label === 'string' ? label : null}
      </span>
      <span className={css.standing}>
        <RatingMark rating={venue.standing} />
        {venue.sessions.length > 0 ? (
          <span className={css.planned}>
            <Plural value={venue.sessions.length} one="# session is planned here" other="# sessions are planned here" />
          </span>
        ) : null}
      </span>
    </th>
  )
}
