import { createHash } from 'node:crypto'
import type { Row } from '@balcony/design'
import { nameOf, type Reader, rowsOf } from '../lay/reader.ts'
import { plain } from '../text/clean.ts'

/** Bytes of a line, after which the next one goes on with a blank. */
const maxLineBytes = 73
const minutesOf = /^(\d{2}):(\d{2})$/

/** Tables whose rows fall due, and what a calendar may say of them. */
const dues: Readonly<Record<string, string>> = {
  moment: 'Evaluation',
  followup: 'Contact',
  commitment: 'Due date',
}

/**
 * The dates for a calendar that others may see over somebody's shoulder: neutral titles alone, no place, no person, no purpose, and
 * marked private.
 */
export function icsOf(reader: Reader): Uint8Array {
  const events = [
    ...rowsOf(reader, 'session').flatMap((row) => sessionEvents(reader, row)),
    ...Object.entries(dues).flatMap(([table, title]) =>
      rowsOf(reader, table).flatMap((row) => dueEvents(reader, table, title, row)),
    ),
  ]
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Balcony//Calendar//EN',
    'CALSCALE:GREGORIAN',
    ...events.flat(),
    'END:VCALENDAR',
  ]
  return new TextEncoder().encode(lines.map((line) => `${folded(line)}\r\n`).join(''))
}

/** One event for each day with its times, else one for all days. */
function sessionEvents(reader: Reader, { id, values }: Row): string[][] {
  const first = dayOf(values['startsOn'])
  if (first === undefined) return []
  const title = titleOfSession(reader, id, values['publicTitle'])
  const days = Math.min(366, Math.max(1, Number(values['days'] ?? 1) || 1))
  const [from, to] = [clockOf(values['dayStart']), clockOf(values['dayEnd'])]
  if (from === undefined || to === undefined || to <= from)
    return [
      event(reader, `session/${id}`, title, [`DTSTART;VALUE=DATE:${first}`, `DTEND;VALUE=DATE:${after(first, days)}`]),
    ]
  return Array.from({ length: days }, (_, index) => {
    const day = after(first, index)
    return event(reader, `session/${id}/${index}`, title, [`DTSTART:${day}T${from}`, `DTEND:${day}T${to}`])
  })
}

/** The title that may lie open on a table; the team's own is for the team. */
function titleOfSession(reader: Reader, id: string, publicTitle: unknown): string {
  if (typeof publicTitle === 'string' && publicTitle.trim() !== '') return publicTitle
  const isOutside = reader.edition.kind !== 'internal' && reader.edition.kind !== 'run-sheet'
  return (isOutside ? nameOf(reader, `session/${id}`) : undefined) ?? reader.edition.coverTitle
}

function dueEvents(reader: Reader, table: string, title: string, { id, values }: Row): string[][] {
  const day = dayOf(values['due'])
  if (day === undefined) return []
  const dates = [`DTSTART;VALUE=DATE:${day}`, `DTEND;VALUE=DATE:${after(day, 1)}`]
  return [event(reader, `${table}/${id}`, `${reader.say(title)} – ${reader.edition.coverTitle}`, dates)]
}

function event(reader: Reader, key: string, title: string, dates: readonly string[]): string[] {
  const { coverTitle, kind, date } = reader.edition
  const uid = createHash('sha256').update(`${coverTitle}\n${kind}\n${key}`).digest('hex').slice(0, 32)
  return [
    'BEGIN:VEVENT',
    `UID:${uid}@balcony.invalid`,
    `DTSTAMP:${dayOf(date) ?? '20000101'}T000000Z`,
    ...dates,
    `SUMMARY:${escaped(title)}`,
    'CLASS:PRIVATE',
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ]
}

function dayOf(date: unknown): string | undefined {
  return typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date.replaceAll('-', '') : undefined
}

function clockOf(time: unknown): string | undefined {
  const match = typeof time === 'string' ? minutesOf.exec(time) : null
  return match ? `${match[1]}${match[2]}00` : undefined
}

function after(day: string, days: number): string {
  const at = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6)) + days)
  return new Date(at).toISOString().slice(0, 10).replaceAll('-', '')
}

function escaped(text: string): string {
  return plain(text)
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll('\n', ' ')
}

/** Never in the middle of a letter. */
function folded(line: string): string {
  const lines: string[] = []
  let bytes = 0
  let current = ''
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (bytes + size > maxLineBytes) {
      lines.push(current)
      current = ' '
      bytes = 1
    }
    current += character
    bytes += size
  }
  return [...lines, current].join('\r\n')
}
