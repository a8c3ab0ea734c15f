import type { Row, Table } from '@balcony/design'
import type { Edit } from '@balcony/document'

/** A block of an agenda as it is shown. Starts follow: only lengths are typed. */
export interface AgendaBlock {
  readonly id: string
  readonly title: string
  readonly method: string | undefined
  /** Minutes. */
  readonly length: number
  /** Minutes after midnight. */
  readonly start: number
  readonly row: Row
}

export interface AgendaDay {
  readonly day: number
  readonly blocks: readonly AgendaBlock[]
  readonly begins: number
  readonly ends: number
  /** Minutes filled. */
  readonly filled: number
}

/** Whether a table holds blocks of a day: a day, a start and a length, belonging to a session. */
export function isAgenda(table: Table): boolean {
  const { day, start, duration } = table.fields
  return table.of !== undefined && day?.kind === 'number' && start?.kind === 'time' && duration?.kind === 'duration'
}

/** The days of a session. Blocks stand in the order of their rows; a day begins when its first block did, or when the session says. */
export function daysOf(rows: readonly Row[], days: number, dayStart: string | undefined): readonly AgendaDay[] {
  const last = rows.reduce((most, row) => Math.max(most, dayOf(row)), Math.max(1, days))
  return Array.from({ length: last }, (_, index) => {
    const day = index + 1
    const own = rows.filter((row) => dayOf(row) === day)
    const starts = own.map((row) => minutesOf(row.values['start'])).filter((at) => at !== undefined)
    const begins = minutesOf(dayStart) ?? (starts.length > 0 ? Math.min(...starts) : 9 * 60)
    let at = begins
    const blocks = own.map((row): AgendaBlock => {
      const length = lengthOf(row)
      const block = {
        id: row.id,
        title: String(row.values['title'] ?? ''),
        method: typeof row.values['method'] === 'string' ? row.values['method'] : undefined,
        length,
        start: at,
        row,
      }
      at += length
      return block
    })
    return { day, blocks, begins, ends: at, filled: at - begins }
  })
}

/** The edits that make stored starts say what is shown, for exports and other readers. */
export function settle(table: string, day: AgendaDay): readonly Edit[] {
  return day.blocks.flatMap((block): readonly Edit[] => {
    const start = clock(block.start)
    return block.row.values['start'] === start
      ? []
      : [{ do: 'set', address: `${table}/${block.id}/start`, value: start }]
  })
}

export interface Move {
  readonly id: string
  readonly day: number
  /** Stands before this block; undefined at the end of the day. */
  readonly before: string | undefined
}

/** Moving a block within its day or to another, as edits: its place in the order, and its day. */
export function moveEdits(table: string, rows: readonly Row[], { id, day, before }: Move): readonly Edit[] {
  const row = rows.find((one) => one.id === id)
  if (!row || before === id) return []
  const lastOfDay = rows.filter((one) => dayOf(one) === day && one.id !== id).at(-1)
  const afterLast = lastOfDay && rows[rows.findIndex((one) => one.id === lastOfDay.id) + 1]
  const target = before ?? afterLast?.id
  const edits: Edit[] = []
  if (target !== id) edits.push({ do: 'move', table, id, before: target })
  if (dayOf(row) !== day) edits.push({ do: 'set', address: `${table}/${id}/day`, value: day })
  return edits
}

/** One step up or down; past the edge of its day a block goes to the day before or after. */
export function stepMove(days: readonly AgendaDay[], id: string, by: 1 | -1): Move | undefined {
  const at = days.findIndex((day) => day.blocks.some((block) => block.id === id))
  const day = days[at]
  if (!day) return undefined
  const ids = day.blocks.map((block) => block.id)
  const index = ids.indexOf(id)
  if (by === -1 && index > 0) return { id, day: day.day, before: ids[index - 1] }
  if (by === 1 && index < ids.length - 1) return { id, day: day.day, before: ids[index + 2] }
  const next = days[at + by]
  return next && { id, day: next.day, before: by === 1 ? next.blocks[0]?.id : undefined }
}

export function minutesOf(time: unknown): number | undefined {
  const found = typeof time === 'string' ? /^(\d{2}):(\d{2})$/.exec(time) : null
  return found ? Number(found[1]) * 60 + Number(found[2]) : undefined
}

/** 24-hour; a day that runs past midnight goes on from 00:00. */
export function clock(minutes: number): string {
  const within = ((minutes % 1440) + 1440) % 1440
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`
}

/** Five colours for thirty methods: what people do with each other, not what it is called. */
export function methodGroup(
  method: string | undefined,
): 'plenary' | 'small' | 'caucus' | 'informal' | 'reflect' | 'admin' {
  return groups[method ?? ''] ?? 'plenary'
}

const groups: Readonly<Record<string, 'small' | 'caucus' | 'informal' | 'reflect' | 'admin'>> = {
  uni_party_caucus: 'caucus',
  mixed_small_groups: 'small',
  pairs: 'small',
  fishbowl: 'small',
  mapping_exercise: 'small',
  role_play: 'small',
  practical_work: 'small',
  break: 'informal',
  meal: 'informal',
  prayer: 'informal',
  social: 'informal',
  site_visit: 'informal',
  reflection: 'reflect',
  evaluation: 'reflect',
  needs_fears_round: 'reflect',
  arrival: 'admin',
  buffer: 'admin',
  recording: 'admin',
}

function dayOf(row: Row): number {
  const { day } = row.values
  return typeof day === 'number' && day >= 1 && day <= mostDays ? Math.floor(day) : 1
}

/** Another client may write any number; a page with a million empty days helps nobody. */
const mostDays = 60

function lengthOf(row: Row): number {
  const { duration } = row.values
  return typeof duration === 'number' && duration > 0 ? duration : 0
}
