import type { WordsFound } from '@balcony/api/contract'
import { type Compartment, process } from '@balcony/design'
import { sectionOf } from '@balcony/editor'
import { Checkbox } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { localeOf } from '../../locale.ts'
import { useCompartmentWords } from '../access-words.ts'
import css from './People.module.css'

interface Props {
  readonly design: string
  readonly found: WordsFound
  readonly chosen: readonly Compartment[]
  readonly onChoose: (chosen: readonly Compartment[]) => void
}

/** Places and counts, part by part; from which parts they go is chosen here. */
export function WhereWordsStand({ design, found, chosen, onChoose }: Props) {
  const { t, i18n } = useLingui()
  const words = useCompartmentWords()
  if (found.parts.length === 0)
    return (
      <p role="status">
        <Trans>It stands nowhere that you may open: not in the design, not in its past, not in comments.</Trans>
      </p>
    )
  return (
    <fieldset className={css.choices}>
      <legend>{t`Where it stands, and from where it goes`}</legend>
      {found.parts.map(({ compartment, places, past, beside }) => {
        const count = places.reduce((sum, place) => sum + place.count, 0)
        const sections = Map.groupBy(places, ({ address }) => sectionOf(process, address) ?? '')
        return (
          <div key={compartment}>
            <Checkbox
              isSelected={chosen.includes(compartment)}
              onChange={(on) => onChoose(on ? [...chosen, compartment] : chosen.filter((each) => each !== compartment))}
              about={
                <>
                  <Plural value={count} one="# time in the design now" other="# times in the design now" />
                  {' · '}
                  <Plural value={past} one="# change or moment of the past" other="# changes or moments of the past" />
                  {' · '}
                  <Plural
                    value={beside}
                    one="# comment, quote or name beside it"
                    other="# comments, quotes and names beside it"
                  />
                </>
              }
            >
              {words[compartment].name}
            </Checkbox>
            <ul className={`${css.small} ${css.stands}`}>
              {[...sections].map(([section, here]) => {
                const label = process.sections[section]?.label
                const first = here[0]?.address
                return label === undefined || first === undefined ? null : (
                  <li key={section}>
                    <Link to="/d/$design/$" params={{ design, _splat: first }}>
                      {i18n._(label)}
                    </Link>{' '}
                    ({here.reduce((sum, place) => sum + place.count, 0).toLocaleString(localeOf(i18n.locale))})
                  </li>
                )
              })}
            </ul>
          </div>
        )
      })}
    </fieldset>
  )
}
