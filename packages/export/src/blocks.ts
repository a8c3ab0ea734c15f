import type { ProseDoc } from '@balcony/design'

/**
 * A design as it is read from top to bottom, free of any format: every renderer (PDF, later DOCX and Markdown) prints these.
 * All text is what people wrote or what the description says; none of it is ever markup.
 */
export type Block =
  | TitlePage
  | Head
  | Numbers
  | Figure
  | { readonly is: 'contents'; readonly title: string }
  | { readonly is: 'page-break' }
  | Heading
  /** Our own words between the others: what stands below, or what a reader should know of it. */
  | { readonly is: 'text'; readonly as: 'label'; readonly text: string }
  /** What the whole is about, before everything else. */
  | { readonly is: 'text'; readonly as: 'lead'; readonly text: string }
  /** `rows` that are not here, because the table is longer than anybody reads in print. */
  | { readonly is: 'text'; readonly as: 'note'; readonly text: string; readonly rows: number }
  | { readonly is: 'prose'; readonly doc: ProseDoc }
  | { readonly is: 'facts'; readonly facts: readonly Fact[] }
  | TableBlock
  | RecordBlock
  | Agenda

export interface TitlePage {
  readonly is: 'title-page'
  /** What this document is, e.g. "Process design". */
  readonly kind: string
  readonly title: string
  readonly classification: string
  readonly facts: readonly Fact[]
  /** Small print at the foot: how to handle the document. */
  readonly notice: string
}

/** In place of a title page, where a document is short or is used in the room: what it is, and what must be known first. */
export interface Head extends Omit<TitlePage, 'is'> {
  readonly is: 'head'
}

/** Figures that tell the size of the whole, side by side. */
export interface Numbers {
  readonly is: 'numbers'
  readonly numbers: readonly { readonly figure: string; readonly label: string }[]
}

/** A drawing, with what it shows in words for those who do not see it. */
export interface Figure {
  readonly is: 'figure'
  readonly caption: string
  readonly alt: string
  readonly drawing: Drawing
}

/** Lengths are millimetres from the upper left corner; a renderer may scale the whole. */
export interface Drawing {
  readonly width: number
  readonly height: number
  /** Begins at the right in a document that reads from there; positions on a map mean something else and stay. */
  readonly mirrored: boolean
  /** Later marks lie over earlier ones. */
  readonly marks: readonly Mark[]
}

export type Mark =
  | {
      readonly is: 'box'
      readonly x: number
      readonly y: number
      readonly w: number
      readonly h: number
      readonly fill?: Tone
      /** Lightened, so that words stand on it. */
      readonly pale?: true
      readonly line?: Tone
      readonly round?: number
      /** A bar along the side where reading begins. */
      readonly edge?: Tone
    }
  | {
      readonly is: 'line'
      readonly from: Point
      readonly to: Point
      readonly tone: Tone
      /** Points (1/72 inch). */
      readonly weight: number
      readonly dashed?: true
      readonly arrow?: 'end' | 'both'
    }
  | { readonly is: 'diamond'; readonly x: number; readonly y: number; readonly r: number; readonly tone: Tone }
  | {
      readonly is: 'words'
      readonly x: number
      readonly y: number
      readonly w: number
      readonly h: number
      readonly text: string
      /** Points. */
      readonly size: number
      readonly tone: Tone
      readonly bold?: true
      readonly align: 'start' | 'middle' | 'end'
      readonly stands: 'top' | 'middle'
      /** White behind the words, where they cross a line. */
      readonly backed?: true
    }

export type Point = readonly [x: number, y: number]

/** Colours of the interface by name; each has its own lightness, because offices print in black. */
export type Tone =
  | 'ink'
  | 'ink-2'
  | 'ink-3'
  | 'line'
  | 'line-2'
  | 'sunken'
  | 'white'
  | 'lake'
  | 'lake-strong'
  | 'lake-line'
  | 'lake-tint'
  | 'sand'
  | 'team'
  | 'stop'
  | 'ok'
  | AgendaTone

/** 1 a step, 2 a section, 3 a table or a part, 4 a record. Headings inside prose go below the one above them. */
export interface Heading {
  readonly is: 'heading'
  readonly level: 1 | 2 | 3 | 4
  /** Steps and their sections carry numbers; what stands before and between them does not. */
  readonly numbered: boolean
  readonly text: string
}

export interface Fact {
  readonly label: string
  readonly content: Content
}

export type Content =
  | { readonly is: 'words'; readonly text: string; readonly link?: string }
  /** Several equal entries: names stand in a line, what people listed line by line below each other. */
  | { readonly is: 'entries'; readonly are: 'names' | 'lines'; readonly entries: readonly string[] }
  | {
      readonly is: 'scale'
      readonly value: number
      readonly from: number
      readonly to: number
      readonly text: string
      /** What the two ends mean, shown where there is room. */
      readonly ends: string
    }
  /** The same words in several languages. */
  | { readonly is: 'versions'; readonly versions: readonly { readonly label: string; readonly text: string }[] }
  | { readonly is: 'prose'; readonly doc: ProseDoc }

export interface TableBlock {
  readonly is: 'table'
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly (Content | undefined)[])[]
  /** What the columns of money come to. */
  readonly total?: readonly (Content | undefined)[]
  /** The first cell of each row names the row. */
  readonly namedRows: boolean
  /** Wants a page turned to landscape. */
  readonly wide: boolean
}

export interface Column {
  readonly label: string
  /** Share of the width. */
  readonly weight: number
  readonly numeric: boolean
}

/** One record, told in full: what is short stands in two columns, what is long below. */
export interface RecordBlock {
  readonly is: 'record'
  readonly title: string
  readonly short: readonly Fact[]
  readonly long: readonly Fact[]
}

export interface Agenda {
  readonly is: 'agenda'
  /** Heads of the columns: time, block, method, people and place. */
  readonly columns: readonly [time: string, block: string, method: string, people: string]
  readonly days: readonly AgendaDay[]
}

export interface AgendaDay {
  /** "Day 1". */
  readonly title: string
  /** The date where it is set, or what the day is for. */
  readonly note?: string
  readonly items: readonly AgendaItem[]
}

export interface AgendaItem {
  /** HH:MM; absent when neither recorded nor to be computed. */
  readonly start?: string
  readonly end?: string
  /** How long it takes, in words. */
  readonly length?: string
  readonly title: string
  /** One line below the title: its purpose. */
  readonly detail?: string
  readonly method?: { readonly label: string; readonly tone: AgendaTone }
  readonly who: readonly string[]
  readonly where?: string
  /** What else is known of it, in small print under the title. */
  readonly facts: readonly Fact[]
}

/** Kinds of method that an agenda tells apart by colour, always beside their name. */
export type AgendaTone = 'plenary' | 'small' | 'caucus' | 'informal' | 'reflect' | 'admin'
