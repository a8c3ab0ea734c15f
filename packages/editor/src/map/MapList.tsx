import { recordAddress } from '@balcony/design'
import type { ActivityMap, Effort } from '@balcony/design/views'
import { useLingui } from '@lingui/react/macro'
import { nameOfRecord } from '../live/names.ts'
import { useLocale } from '../live/use-locale.ts'
import { Undated } from '../views/Undated.tsx'
import { useWorkspace } from '../workspace.tsx'
import type { NamedLane } from './lanes.ts'
import css from './Map.module.css'
import { useSpan } from './use-span.ts'

/** The same as the picture, in words. */
export function MapList({ map, lanes }: { map: ActivityMap; lanes: readonly NamedLane[] }) {
  const { t } = useLingui()
  const { go } = useWorkspace()
  return (
    <div className={css.list}>
      {lanes.map(({ key, name, holds }) => {
        const efforts = map.efforts.filter(holds).toSorted((one, other) => one.from - other.from)
        const gaps = map.gaps.filter((gap) => gap.track === key && gap.from !== undefined)
        return (
          <section key={key} aria-label={name}>
            <h3 dir="auto">{name}</h3>
            {efforts.length + gaps.length === 0 ? <p className={css.quiet}>{t`Nothing`}</p> : null}
            <ul>
              {efforts.map((effort) => (
                <Line key={effort.address} effort={effort} />
              ))}
              {gaps.map((gap) => (
                <li key={gap.address}>
                  <button type="button" dir="auto" onClick={() => go(gap.address)}>
                    {t`Gap: ${gap.title}`}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      <Undated title={t`Without a date`} level={3} addresses={map.undated} />
    </div>
  )
}

function Line({ effort }: { effort: Effort }) {
  const { t } = useLingui()
  const { live, go } = useWorkspace()
  const locale = useLocale()
  const span = useSpan()
  const parties = effort.parties.map((id) => nameOfRecord(live, recordAddress('party', id)) ?? id)
  return (
    <li>
      <button type="button" dir="auto" onClick={() => go(effort.address)}>
        {effort.title}
      </button>
      <span dir="auto">{effort.ours ? t`ours` : effort.who}</span>
      <span>{span(effort)}</span>
      <span className={css.quiet} dir="auto">
        {new Intl.ListFormat(locale).format(parties)}
      </span>
    </li>
  )
}
