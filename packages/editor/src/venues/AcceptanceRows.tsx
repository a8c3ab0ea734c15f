import { type Field, recordAddress } from '@balcony/design'
import type { Comparison, Said } from '@balcony/design/views'
import { Trans, useLingui } from '@lingui/react/macro'
import { useShowing } from '../field/showing.ts'
import { shownValue } from '../field/shown.ts'
import { useMayWrite } from '../live/hooks.ts'
import { nameOfRecord } from '../live/names.ts'
import { useAdd } from '../views/use-add.ts'
import { useWorkspace } from '../workspace.tsx'
import { RatingMark } from './RatingMark.tsx'
import css from './Venues.module.css'

/** A row for each party: what it said of each venue, and when. A cell opens the answer, or begins one. */
export function AcceptanceRows({ comparison }: { comparison: Comparison }) {
  const { live } = useWorkspace()
  return comparison.parties.map((party) => (
    <tr key={party}>
      <th scope="row" dir="auto">
        {nameOfRecord(live, recordAddress('party', party)) ?? party}
      </th>
      {comparison.venues.map(({ id, says, sessions }) => {
        const said = says.find((each) => each.party === party)
        return (
          <td key={id} data-chosen={sessions.length > 0 || undefined}>
            {said ? <Answer venue={id} said={said} /> : null}
          </td>
        )
      })}
    </tr>
  ))
}

function Answer({ venue, said }: { venue: string; said: Said }) {
  const { live, go } = useWorkspace()
  const { t } = useLingui()
  const showing = useShowing()
  const mayWrite = useMayWrite('acceptance')
  const name = nameOfRecord(live, recordAddress('party', said.party)) ?? said.party
  const add = useAdd()
  const open = () => {
    if (said.record !== undefined) go(recordAddress('acceptance', said.record))
    else add('acceptance', { venue, party: said.party, rating: 'unknown' })
  }
  const day = said.askedOn === undefined ? '' : shownValue(dayField, said.askedOn, showing)
  const words = (
    <>
      <RatingMark rating={said.rating} />
      <small className={css.quiet}>
        {said.open ? t`no answer to it yet` : said.record === undefined ? t`not asked` : day}
      </small>
    </>
  )
  if (said.record === undefined && !mayWrite) return <span className={css.answer}>{words}</span>
  return (
    <button type="button" className={css.answer} onClick={open} title={said.record ? undefined : t`Ask ${name}`}>
      {words}
      <span className={css.hidden}>
        <Trans>Open</Trans>
      </span>
    </button>
  )
}

const dayField: Field = { kind: 'date', precision: 'day', label: '', level: 'team', path: '' }
