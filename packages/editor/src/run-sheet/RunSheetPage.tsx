import { Button, EmptyState, Segments } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useMemo, useState } from 'react'
import { clock, daysOf } from '../agenda/agenda.ts'
import { printDateOfDay } from '../agenda/day-date.ts'
import { useLength } from '../agenda/use-length.ts'
import { useRecord, useRows } from '../live/hooks.ts'
import { useLocale } from '../live/use-locale.ts'
import { useWorkspace } from '../workspace.tsx'
import { BlockCard } from './BlockCard.tsx'
import { GoNoGo, ProblemCards } from './ProblemCards.tsx'
import css from './RunSheet.module.css'
import { type Run, runOf } from './run-sheet.ts'
import { type RunWords, useRunWords } from './use-run-words.ts'
import { useWallTime, type WallClock, wallClock } from './wall-clock.ts'

interface RunSheetPageProps {
  readonly session: string
  /** A test holds it in its hand. */
  readonly by?: WallClock
}

/** The day of a session, for a phone in a hand in the room: what is now, what is next, and what to do if it goes wrong. */
export default function RunSheetPage({ session, by = wallClock }: RunSheetPageProps) {
  const { t } = useLingui()
  const { live, go } = useWorkspace()
  const locale = useLocale()
  const own = useRecord('session', session)
  const all = useRows('block')
  const words = useRunWords()
  const wall = useWallTime(by)
  const { days: wanted, dayStart, startsOn } = own?.values ?? {}
  const days = useMemo(
    () =>
      daysOf(
        all.filter((row) => row.values['session'] === session),
        typeof wanted === 'number' ? wanted : 1,
        typeof dayStart === 'string' ? dayStart : undefined,
      ),
    [all, session, wanted, dayStart],
  )
  const run = runOf(days, startsOn, wall)
  const [asked, ask] = useState<number>()
  const day = days[(asked ?? run.day) - 1] ?? days[0]
  if (!live.open.includes('core') || !own)
    return (
      <EmptyState level={1} title={<Trans>There is no such session</Trans>}>
        <Trans>It may have been removed. Its run-sheet goes with it.</Trans>
      </EmptyState>
    )
  const date = (one: number) => printDateOfDay(startsOn, one, locale) ?? t`Day ${one}`
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1 dir="auto">{words.of('session', own, 'title') || words.of('session', own, 'publicTitle')}</h1>
        <p>
          {date(run.day)} · <time>{clock(wall.minutes)}</time>
        </p>
      </header>
      <Standing run={run} words={words} />
      {run.next.length === 0 ? null : (
        <section aria-labelledby="run-next" className={css.next}>
          <h2 id="run-next">
            <Trans>Next</Trans>
          </h2>
          {run.next.map((each) => (
            <BlockCard key={each.block.id} run={each} words={words} />
          ))}
        </section>
      )}
      <ProblemCards session={session} words={words} />
      <GoNoGo text={own.values['goNoGo']} words={words} />
      <section aria-labelledby="run-day" className={css.whole}>
        <h2 id="run-day">
          <Trans>The whole day</Trans>
        </h2>
        {days.length > 1 ? (
          <Segments
            label={t`Day`}
            choices={days.map((each) => ({ id: String(each.day), label: date(each.day) }))}
            chosen={String(day?.day ?? 1)}
            onChoose={(id) => ask(Number(id))}
          />
        ) : null}
        <ol>
          {day?.blocks
            .flatMap((block) => [block, ...block.beside])
            .map((block) => (
              <li key={block.id} aria-current={run.now.some((each) => each.block.id === block.id) ? 'time' : undefined}>
                <span>{clock(block.start)}</span>
                <b dir="auto">{words.said(block.title) || t`Without a name`}</b>
                <span dir="auto">
                  {[words.of('block', block.row, 'lead'), words.of('block', block.row, 'room')]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </li>
            ))}
        </ol>
      </section>
      <p className={css.foot}>
        <Button onPress={() => go('block')}>
          <Trans>Open the agenda</Trans>
        </Button>
        <span>
          <Trans>People appear by code. Once opened, this page works without a connection.</Trans>
        </span>
      </p>
    </div>
  )
}

/** What happens now; said aloud when it changes. */
function Standing({ run, words }: { run: Run; words: RunWords }) {
  const length = useLength()
  return (
    <section aria-labelledby="run-now" className={css.now}>
      <h2 id="run-now">
        <Trans>Now</Trans>
        {run.stands === 'on' && run.left !== undefined ? (
          <span className={css.left}>
            <Plural value={run.left} one="# minute left" other="# minutes left" />
          </span>
        ) : null}
      </h2>
      {run.now.map((each) => (
        <BlockCard key={each.block.id} run={each} words={words} />
      ))}
      {run.stands === 'on' ? null : (
        <p className={css.quiet}>
          {run.stands === 'undated' ? (
            <Trans>The session has no day or no agenda yet, so the clock cannot follow it.</Trans>
          ) : run.stands === 'over' ? (
            <Trans>The session is over.</Trans>
          ) : (run.left ?? 0) >= 1440 ? (
            <Plural value={Math.floor((run.left ?? 0) / 1440)} one="# day to go" other="# days to go" />
          ) : (
            <Trans>Nothing is planned. It goes on in {length.total(run.left ?? 0)}.</Trans>
          )}
        </p>
      )}
    </section>
  )
}
