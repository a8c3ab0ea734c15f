import { Button, EmptyState, Segments } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo, useState } from 'react'
import { daysOf } from '../agenda/agenda.ts'
import { printDateOfDay } from '../agenda/day-date.ts'
import { useClock } from '../agenda/use-clock.ts'
import { useRecord, useRows } from '../live/hooks.ts'
import { useLocale } from '../live/use-locale.ts'
import { useWorkspace } from '../workspace.tsx'
import { BlockCard } from './BlockCard.tsx'
import { useKeptRun } from './kept-run.ts'
import { GoNoGo, ProblemCards } from './ProblemCards.tsx'
import css from './RunSheet.module.css'
import { runOf, shifted, shiftTo } from './run-sheet.ts'
import { Standing } from './Standing.tsx'
import { useRunWords } from './use-run-words.ts'
import { useWallTime, type WallClock, wallClock } from './wall-clock.ts'

interface RunSheetPageProps {
  readonly session: string
  /** A test holds it in its hand. */
  readonly by?: WallClock
}

/** The day of a session, for a phone in a hand in the room: what is now, what is next, and what to do if it goes wrong. */
export default function RunSheetPage({ session, by = wallClock }: RunSheetPageProps) {
  const { t } = useLingui()
  const { live, go, design } = useWorkspace()
  const locale = useLocale()
  const own = useRecord('session', session)
  const all = useRows('block')
  const words = useRunWords()
  const clock = useClock()
  const told = useWallTime(by)
  const [kept, keep] = useKeptRun(design, session, told.date)
  // Where the room is ahead of the plan or behind, or the clock of this device is wrong.
  const { shift } = kept
  const wall = shifted(told, shift)
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
  const nextDay = run.next[0]?.day
  const date = (one: number) => printDateOfDay(startsOn, one, locale) ?? t`Day ${one}`
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1 dir="auto">{words.of('session', own, 'title') || words.of('session', own, 'publicTitle')}</h1>
        <p>
          {run.stands === 'before' ? (
            <Trans>Begins {date(1)}</Trans>
          ) : run.stands === 'over' ? (
            <Trans>Ended {date(days.length)}</Trans>
          ) : (
            <>
              {date(run.day)} · <time>{clock(told.minutes)}</time>
            </>
          )}
        </p>
      </header>
      <Standing
        {...{ run, words, shift }}
        blocks={(days[run.day - 1]?.blocks ?? [])
          .flatMap((block) => [block, ...block.beside])
          .map((block) => ({ day: run.day, block }))}
        onShift={(next) => keep({ shift: next })}
        onBegin={(at) => keep({ shift: shiftTo(at, startsOn, told) })}
      />
      {run.next.length === 0 ? null : (
        <section aria-labelledby="run-next" className={css.next}>
          <h2 id="run-next">
            <Trans>Next</Trans>
            {run.stands !== 'undated' && nextDay !== undefined && nextDay !== run.day ? (
              <span>{date(nextDay)}</span>
            ) : null}
          </h2>
          {run.next.map((each) => (
            <BlockCard key={each.block.id} run={each} words={words} />
          ))}
        </section>
      )}
      <ProblemCards session={session} words={words} />
      <GoNoGo text={own.values['goNoGo']} words={words} kept={kept} onKeep={keep} />
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
                <b dir="auto">
                  {words.said(block.title) || t`Without a name`}
                  {run.now.some((each) => each.block.id === block.id) ? (
                    <em>
                      <Trans>Now</Trans>
                    </em>
                  ) : null}
                </b>
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
