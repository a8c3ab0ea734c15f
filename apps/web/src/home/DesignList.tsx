import type { DesignSummary, Role } from '@balcony/api/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useLocale, useNow } from '../locale.ts'
import { exactly, since } from '../time.ts'
import css from './Home.module.css'

/** Newest change first. */
export function DesignList({ designs }: { designs: readonly DesignSummary[] }) {
  const { t } = useLingui()
  const locale = useLocale()
  const now = useNow(60_000)
  const roles: Readonly<Record<Role, readonly [string, string]>> = {
    lead: [t`Lead`, t`You decide who takes part`],
    planner: [t`Planner`, t`You write and comment`],
    reviewer: [t`Reviewer`, t`You read and comment`],
    reader: [t`Reader`, t`You read`],
  }
  const inOrder = designs.toSorted((left, right) => right.changedAt - left.changedAt)
  return (
    <table className={css.list}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Design</Trans>
          </th>
          <th scope="col" className={css.roleColumn}>
            <Trans>My role</Trans>
          </th>
          <th scope="col" className={css.changeColumn}>
            <Trans>Last change</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {inOrder.map((design) => (
          <tr key={design.id} className={css.row}>
            <td>
              <Link to="/d/$design/$" params={{ design: design.id, _splat: '' }} className={css.name} dir="auto">
                {design.title}
              </Link>
              {design.coverTitle === design.title ? null : (
                <span className={css.quiet}>
                  <bdi>{design.coverTitle}</bdi>
                </span>
              )}
            </td>
            <td className={css.small}>
              {roles[design.role][0]}
              <span className={css.quiet}>{roles[design.role][1]}</span>
            </td>
            <td className={css.small}>
              <time dateTime={new Date(design.changedAt).toISOString()} title={exactly(design.changedAt, locale)}>
                {since(design.changedAt, now, locale)}
              </time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
