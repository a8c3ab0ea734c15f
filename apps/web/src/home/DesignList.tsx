import type { DesignSummary, Glance, Role } from '@balcony/api/contract'
import { AvatarStack, classes, type Status, StatusRing } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { speak } from '../language.ts'
import { useLocale, useNow } from '../locale.ts'
import { glanceQuery, hereQuery } from '../queries.ts'
import { exactly, since } from '../time.ts'
import { DesignMenu } from './DesignMenu.tsx'
import css from './Home.module.css'

// The names of sections stand in the catalogue of designs.
const LastActivity = lazy(async () => {
  await speak('design')
  return import('./LastActivity.tsx')
})

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
            <Trans>Last activity</Trans>
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
  // How far it is comes a moment later; the list does not wait for it.
  const glance = useQuery(glanceQuery(design.id)).data
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
      <td className={css.small}>{glance ? <Standing design={design.id} glance={glance} /> : null}</td>
      <td className={css.small}>{glance ? <Steps steps={glance.steps} /> : null}</td>
      <td className={css.small}>
        {glance ? <People design={design.id} people={glance.people} /> : null}
        <span className={classes(css.quiet, css.part)}>{roles[design.role]}</span>
      </td>
      <td className={css.small}>
        <LastChange changedAt={design.changedAt} last={glance?.last} />
      </td>
      <td className={css.menu}>
        <DesignMenu design={design} />
      </td>
    </tr>
  )
}

/** Who is in it at this moment stands out. */
function People({ design, people }: Pick<Glance, 'people'> & { design: string }) {
  const { t } = useLingui()
  const here = useQuery(hereQuery).data ?? []
  const isHere = (id: string) => here.some((each) => each.design === design && each.person.id === id)
  const faces = people.map((face) => ({ ...face, away: !isHere(face.id) }))
  return <AvatarStack faces={faces} label={t`Takes part`} size="sm" />
}

/** Its status, with what is new and what comes next. */
function Standing({ design, glance }: { design: string; glance: Glance }) {
  const { t } = useLingui()
  const locale = useLocale()
  const statuses = useStatuses()
  const { status, newRemarks, nextSession } = glance
  const day = (date: string) =>
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(date))
  return (
    <>
      {status === undefined ? null : (
        <span className={css.status}>
          <StatusRing status={rings[status] ?? 'none'} />
          {statuses[status] ?? status}
        </span>
      )}
      {newRemarks === 0 ? null : (
        <Link to="/d/$design/$" params={{ design, _splat: 'comments' }} className={css.fresh}>
          <Plural value={newRemarks} one="# new comment" other="# new comments" />
        </Link>
      )}
      {nextSession === undefined || status === 'closed' ? null : (
        <span className={css.quiet}>{t`Next session ${day(nextSession)}`}</span>
      )}
    </>
  )
}

/** What happened last and when; where one may not see who did what, only when. */
function LastChange({ changedAt, last }: { changedAt: number; last: Glance['last'] }) {
  const locale = useLocale()
  const now = useNow(60_000)
  const at = last === undefined ? changedAt : Math.max(changedAt, last.at)
  return (
    <>
      {last === undefined ? null : (
        <Suspense>
          <LastActivity last={last} />
        </Suspense>
      )}
      <time dateTime={new Date(at).toISOString()} title={exactly(at, locale)}>
        {since(at, now, locale)}
      </time>
    </>
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

/** What the team says of a design, in words. */
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
