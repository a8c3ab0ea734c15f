import { Plural, useLingui } from '@lingui/react/macro'
import { useWordsOfFields } from '../field/use-problem-words.ts'
import { useLocale } from '../live/use-locale.ts'
import css from './Clipboard.module.css'
import type { Plan } from './plan-paste.ts'

/** So many problems are listed; the rest is counted. */
const listed = 200

/** What a plan would do, and every cell that does not fit: where, what came, what was expected. */
export function Misfits({ plan }: { plan: Plan }) {
  const { t, i18n } = useLingui()
  const locale = useLocale()
  const { misfits } = plan
  const say = useWordsOfFields()
  return (
    <>
      <p className={css.sum}>
        <span>
          <Plural value={plan.changed} one="# record changes." other="# records change." />
        </span>{' '}
        <span>
          <Plural value={plan.added} one="# record is added." other="# records are added." />
        </span>{' '}
        {misfits.length > 0 ? (
          <b className={css.wrong}>
            <Plural
              value={misfits.length}
              one="# cell does not fit and is left out."
              other="# cells do not fit and are left out."
            />
          </b>
        ) : null}
      </p>
      {misfits.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
        <section className={css.list} tabIndex={0} aria-label={t`What does not fit`}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t`Line`}</th>
                <th scope="col">{t`Column`}</th>
                <th scope="col">{t`What came`}</th>
                <th scope="col">{t`What was expected`}</th>
              </tr>
            </thead>
            <tbody>
              {misfits.slice(0, listed).map(({ line, column, came, expected }) => (
                <tr key={`${line} ${column?.label ?? ''} ${expected}`}>
                  <td>{line.toLocaleString(locale)}</td>
                  <td>{column === undefined ? t`Whole line` : i18n._(column.label)}</td>
                  <td dir="auto">{came.length > 80 ? `${came.slice(0, 80)}…` : came}</td>
                  <td dir="auto">{column ? say(column, { code: 'invalid', message: expected }) : i18n._(expected)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {misfits.length > listed ? (
            <p className={css.rest}>
              <Plural value={misfits.length - listed} one="and # more" other="and # more" />
            </p>
          ) : null}
        </section>
      ) : null}
    </>
  )
}
