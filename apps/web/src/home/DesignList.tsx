import type { DesignSummary, Glance, Role } from '@balcony/api/contract'
import { AvatarStack, type Status, StatusRing } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLocale, useNow } from '../locale.ts'
import { glanceQuery } from '../queries.ts'
import { exactly, since } from '../time.ts'
import { DesignMenu } from './DesignMenu.tsx'
import css from './Home.module.css'

/** Newest change first. */
export function DesignList({ designs }: { designs: readonly DesignSummary[] }) {
  const inOrder = designs.toSorted((left, right) => right.changedAt - left.changedAt)
  return (
    <table className={css.list}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Design</Trans>
          </th>
          <th scope="col" className={css.statusColumn}>
            <Trans>Status</Trans>
          </th>
          <th scope="col" className={css.stepsColumn}>
            <Trans>Steps 1–5</Trans>
          </th>
          <th scope="col" className={css.peopleColumn}>
            <Trans>People</Trans>
          </th>
          <th scope="col" className={css.changeColumn}>
            <Trans>Last change</Trans>
          </th>
          <th scope="col" className={css.menuColumn}>
            <span className={css.hidden}>
              <Trans>What can be done</Trans>
            </span>
          </th>
        </tr>
      </thead>
      <tbody>
        {inOrder.map((design) => (
          <DesignRow key={design.id} design={design} />
        ))}
      </tbody>
    </table>
  )
}

function DesignRow({ design }: { design: DesignSummary }) {
  const { t } = useLingui()
  const locale = useLocale()
  const now = useNow(60_000)
  // How far it is comes a moment later; the list does not wait for it.
  const glance = useQuery(glanceQuery(design.id)).data
  const statuses = useStatuses()
  const lastBy = glance?.people.find(({ id }) => id === glance.lastBy)?.name
  const roles: Readonly<Record<Role, string>> = {
    lead: t`You lead it`,
    planner: t`You write and comment`,
    reviewer: t`You read and comment`,
    reader: t`You read`,
  }
  return (
    <tr className={css.row}>
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
        {glance?.status === undefined ? null : (
          <span className={css.status}>
            <StatusRing status={rings[glance.status] ?? 'none'} />
            {statuses[glance.status] ?? glance.status}
          </span>
        )}
        <span className={css.quiet}>{roles[design.role]}</span>
      </td>
      <td className={css.small}>{glance ? <Steps steps={glance.steps} /> : null}</td>
      <td className={css.small}>
        {glance ? <AvatarStack faces={glance.people} label={t`Takes part`} size="sm" /> : null}
      </td>
      <td className={css.small}>
        <time dateTime={new Date(design.changedAt).toISOString()} title={exactly(design.changedAt, locale)}>
          {since(design.changedAt, now, locale)}
        </time>
        {lastBy === undefined ? null : (
          <span className={css.quiet}>
            <Trans>
              by <bdi>{lastBy}</bdi>
            </Trans>
          </span>
        )}
      </td>
      <td className={css.menu}>
        <DesignMenu design={design} />
      </td>
    </tr>
  )
}

/** A bar for each step: green as far as it is agreed, blue as far as it is begun. */
function Steps({ steps }: Pick<Glance, 'steps'>) {
  const { t } = useLingui()
  const locale = useLocale()
  const figure = (count: number) => count.toLocaleString(locale)
  const agreed = steps.reduce((sum, step) => sum + step.agreed, 0)
  const all = steps.reduce((sum, step) => sum + step.sections, 0)
  const share = (count: number, of: number) => `${of === 0 ? 0 : (count / of) * 100}%`
  return (
    <span className={css.steps} role="img" aria-label={t`${figure(agreed)} of ${figure(all)} sections agreed`}>
      {steps.map((step, at) => (
        <i key={at} title={t`Step ${figure(at + 1)}: ${figure(step.agreed)} of ${figure(step.sections)} agreed`}>
          <b style={{ inlineSize: share(step.agreed, step.sections) }} />
          <u style={{ inlineSize: share(step.begun, step.sections) }} />
        </i>
      ))}
    </span>
  )
}

function useStatuses(): Readonly<Record<string, string>> {
  const { t } = useLingui()
  return {
    draft: t`In design`,
    in_review: t`In review`,
    approved: t`Agreed`,
    live: t`Running`,
    suspended: t`Suspended`,
    closed: t`Closed`,
  }
}

const rings: Readonly<Record<string, Status>> = {
  draft: 'draft',
  in_review: 'review',
  approved: 'agreed',
  live: 'review',
  suspended: 'none',
  closed: 'agreed',
}
