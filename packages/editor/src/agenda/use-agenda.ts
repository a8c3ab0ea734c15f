import { newId } from '@balcony/base'
import { type Row, recordAddress, type Value } from '@balcony/design'
import type { Edit } from '@balcony/document'
import { toasts } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { useLayoutEffect, useMemo, useRef } from 'react'
import { refusalWords } from '../words/refusal-words.ts'
import { useWorkspace } from '../workspace.tsx'
import {
  type AgendaBlock,
  type AgendaDay,
  after,
  besideEdits,
  clock,
  daysOf,
  type Move,
  moveEdits,
  settle,
} from './agenda.ts'

export interface AgendaActs {
  move(move: Move): void
  setLength(id: string, minutes: number): boolean
  /** A new block at the end of a day, as given or empty. */
  add(day: number, block?: Readonly<Record<string, Value>>): void
  addDay(): number
  duplicate(block: AgendaBlock): void
  /** Keeps the start where it is now, or lets it follow again. */
  pin(block: AgendaBlock): void
  /** Into a room beside another block of that day. */
  pair(day: number, id: string, lead: string): void
  remove(id: string, title: string): void
  make(edits: readonly Edit[]): boolean
  readonly days: readonly AgendaDay[]
}

/** Every act is one step: the change itself, and the starts that follow from it. */
export function useAgenda(
  table: string,
  by: string,
  session: string,
  days: readonly AgendaDay[],
  all: readonly Row[],
): AgendaActs {
  const { live } = useWorkspace()
  const { t, i18n } = useLingui()
  const begins = days[0]?.begins
  /** The starts that follow once these edits are made. */
  const following = (edits: readonly Edit[]) =>
    daysOf(
      after(table, live.rows(table), edits).filter((row) => row.values[by] === session),
      days.length,
      begins === undefined ? undefined : clock(begins),
    ).flatMap((day) => settle(table, day))
  const make = (edits: readonly Edit[]): boolean => {
    if (edits.length === 0) return false
    live.undo.cut()
    const result = live.edit(...edits, ...following(edits))
    if (!result.ok) toasts.show(refusalWords(i18n, result.problem))
    return result.ok
  }
  const fresh = () => newId((size) => crypto.getRandomValues(new Uint8Array(size)))
  return useSteady({
    days,
    make,
    move: (move) => void make(moveEdits(table, all, move)),
    setLength: (id, minutes) => make([{ do: 'set', address: `${table}/${id}/duration`, value: minutes }]),
    add: (day, block = {}) => {
      const ends = days.find((one) => one.day === day)?.ends ?? 9 * 60
      const values = { duration: 30, title: t`New block`, method: 'plenary_dialogue', ...block }
      make([{ do: 'add', table, id: fresh(), values: { ...values, [by]: session, day, start: clock(ends) } }])
    },
    addDay: () => {
      const next = days.length + 1
      const parent = live.process.tables[table]?.of?.table
      if (parent) live.edit({ do: 'set', address: recordAddress(parent, session, 'days'), value: next })
      return next
    },
    duplicate: ({ id, row }) => {
      const { fixed: _fixed, beside: _beside, ...values } = row.values
      const next = all[all.findIndex((one) => one.id === id) + 1]?.id
      make([{ do: 'add', table, id: fresh(), values, ...(next === undefined ? {} : { before: next }) }])
    },
    pin: (block) =>
      make([
        { do: 'set', address: `${table}/${block.id}/fixed`, value: block.fixed ? undefined : true },
        { do: 'set', address: `${table}/${block.id}/start`, value: clock(block.start) },
      ]),
    pair: (day, id, lead) => {
      const own = days.find((one) => one.day === day)
      if (!own) return
      const edits = besideEdits(table, own, id, lead)
      if (edits.length === 0) toasts.show(t`Six rooms at once are the most.`)
      make(edits)
    },
    remove: (id, title) => {
      if (!make([{ do: 'remove', table, id }])) return
      toasts.show(t`Block “${title}” removed`, {
        label: t`Undo`,
        act: () => {
          if (live.edit({ do: 'bring-back', table, id }).ok) live.edit(...following([]))
        },
      })
    },
  })
}

/** The same acts for as long as the agenda stands, so that a block is drawn anew only when it changed itself. */
function useSteady(acts: AgendaActs): AgendaActs {
  const latest = useRef(acts)
  useLayoutEffect(() => {
    latest.current = acts
  })
  return useMemo(
    () => ({
      get days() {
        return latest.current.days
      },
      make: (edits) => latest.current.make(edits),
      move: (move) => latest.current.move(move),
      setLength: (id, minutes) => latest.current.setLength(id, minutes),
      add: (day, block) => latest.current.add(day, block),
      addDay: () => latest.current.addDay(),
      duplicate: (block) => latest.current.duplicate(block),
      pin: (block) => latest.current.pin(block),
      pair: (day, id, lead) => latest.current.pair(day, id, lead),
      remove: (id, title) => latest.current.remove(id, title),
    }),
    [],
  )
}
