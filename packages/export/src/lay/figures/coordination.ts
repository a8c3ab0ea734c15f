import type { Figure } from '../../blocks.ts'
import { localeOf, nameOf, printed, type Reader, rowsOf } from '../reader.ts'
import { type Bar, drawLanes, type Lane } from './lanes.ts'
import { monthOf, ticksOf } from './months.ts'

/** Older beginnings are drawn from here on: what matters is what runs beside us. */
const monthsBefore = 60
/** And later ends up to here. */
const monthsAfter = 60
/** A timeline of components is one of years, not of centuries. */
const maxMonths = 180
/** Shorter stretches tell nothing. */
const leastMonths = 12

const caption =
  'Who works on what and when. Dark: our components. Outlined: under way. Grey: over. The upright line is today.'
const captionWithGaps =
  'Who works on what and when. Dark: our components. Outlined: under way. Grey: over. Named a gap: what nobody does. The upright line is today.'

/** Letters of a gap beside its bar: its table says the rest. */
const maxGapTitle = 40

/** Who works on what, on which track and when, where our components stand among them, and what nobody does. */
export function coordinationMap(reader: Reader): Figure | undefined {
  const activities = rowsOf(reader, 'activity')
  const table = reader.process.tables['activity']
  const track = table?.fields['track']
  if (!table || track?.kind !== 'choice' || activities.length === 0) return undefined
  const today = monthOf(reader.edition.date) ?? 0
  const own = ownBars(reader)
  const bars = new Map<string, Bar[]>()
  for (const { id, values } of activities) {
    const label = nameOf(reader, `activity/${id}`) ?? ''
    const begins = monthOf(values['from'])
    if (label === '' || begins === undefined) continue
    const ends = values['to'] === undefined || values['to'] === 'ongoing' ? undefined : monthOf(values['to'], true)
    const to = Math.max(begins + 1, ends ?? Math.max(today, begins))
    const is = ends !== undefined && ends < today ? 'past' : begins > today ? 'planned' : 'now'
    const key = String(values['track'] ?? '')
    bars.set(key, [...(bars.get(key) ?? []), { label, from: begins, to: ends === undefined ? to + 6 : to, is }])
  }
  if (bars.size === 0) return undefined
  bars.set('II', [...(bars.get('II') ?? []), ...own])
  for (const [track, gap] of gapBars(reader, today)) bars.set(track, [...(bars.get(track) ?? []), gap])
  const all = [...bars.values()].flat()
  const to = Math.min(today + monthsAfter, Math.max(...all.map((bar) => bar.to), today + 3))
  const from = Math.min(to - leastMonths, Math.max(Math.min(...all.map((bar) => bar.from)), today - monthsBefore))
  const inReach = (each: readonly Bar[]) => each.filter((bar) => bar.to > from && bar.from < to)
  const lanes = [...track.options, { value: '', label: 'Others' }].flatMap(({ value, label }): Lane[] => {
    const those = inReach(bars.get(value) ?? [])
    return those.length === 0 ? [] : [{ title: reader.say(label), bars: those }]
  })
  const drawing = drawLanes(lanes, from, to, ticksOf(from, to, localeOf(reader)), today)
  if (!drawing) return undefined
  const hasGap = lanes.some((lane) => lane.bars.some((bar) => bar.is === 'gap'))
  return {
    is: 'figure',
    caption: reader.say(hasGap ? captionWithGaps : caption),
    alt: altOf(reader, lanes),
    drawing,
  }
}

/** Our components; where none has a beginning, the design as a whole. */
function ownBars(reader: Reader): Bar[] {
  const components = rowsOf(reader, 'component').flatMap(({ id, values }): Bar[] => {
    const label = nameOf(reader, `component/${id}`)
    const from = monthOf(values['from'])
    const to = monthOf(values['to'] ?? values['from'], true)
    return label === undefined || from === undefined || to === undefined ? [] : [{ label, from, to, is: 'own' }]
  })
  if (components.length > 0) return components
  const { startsOn, endsOn } = reader.edition.snapshot.sections['design'] ?? {}
  const from = monthOf(startsOn)
  const to = monthOf(endsOn, true)
  if (from === undefined || to === undefined) return []
  return [{ label: reader.edition.coverTitle, from, to, is: 'own' }]
}

/** Gaps that somebody confirmed and gave a time, by their track. */
function gapBars(reader: Reader, today: number): (readonly [string, Bar])[] {
  return rowsOf(reader, 'gap').flatMap(({ id, values }) => {
    const title = nameOf(reader, `gap/${id}`)
    const from = monthOf(values['from'])
    if (title === undefined || from === undefined) return []
    const to = Math.max(from + 1, monthOf(values['to'], true) ?? today)
    const short = title.length > maxGapTitle ? `${title.slice(0, maxGapTitle).trimEnd()}…` : title
    return [[String(values['track'] ?? ''), { label: `${reader.say('Gap')}: ${short}`, from, to, is: 'gap' }] as const]
  })
}

function altOf(reader: Reader, lanes: readonly Lane[]): string {
  const said = lanes.map(({ title, bars }) => `${title}: ${bars.map((bar) => bar.label).join(', ')}`)
  return `${reader.say('Activities by track and time.')} ${said.join('. ')}.`
}

/** Components over time, and the days of their sessions. */
export function timelineOf(reader: Reader): Figure | undefined {
  const components = rowsOf(reader, 'component')
  const sessions = rowsOf(reader, 'session')
  const type = reader.process.tables['component']?.fields['type']
  const lanes = components.flatMap(({ id, values }): Lane[] => {
    const title = nameOf(reader, `component/${id}`)
    const from = monthOf(values['from'])
    const to = monthOf(values['to'] ?? values['from'], true)
    if (title === undefined || from === undefined || to === undefined) return []
    const moments = sessions
      .filter((session) => session.values['component'] === id)
      .flatMap((session) => monthOf(session.values['startsOn']) ?? [])
    const note = type ? printed(reader, type, values['type']) : ''
    return [{ title, ...(note === '' ? {} : { note }), bars: [{ label: '', from, to, is: 'now' }], moments }]
  })
  if (lanes.length < 2) return undefined
  const bars = lanes.flatMap((lane) => lane.bars)
  const from = Math.floor(Math.min(...bars.map((bar) => bar.from)))
  const to = Math.ceil(Math.max(...bars.map((bar) => bar.to), ...lanes.flatMap((lane) => lane.moments ?? [])))
  if (to - from > maxMonths) return undefined
  const drawing = drawLanes(lanes, from, to, ticksOf(from, to, localeOf(reader)), monthOf(reader.edition.date))
  if (!drawing) return undefined
  return {
    is: 'figure',
    caption: reader.say('Components over time. A diamond is the first day of a session.'),
    alt: `${reader.say('Components over time.')} ${lanes.map((lane) => lane.title).join(', ')}.`,
    drawing,
  }
}
