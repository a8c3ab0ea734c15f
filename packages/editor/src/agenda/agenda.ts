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
  /** It starts when it says, whatever stands before it. */
  readonly fixed: boolean
  /** Minutes of nothing before it, because it waits for its fixed start. */
  readonly waits: number
  /** Minutes by which what stands before it runs into it. */
  readonly late: number
  /** What happens at the same time in other rooms. */
  readonly beside: readonly AgendaBlock[]
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

/** Rooms in which something can be put at once; what two people put there at the same moment is drawn all the same. */
const mostBeside = 6

/**
 * The days of a session. Blocks stand in the order of their rows, each after the one before; a block with a fixed start waits for it,
 * and blocks beside another one start with it. A day begins when its first block did, or when the session says.
 */
export function daysOf(rows: readonly Row[], days: number, dayStart: string | undefined): readonly AgendaDay[] {
  const last = rows.reduce((most, row) => Math.max(most, dayOf(row)), Math.max(1, days))
  return Array.from({ length: last }, (_, index) => dayFrom(rows, index + 1, dayStart))
}

function dayFrom(rows: readonly Row[], day: number, dayStart: string | undefined): AgendaDay {
  const own = rows.filter((row) => dayOf(row) === day)
  const starts = own.map((row) => minutesOf(row.values['start'])).filter((at) => at !== undefined)
  const begins = minutesOf(dayStart) ?? (starts.length > 0 ? Math.min(...starts) : 9 * 60)
  let at = begins
  let filled = 0
  const blocks = own
    .filter((row) => leadOf(row, own) === undefined)
    .map((row): AgendaBlock => {
      const fixed = row.values['fixed'] === true ? minutesOf(row.values['start']) : undefined
      const start = fixed ?? at
      const beside = own.filter((other) => leadOf(other, own) === row.id).map((other) => plain(other, start))
      const block = {
        ...plain(row, start),
        fixed: fixed !== undefined,
        waits: Math.max(0, start - at),
        late: Math.max(0, at - start),
        beside,
      }
      const length = Math.max(block.length, ...beside.map((each) => each.length))
      filled += length
      at = Math.max(at, start + length)
      return block
    })
  return { day, blocks, begins, ends: at, filled }
}

/** The block that a row stands beside; undefined where it stands alone, and where that one is gone or stands beside another itself. */
function leadOf(row: Row, own: readonly Row[]): string | undefined {
  const { beside } = row.values
  const lead = own.find((other) => other.id === beside && other.id !== row.id)
  return lead && !own.some((other) => other.id === lead.values['beside'] && other.id !== lead.id) ? lead.id : undefined
}

function plain(row: Row, start: number): AgendaBlock {
  return {
    id: row.id,
    title: String(row.values['title'] ?? ''),
    method: typeof row.values['method'] === 'string' ? row.values['method'] : undefined,
    length: lengthOf(row),
    start,
    fixed: false,
    waits: 0,
    late: 0,
    beside: [],
    row,
  }
}

/** The edits that make stored starts say what is shown, for exports and other readers. */
export function settle(table: string, day: AgendaDay): readonly Edit[] {
  return day.blocks
    .flatMap((block) => [block, ...block.beside])
    .flatMap((block): readonly Edit[] => {
      const start = clock(block.start)
      return block.row.values['start'] === start
        ? []
        : [{ do: 'set', address: `${table}/${block.id}/start`, value: start }]
    })
}

