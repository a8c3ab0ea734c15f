import type { Agenda, AgendaDay, AgendaTone, Figure, Mark } from '../../blocks.ts'
import type { Reader } from '../reader.ts'

const width = 156
const axis = 11
const headHeight = 9
const gap = 1.4
/** So that it often still fits below what is said of the session. */
const height = 82
/** More days stand too close to be read. */
const maxDays = 6
/** More blocks are too small to be read. */
const maxItems = 120
const quiet: ReadonlySet<AgendaTone | undefined> = new Set(['informal', 'admin', undefined])

/** The days of a session side by side, each block as long as it lasts. */
export function glanceOf(reader: Reader, agenda: Agenda): Figure | undefined {
  const { days } = agenda
  if (days.length < 2 || days.length > maxDays) return undefined
  const items = days.flatMap((day) => timed(day))
  if (items.length === 0 || items.length > maxItems) return undefined
  const from = Math.floor(Math.min(...items.map((item) => item.from)) / 60) * 60
  const to = Math.ceil(Math.max(...items.map((item) => item.to)) / 60) * 60
  const perMinute = (height - headHeight) / (to - from)
  const column = (width - axis) / days.length
  const y = (minutes: number) => headHeight + (minutes - from) * perMinute
  const hours = Array.from({ length: (to - from) / 60 + 1 }, (_, index) => from + index * 60)
  return {
    is: 'figure',
    caption: reader.say('The days at a glance.'),
    alt: `${reader.say('The days at a glance.')} ${days.map((day) => `${day.title}: ${day.items.map((item) => item.title).join(', ')}`).join('. ')}.`,
    drawing: {
      width,
      height: height + 3,
      mirrored: true,
      marks: [
        ...hours.flatMap((hour) => hourMarks(hour, y(hour))),
        ...days.flatMap((day, index) => dayMarks(day, axis + index * column, column - gap, y)),
      ],
    },
  }
}

interface Timed {
  readonly title: string
  readonly from: number
  readonly to: number
  readonly tone: AgendaTone | undefined
}

function timed(day: AgendaDay): Timed[] {
  return day.items.flatMap(({ start, end, title, method }): Timed[] => {
    const [from, to] = [minutesOf(start), minutesOf(end)]
    // What runs past midnight is told in the table.
    return from === undefined || to === undefined || to <= from ? [] : [{ title, from, to, tone: method?.tone }]
  })
}

function minutesOf(clock: string | undefined): number | undefined {
  const [hours, minutes] = (clock ?? '').split(':').map(Number)
  return hours === undefined || minutes === undefined ? undefined : hours * 60 + minutes
}

function hourMarks(hour: number, y: number): Mark[] {
  const text = `${String(Math.floor(hour / 60)).padStart(2, '0')}:00`
  return [
    { is: 'line', from: [axis, y], to: [width, y], tone: 'line', weight: 0.3 },
    {
      is: 'words',
      x: 0,
      y: y - 1.6,
      w: axis - 1.5,
      h: 4,
      text,
      size: 6.4,
      tone: 'ink-3',
      align: 'start',
      stands: 'top',
    },
  ]
}

function dayMarks(day: AgendaDay, x: number, w: number, y: (minutes: number) => number): Mark[] {
  const [weekday] = (day.note ?? '').split(/[,،]/)
  return [
    {
      is: 'words',
      x,
      y: 0,
      w,
      h: 4,
      text: day.title,
      size: 8.2,
      tone: 'ink',
      bold: true,
      align: 'start',
      stands: 'top',
    },
    { is: 'words', x, y: 4, w, h: 4, text: weekday ?? '', size: 6.8, tone: 'ink-3', align: 'start', stands: 'top' },
    ...timed(day).flatMap((item): Mark[] => {
      const [top, h] = [y(item.from) + 0.2, ((item.to - item.from) * (y(60) - y(0))) / 60 - 0.4]
      const isQuiet = quiet.has(item.tone)
      const tone = item.tone ?? 'admin'
      const size = h < 3 ? 5.2 : h < 5 ? 6.2 : 7.2
      return [
        {
          is: 'box',
          x,
          y: top,
          w,
          h,
          ...(isQuiet ? { fill: 'sunken' } : { fill: tone, pale: true as const }),
          edge: tone,
          round: 0.5,
        },
        {
          is: 'words',
          x: x + 1.8,
          y: top + (h < 7 ? 0 : 0.8),
          w: w - 2.4,
          h: h - (h < 7 ? 0 : 0.8),
          text: item.title,
          size,
          tone: isQuiet ? 'ink-3' : 'ink',
          align: 'start',
          stands: h < 7 ? 'middle' : 'top',
          ...(isQuiet ? {} : { bold: true as const }),
        },
      ]
    }),
  ]
}
