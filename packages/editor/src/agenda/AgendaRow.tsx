import { recordAddress } from '@balcony/design'
import { Button } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { type DragEvent, type KeyboardEvent, memo, useRef, useState } from 'react'
import { usePresenceFlag } from '../field/PresenceFrame.tsx'
import { useShowing } from '../field/showing.ts'
import { shownValue } from '../field/shown.ts'
import { Alert, Pin } from '../icons.tsx'
import { useRecordName, useStand } from '../live/hooks.ts'
import { useLatest } from '../live/steady.ts'
import { PlaceThreads } from '../threads/PlaceThreads.tsx'
import { useWorkspace } from '../workspace.tsx'
import css from './Agenda.module.css'
import { type AgendaBlock, interpreted, methodGroup, stepMove } from './agenda.ts'
import { BlockMenu } from './BlockMenu.tsx'
import { LengthBox } from './LengthBox.tsx'
import { LengthEdge } from './LengthEdge.tsx'
import type { AgendaActs } from './use-agenda.ts'
import { useClock } from './use-clock.ts'
import { useLength } from './use-length.ts'

export const blockDrag = 'application/x-balcony-block'

interface AgendaRowProps {
  readonly table: string
  readonly block: AgendaBlock
  readonly before: AgendaBlock | undefined
  readonly next: string | undefined
  readonly day: number
  readonly mayWrite: boolean
  /** How many days the session has. */
  readonly days: number
  readonly act: AgendaActs
  /** Who or what of a block is booked twice, in words. */
  readonly clashes: (id: string) => string | undefined
}

/** Drawn anew only when the block changed, or what is said of it: an agenda has many. */
export const AgendaRow = memo(Row, isSame)

/** One block. Alt Shift and an arrow move it; Enter opens it; dropped on its upper or lower third, another is put before or after, on its middle beside it. */
function Row({ table, block, before, next, day, days, mayWrite, act, clashes }: AgendaRowProps) {
  const { go } = useWorkspace()
  const { t } = useLingui()
  const length = useLength()
  const clock = useClock()
  const stand = useStand()
  const address = recordAddress(table, block.id)
  const flag = usePresenceFlag(address)
  const line = useRef<HTMLLIElement>(null)
  const now = useLatest(block)
  const [over, setOver] = useState<ReturnType<typeof whereIn>>()
  const words = useBlockWords(table)
  useRecordName(recordAddress('member', String(block.row.values['lead'] ?? '')))
  const step = (by: 1 | -1) => {
    const move = stepMove(act.days, block.id, by)
    if (move) act.move(move)
  }
  const press = (event: KeyboardEvent) => {
    if (!event.altKey || !event.shiftKey || !mayWrite) return
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    step(event.key === 'ArrowUp' ? -1 : 1)
  }
  const drag = (event: DragEvent) => {
    if (!mayWrite || !event.dataTransfer.types.includes(blockDrag)) return
    event.preventDefault()
    setOver(whereIn(event))
  }
  const drop = (event: DragEvent) => {
    setOver(undefined)
    event.preventDefault()
    const id = event.dataTransfer.getData(blockDrag)
    const where = whereIn(event)
    if (where === 'beside') act.pair(day, id, block.id)
    else act.move({ id, day, before: where === 'before' ? block.id : next })
  }
  return (
    <>
      {block.waits > 0 ? (
        <li className={css.free}>
          <span className={css.time}>{clock(block.start - block.waits)}</span>
          <span>
            <Trans>{length.total(block.waits)} free</Trans>
          </span>
        </li>
      ) : null}
      <li
        ref={line}
        className={css.block}
        data-row={block.id}
        data-address={address}
        data-over={over}
        data-light={isLight(block.method) || undefined}
        onKeyDown={press}
        onDragOver={drag}
        onDragLeave={() => setOver(undefined)}
        onDrop={drop}
        onFocus={() => stand(address)}
        {...flag.attributes}
      >
        {flag.name}
        <BlockMenu
          now={now}
          title={block.title}
          isFixed={block.fixed}
          before={before}
          mayWrite={mayWrite}
          address={address}
          act={act}
          day={day}
          days={days}
          onOpen={() => go(address)}
          onStep={step}
          onDragStart={(event) => {
            event.dataTransfer.setData(blockDrag, block.id)
            event.dataTransfer.effectAllowed = 'move'
            if (line.current) event.dataTransfer.setDragImage(line.current, 12, 12)
          }}
        />
        <span className={css.time}>
          {clock(block.start)}
          {block.fixed ? <Pin size={12} aria-label={t`starts at a fixed time`} aria-hidden={false} role="img" /> : null}
        </span>
        <span className={css.bar} data-method={methodGroup(block.method)} aria-hidden />
        {mayWrite ? (
          <LengthBox block={block} onSet={act.setLength} />
        ) : (
          <span className={css.length}>{length.block(block.length)}</span>
        )}
        <button type="button" className={css.words} onClick={() => go(address)}>
          <b dir="auto">{block.title || t`Without a name`}</b>
          <span dir="auto">{words(block, 'purpose')}</span>
        </button>
        <span className={css.method}>
          <i data-method={methodGroup(block.method)} aria-hidden />
          {words(block, 'method')}
        </span>
        <span className={css.lead}>{[words(block, 'lead'), words(block, 'room')].filter(Boolean).join(', ')}</span>
        <PlaceThreads address={address} label={block.title} />
        {mayWrite ? <LengthEdge minutes={block.length} onSet={(minutes) => act.setLength(block.id, minutes)} /> : null}
        {block.beside.length === 0 ? null : (
          <ul className={css.beside} aria-label={t`At the same time`}>
            {block.beside.map((each) => (
              <Beside key={each.id} {...{ table, each, mayWrite, act, clashes, day }} />
            ))}
          </ul>
        )}
        <Notes
          {...{ mayWrite, act }}
          id={block.id}
          late={block.late}
          needed={interpreted(block)}
          clash={clashes(block.id)}
        />
      </li>
    </>
  )
}

