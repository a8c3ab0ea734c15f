import type { DesignCard } from '@balcony/api/contract'
import type { LeftOut } from '@balcony/design'
import type { Live } from '@balcony/document'
import { CompartmentMark, type Window } from '@balcony/ui'
import { useLingui as useI18n } from '@lingui/react'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useLocale } from '../locale.ts'
import css from './Export.module.css'
import { Leaks } from './Leaks.tsx'
import { groupsOf, type LeftOutGroup, pageOf } from './left-out.ts'
import { Stops } from './Stops.tsx'
import type { Looked } from './use-making.ts'
import type { OpenPages } from './use-pages.ts'
import { whyWords } from './words.ts'

interface BesideProps {
  readonly card: DesignCard
  readonly live: Live
  readonly looked: Looked | undefined
  readonly pages: OpenPages
  /** Made on this device, which cannot let anything stand. */
  readonly isHere: boolean
  readonly onTurn: (page: number) => void
  /** Something was let stand: look again. */
  readonly onDecided: () => void
  readonly onReplaced: () => void
  readonly onClose: () => void
}

/** What a lead must know of a file and its readers must not: what stops it, what was found in it, what is not in it. */
export function Beside({ card, live, looked, pages, isHere, onTurn, onDecided, onReplaced, onClose }: BesideProps) {
  const { t } = useLingui()
  if (!looked) return <p className={css.quiet}>{t`What is left out stands here once the pages are there.`}</p>
  const { made } = looked
  return (
    <div className={css.beside}>
      <Stops card={card} stops={made.stops} isHere={isHere} onClose={onClose} />
      <Leaks {...{ card, live, made, isHere, onDecided, onReplaced, onClose }} />
      <LeftOutList live={live} leftOut={made.leftOut} pages={pages} onTurn={onTurn} />
      <Printed made={made} />
    </div>
  )
}

function LeftOutList({
  live,
  leftOut,
  pages,
  onTurn,
}: Pick<BesideProps, 'live' | 'pages' | 'onTurn'> & { leftOut: readonly LeftOut[] }) {
  const { i18n } = useI18n()
  const figures = new Intl.NumberFormat(useLocale())
  const groups = groupsOf(live.process, leftOut)
  const label = (section: string) => live.process.sections[section]?.label ?? section
  const page = (section: string) =>
    pageOf(live.process, section, pages.headings, (each) => [label(each), i18n._(label(each))])
  return (
    <section className={css.leftOut}>
      <h3>
        <Trans>Left out of this edition</Trans>
      </h3>
      {groups.length === 0 ? (
        <p className={css.quiet}>
          <Trans>Nothing that you may read.</Trans>
        </p>
      ) : (
        <p className={css.quiet}>
          <Trans>Only you see this list. Choose a line to see its page.</Trans>
        </p>
      )}
      <ul>
        {groups.map((group) => {
          const at = page(group.section)
          return (
            <li key={`${group.section} ${group.why}`}>
              <button type="button" className={css.group} disabled={at === undefined} onClick={() => at && onTurn(at)}>
                <CompartmentMark window={windowOf(live, group)} />
                <span className={css.groupWords}>
                  <b>{i18n._(label(group.section))}</b>
                  <span>{i18n._(whyWords[group.why])}</span>
                </span>
                <span className={css.groupCount}>
                  {group.whole ? (
                    <Trans>1 section</Trans>
                  ) : (
                    <Plural value={group.places.length} one="# place" other="# places" />
                  )}
                  {at === undefined ? null : (
                    <span>
                      <Trans>page {figures.format(at)}</Trans>
                    </span>
                  )}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function windowOf(live: Live, { section, why }: LeftOutGroup): Window {
  if (why === 'compartment' || live.process.sections[section]?.compartment !== 'core') return 'keyhole'
  return 'shutter'
}

/** What the typesetter has to say. */
function Printed({ made }: { made: Looked['made'] }) {
  const { file } = made
  if (!file || file.uncovered.length + file.droppedLinks + file.cutRows === 0) return null
  const characters = file.uncovered.map(({ character }) => character).join(', ')
  return (
    <section className={css.printed}>
      {file.uncovered.length > 0 ? (
        <p>
          <Trans>No typeface of ours has these characters; a sign stands in their place: {characters}</Trans>
        </p>
      ) : null}
      {file.droppedLinks > 0 ? (
        <p>
          <Plural
            value={file.droppedLinks}
            one="One link leads nowhere that is safe, and is printed as words."
            other="# links lead nowhere that is safe, and are printed as words."
          />
        </p>
      ) : null}
      {file.cutRows > 0 ? (
        <p>
          <Plural
            value={file.cutRows}
            one="One row of a very long table is not printed."
            other="# rows of very long tables are not printed."
          />
        </p>
      ) : null}
    </section>
  )
}
