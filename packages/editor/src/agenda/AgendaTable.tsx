import { recordAddress } from '@balcony/design'
import { Button, EmptyState, Select } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { memo, useMemo, useState } from 'react'
import { useShowing } from '../field/showing.ts'
import { Alert, Calendar, ListChecks, Plus } from '../icons.tsx'
import { useMayWrite, useRecord, useRows, useValue } from '../live/hooks.ts'
import { nameOfRecord } from '../live/names.ts'
import { runSheetPlace } from '../run-sheet/RunSheetLink.tsx'
import { PlaceThreads } from '../threads/PlaceThreads.tsx'
import { useWorkspace } from '../workspace.tsx'
import css from './Agenda.module.css'
import { AgendaRow } from './AgendaRow.tsx'
import { clock, daysOf, minutesOf, shortenEdits } from './agenda.ts'
import { BlockLibrary } from './BlockLibrary.tsx'
import { CopySession } from './CopySession.tsx'
import { DayCards } from './DayCards.tsx'
import { DayTotals } from './DayTotals.tsx'
import { printDateOfDay } from './day-date.ts'
import { type AgendaActs, useAgenda } from './use-agenda.ts'
import { useClashes } from './use-clashes.ts'
import { useClock } from './use-clock.ts'
import { useLength } from './use-length.ts'

/** The agendas of sessions, day by day: lengths are typed, starts follow, blocks are dragged within and between days. */
export function AgendaTable({ table }: { table: string }) {
  const { live, go } = useWorkspace()
  const { t, i18n } = useLingui()
  const described = live.process.tables[table]
  const parent = described?.of?.table ?? ''
  const sessions = useRows(parent)
  const [asked, ask] = useState<string>()
  const session = sessions.some((row) => row.id === asked) ? asked : sessions[0]?.id
  if (!described?.of) return null
  const label = i18n._(described.label)
  return (
    <section className={css.agenda} aria-label={label} data-address={table}>
      <header className={css.head}>
        <Calendar />
        <h2>{label}</h2>
        {session === undefined ? null : (
          <span className={css.session}>
            <Select
              aria-label={t`Session`}
              choices={sessions.map((row) => ({
                id: row.id,
                label: nameOfRecord(live, recordAddress(parent, row.id)) ?? row.id,
              }))}
              chosen={session}
              onChoose={(id) => id !== null && ask(id)}
            />
          </span>
        )}
        {session === undefined ? null : (
          <Button size="sm" icon={<ListChecks size={15} />} onPress={() => go(runSheetPlace(session))}>
            <Trans>Run-sheet</Trans>
          </Button>
        )}
        <PlaceThreads address={table} label={label} />
      </header>
      {session === undefined ? (
        <EmptyState title={t`No session yet`} level={3}>
          <Trans>An agenda belongs to a session. Add a session above; its days appear here.</Trans>
        </EmptyState>
      ) : (
        <SessionAgenda key={session} table={table} parent={parent} by={described.of.field} session={session} />
      )}
    </section>
  )
}

interface SessionAgendaProps {
  readonly table: string
  readonly parent: string
  readonly by: string
  readonly session: string
}

function SessionAgenda({ table, parent, by, session }: SessionAgendaProps) {
  const { live } = useWorkspace()
  const { t } = useLingui()
  const showing = useShowing()
  const length = useLength()
  const said = useClock()
  const mayWrite = useMayWrite(table)
  const all = useRows(table)
  const own = useRecord(parent, session)
  const rows = useMemo(() => all.filter((row) => row.values[by] === session), [all, by, session])
  const dayStart = useValue(recordAddress(parent, session, 'dayStart'))
  const dayEnd = minutesOf(useValue(recordAddress(parent, session, 'dayEnd')))
  const wanted = own?.values['days']
  const days = useMemo(
    () => daysOf(rows, typeof wanted === 'number' ? wanted : 1, typeof dayStart === 'string' ? dayStart : undefined),
    [rows, wanted, dayStart],
  )
  const [chosen, choose] = useState(1)
  const day = days[Math.min(chosen, days.length) - 1] ?? days[0]
  const act = useAgenda(table, by, session, days, all)
  const clashes = useClashes()
  if (!day) return null
  const available = dayEnd === undefined ? undefined : dayEnd - day.begins
  const over = available === undefined ? 0 : day.filled - available
  const date = (one: number) => printDateOfDay(own?.values['startsOn'], one, showing.locale)
  return (
    <>
      <DayCards
        days={days}
        chosen={day.day}
        available={available}
        date={date}
        onChoose={choose}
        onDrop={(id, to) => act.move({ id, day: to, before: undefined })}
      />
      <ol className={css.blocks} aria-label={date(day.day) ?? t`Day ${day.day}`}>
        {day.blocks.map((block, index) => (
          <AgendaRow
            key={block.id}
            table={table}
            block={block}
            before={day.blocks[index - 1]}
            next={day.blocks[index + 1]?.id}
            day={day.day}
            days={days.length}
            clashes={clashes}
            mayWrite={mayWrite}
            act={act}
          />
        ))}
        <li className={css.end} data-over={over > 0 || undefined}>
          <span className={css.time}>{said(day.ends)}</span>
          {over > 0 && dayEnd !== undefined ? (
            <span className={css.over}>
              <Alert size={15} />
              {t`Ends ${length.block(over)} after the ${said(dayEnd)} you set.`}
              {mayWrite ? (
                <Button look="link" size="sm" onPress={() => act.make(shortenEdits(table, day, over))}>
                  {t`Shorten the longest blocks to fit`}
                </Button>
              ) : null}
              {mayWrite ? (
                <Button
                  look="link"
                  size="sm"
                  onPress={() =>
                    live.edit({ do: 'set', address: recordAddress(parent, session, 'dayEnd'), value: clock(day.ends) })
                  }
                >
                  {t`Move the end to ${said(day.ends)}`}
                </Button>
              ) : null}
            </span>
          ) : (
            <span className={css.done}>
              <Trans>End</Trans>
            </span>
          )}
        </li>
      </ol>
      <DayTotals day={day} available={available} />
      {mayWrite ? <Foot {...{ table, parent, by, session, act }} day={day.day} onChoose={choose} /> : null}
    </>
  )
}

interface FootProps extends SessionAgendaProps {
  readonly day: number
  readonly act: AgendaActs
  readonly onChoose: (day: number) => void
}

/** What is added to a day. Its menus are not drawn anew for every length that somebody changes. */
const Foot = memo(function Foot({ day, act, onChoose, ...of }: FootProps) {
  return (
    <div className={css.foot}>
      <Button size="sm" icon={<Plus size={15} />} onPress={() => act.add(day)}>
        <Trans>Add block</Trans>
      </Button>
      <Button size="sm" onPress={() => onChoose(act.addDay())}>
        <Trans>Add a day</Trans>
      </Button>
      <BlockLibrary onTake={(block) => act.add(day, block)} />
      <CopySession {...of} />
    </div>
  )
})
