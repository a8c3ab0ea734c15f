import type { Block } from '../blocks.ts'
import type { Shape } from '../lay/shape.ts'
import { cleanLine, shorten } from '../text/clean.ts'
import type { Losses } from '../text/losses.ts'
import { type Direction, directionOf, primaryTag, zoomOf } from '../text/scripts.ts'
import { maxTitle, type SheetBlock, setBlock } from './set-block.ts'
import { type Phrase, phrase, type Setting, title } from './setting.ts'

export type Paper = 'a4' | 'letter'

/** What stands around the blocks on every page. */
interface Surroundings {
  /** Neutral: the running head, the document's properties and the file name come from it. */
  readonly coverTitle: string
  readonly classification: string
  /** BCP-47. */
  readonly language: string
  /** YYYY-MM-DD. The only date in the file, so that the same design gives the same bytes. */
  readonly date: string
  /** At the foot of every page, e.g. which edition of which day. */
  readonly footer: string
  readonly paper: Paper
  readonly shape?: Shape
  /** What the data is called that goes with the file; without it there is none. */
  readonly attached?: string | undefined
  /** Written across every page, e.g. "Draft". */
  readonly watermark?: string | undefined
  /** "Page {page} of {pages}". */
  readonly pageOf: string
  /** This edition goes to readers outside the team. */
  readonly cut?: boolean
  /** Stands where a heading has no words. */
  readonly untitled: string
  /** Names of pictures by file id; those that are not here are told in words. */
  readonly pictures?: ReadonlyMap<string, string>
  /** "Picture". */
  readonly pictureWord?: string
}

/** Everything that the template reads, and all that it reads. */
export interface Sheet {
  readonly meta: {
    readonly title: string
    readonly running: Phrase
    readonly classification: Phrase
    readonly date: readonly [year: number, month: number, day: number]
    readonly footer: Phrase
    readonly watermark: Phrase | null
    readonly watermarkLength: number
    readonly language: string
    readonly direction: Direction
    readonly zoom: number
    readonly paper: 'a4' | 'us-letter'
    readonly shape: Shape
    readonly attached: string | null
    readonly pageOf: readonly [before: string, between: string, after: string]
  }
  readonly blocks: readonly SheetBlock[]
}

/** Letters of a line of the running head: the title, the classification in the middle, and where we are share it. */
const runningLine = 104
const leastRunning = 20
const maxWatermark = 48

/** Blocks as the template takes them: every text cleaned, divided by script, and known to be printable. */
export function sheetOf(blocks: readonly Block[], around: Surroundings, losses: Losses): Sheet {
  const language = primaryTag(around.language)
  const { pictures = new Map(), pictureWord = 'Picture', cut = false } = around
  const setting: Setting = { language, losses, pictures, pictureWord, cut }
  const name = cleanLine(around.coverTitle, losses) || around.untitled
  const maxRunning = Math.max(leastRunning, Math.floor((runningLine - around.classification.length) / 2))
  const [before, between, after] = around.pageOf.split(/\{pages?\}/)
  return {
    meta: {
      title: shorten(name, maxTitle),
      running: title(shorten(name, maxRunning), around.untitled, setting),
      classification: phrase(cleanLine(around.classification, losses), setting),
      date: dayOf(around.date),
      footer: phrase(cleanLine(around.footer, losses), setting),
      watermark: around.watermark ? title(shorten(around.watermark, maxWatermark), around.untitled, setting) : null,
      watermarkLength: [...(around.watermark ?? '')].slice(0, maxWatermark).length,
      language,
      direction: directionOf(language),
      zoom: zoomOf(language, 'en'),
      paper: around.paper === 'letter' ? 'us-letter' : 'a4',
      shape: around.shape ?? 'book',
      attached: around.attached ?? null,
      pageOf: [before ?? '', between ?? ' / ', after ?? ''],
    },
    blocks: turned(levelled(blocks, around.untitled, around.shape ?? 'book', setting)),
  }
}

function levelled(blocks: readonly Block[], untitled: string, shape: Shape, setting: Setting): Turnable[] {
  let level = 0
  return blocks.map((block) => {
    const set = setBlock(block, level, untitled, setting)
    if (block.is === 'heading') level = Number(set['level'])
    if (block.is === 'contents') level = 1
    return { set, wide: block.is === 'table' && block.wide && shape !== 'leaflet' }
  })
}

interface Turnable {
  readonly set: SheetBlock
  readonly wide: boolean
}

/** A chapter that says no more than this (bytes of what is set) before a wide table begins on the turned page: no page holds a heading alone. */
const maxLead = 1600

/** Wide tables stand on pages turned to landscape, with the headings right above them; neighbours share such pages. */
function turned(blocks: readonly Turnable[]): SheetBlock[] {
  const pages: SheetBlock[] = []
  let lead: SheetBlock[] = []
  const release = () => {
    pages.push(...lead)
    lead = []
  }
  for (const { set, wide } of blocks) {
    const beginsChapter = lead[0]?.is === 'heading' && lead[0]['level'] === 1
    if (set.is === 'heading') {
      if (set['level'] === 1) release()
      lead.push(set)
    } else if (wide) {
      const last = pages.at(-1)
      // Another chapter begins a page of its own.
      if (last?.is === 'landscape' && !beginsChapter) {
        pages[pages.length - 1] = { is: 'landscape', blocks: [...(last['blocks'] as SheetBlock[]), ...lead, set] }
      } else pages.push({ is: 'landscape', blocks: [...lead, set] })
      lead = []
    } else if (beginsChapter && set.is === 'prose' && JSON.stringify([...lead, set]).length < maxLead) {
      lead.push(set)
    } else {
      release()
      pages.push(set)
    }
  }
  release()
  return pages
}

/** A date that is none would refuse the document; the first day of the century says "unknown" and stays the same. */
function dayOf(date: string): readonly [number, number, number] {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  const real =
    day &&
    !Number.isNaN(Date.parse(`${date}T00:00:00Z`)) &&
    new Date(`${date}T00:00:00Z`).getUTCDate() === Number(day[3])
  return real ? [Number(day[1]), Number(day[2]), Number(day[3])] : [2000, 1, 1]
}