/** Asked of the drop itself: what was drawn while dragging may be a moment old. */
function whereIn({ clientY, currentTarget }: DragEvent): 'before' | 'beside' | 'after' {
  const { top, height } = currentTarget.getBoundingClientRect()
  const at = (clientY - top) / height
  return at < 0.33 ? 'before' : at > 0.67 ? 'after' : 'beside'
}

interface BesideProps extends Pick<AgendaRowProps, 'table' | 'mayWrite' | 'act' | 'clashes' | 'day'> {
  readonly each: AgendaBlock
}

/** What happens in another room at the same time. */
function Beside({ table, each, mayWrite, act, clashes, day }: BesideProps) {
  const { go } = useWorkspace()
  const { t } = useLingui()
  const length = useLength()
  const words = useBlockWords(table)
  const clash = clashes(each.id)
  useRecordName(recordAddress('member', String(each.row.values['lead'] ?? '')))
  return (
    <li data-address={recordAddress(table, each.id)}>
      <span className={css.method}>
        <i data-method={methodGroup(each.method)} aria-hidden />
      </span>
      <button type="button" onClick={() => go(recordAddress(table, each.id))}>
        <b dir="auto">{each.title || t`Without a name`}</b>
        <span>{[words(each, 'room'), words(each, 'lead'), length.block(each.length)].filter(Boolean).join(', ')}</span>
      </button>
      {mayWrite ? (
        <Button
          size="sm"
          look="link"
          onPress={() => act.move({ id: each.id, day, before: undefined })}
        >{t`On its own`}</Button>
      ) : null}
      {clash === undefined ? null : (
        <span className={css.note}>
          <Alert size={14} /> {clash}
        </span>
      )}
    </li>
  )
}

interface NotesProps extends Pick<AgendaRowProps, 'mayWrite' | 'act'> {
  readonly id: string
  /** Minutes by which what stands before runs into it. */
  readonly late: number
  /** Minutes that it takes with its interpretation, where it is too short for that. */
  readonly needed: number | undefined
  readonly clash: string | undefined
}

const Notes = memo(function Notes({ id, late, needed, mayWrite, act, clash }: NotesProps) {
  const { t } = useLingui()
  const length = useLength()
  if (needed === undefined && clash === undefined && late === 0) return null
  return (
    <span className={css.notes}>
      {late > 0 ? (
        <span className={css.note}>
          <Alert size={14} /> {t`What stands before ends ${length.block(late)} too late for this.`}
        </span>
      ) : null}
      {clash === undefined ? null : (
        <span className={css.note}>
          <Alert size={14} /> {clash}
        </span>
      )}
      {needed === undefined ? null : (
        <span className={css.note}>
          {t`Interpreted after each sentence: half as much time again.`}
          {mayWrite ? (
            <Button size="sm" look="link" onPress={() => act.setLength(id, needed)}>
              {t`Allow ${length.block(needed)}`}
            </Button>
          ) : null}
        </span>
      )}
    </span>
  )
})

function useBlockWords(table: string) {
  const { live } = useWorkspace()
  const showing = useShowing()
  const fields = live.process.tables[table]?.fields ?? {}
  return (block: AgendaBlock, name: string) => {
    const field = fields[name]
    return field ? shownValue(field, block.row.values[name], showing) : ''
  }
}

function isLight(method: string | undefined): boolean {
  return method === 'break' || method === 'meal' || method === 'prayer' || method === 'buffer'
}

function isSame(before: AgendaRowProps, now: AgendaRowProps): boolean {
  const keys = ['table', 'next', 'day', 'days', 'mayWrite', 'act'] as const
  return (
    keys.every((key) => before[key] === now[key]) &&
    before.before?.id === now.before?.id &&
    before.before?.title === now.before?.title &&
    isSameBlock(before.block, now.block) &&
    [now.block, ...now.block.beside].every(({ id }) => before.clashes(id) === now.clashes(id))
  )
}

function isSameBlock({ beside, ...one }: AgendaBlock, { beside: others, ...other }: AgendaBlock): boolean {
  const keys = Object.keys(other) as (keyof typeof other)[]
  return (
    keys.every((key) => one[key] === other[key]) &&
    beside.length === others.length &&
    beside.every((each, at) => isSameBlock(each, others[at] ?? each))
  )
}