/** The rows of a table as they stand after edits of them, so that what follows from a change can be written with it, as one step. */
export function after(table: string, rows: readonly Row[], edits: readonly Edit[]): readonly Row[] {
  return edits.reduce<readonly Row[]>((now, edit) => {
    if (edit.do === 'set') {
      const [of, id, name] = edit.address.split('/')
      if (of !== table || id === undefined || name === undefined) return now
      return now.map((row) => (row.id === id ? { id, values: changed(row.values, name, edit.value) } : row))
    }
    if (!('table' in edit) || edit.table !== table) return now
    const others = now.filter((row) => row.id !== edit.id)
    if (edit.do === 'remove') return others
    const row = edit.do === 'add' ? { id: edit.id, values: edit.values ?? {} } : now.find(({ id }) => id === edit.id)
    if (!row || edit.do === 'bring-back') return now
    const at = edit.before === undefined ? -1 : others.findIndex(({ id }) => id === edit.before)
    return others.toSpliced(at < 0 ? others.length : at, 0, row)
  }, rows)
}

function changed(values: Row['values'], name: string, value: Row['values'][string] | undefined): Row['values'] {
  const { [name]: _before, ...others } = values
  return value === undefined ? others : { ...others, [name]: value }
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
  const together = [row, ...rows.filter((one) => one.values['beside'] === id)]
  for (const one of together)
    if (dayOf(one) !== day) edits.push({ do: 'set', address: `${table}/${one.id}/day`, value: day })
  // A block that is moved by itself is no longer beside another one.
  if (row.values['beside'] !== undefined) edits.push({ do: 'set', address: `${table}/${id}/beside`, value: undefined })
  return edits
}

/** Puts a block into a room beside another one, with whatever stood beside it; none when there are rooms enough already. */
export function besideEdits(table: string, day: AgendaDay, id: string, lead: string): readonly Edit[] {
  const [moved, target] = [id, lead].map((one) => day.blocks.find((block) => block.id === one))
  if (!moved || !target || moved === target) return []
  const all = [moved, ...moved.beside]
  if (target.beside.length + 1 + all.length > mostBeside) return []
  return all.map((block) => ({ do: 'set', address: `${table}/${block.id}/beside`, value: target.id }))
}

/** Takes so many minutes from the longest blocks that are not fixed nor breaks, in steps of five, none below fifteen. */
export function shortenEdits(table: string, day: AgendaDay, minutes: number): readonly Edit[] {
  const lengths = new Map(day.blocks.filter((block) => !block.fixed).map((block) => [block.id, block.length]))
  let left = minutes
  while (left > 0) {
    const [longest] = [...lengths].sort(([, one], [, other]) => other - one)
    if (!longest || longest[1] <= 15) break
    const cut = Math.min(5, left)
    lengths.set(longest[0], longest[1] - cut)
    left -= cut
  }
  return day.blocks.flatMap((block): readonly Edit[] => {
    const length = lengths.get(block.id)
    return length === undefined || length === block.length
      ? []
      : [{ do: 'set', address: `${table}/${block.id}/duration`, value: length }]
  })
}

/** Minutes that a block takes when it is interpreted after each sentence; undefined where that is not so, or long enough already. */
export function interpreted(block: Pick<AgendaBlock, 'row' | 'length'>): number | undefined {
  if (block.row.values['interpretation'] !== 'consecutive' || block.length >= 45) return undefined
  return Math.ceil((block.length * 1.5) / 5) * 5
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

export const methodGroups = ['plenary', 'small', 'caucus', 'informal', 'reflect', 'admin'] as const
export type MethodGroup = (typeof methodGroups)[number]

/** Six colours for thirty methods: what people do with each other, not what it is called. */
export function methodGroup(method: string | undefined): MethodGroup {
  return groups[method ?? ''] ?? 'plenary'
}

/** How many minutes of a day go to each kind of method; together they are what is filled. */
export function spentOn(day: AgendaDay): ReadonlyMap<MethodGroup, number> {
  const spent = new Map<MethodGroup, number>()
  for (const { method, length, beside } of day.blocks) {
    const group = methodGroup(method)
    spent.set(group, (spent.get(group) ?? 0) + Math.max(length, ...beside.map((each) => each.length)))
  }
  return spent
}

const groups: Readonly<Record<string, MethodGroup>> = {
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
