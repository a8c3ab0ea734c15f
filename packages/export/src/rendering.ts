import type { Extras } from './lay/extras.ts'
import type { Standard } from './pdf/compiler.ts'
import type { Paper } from './typeset/sheet.ts'

/** The files that an edition can become. `csv` is one table, the others hold all of it (`ics` all that has a date). */
export const formats = ['pdf', 'docx', 'markdown', 'json', 'xlsx', 'csv', 'ics'] as const
export type Format = (typeof formats)[number]

/** What may be chosen for one file. */
export interface RenderOptions extends Extras {
  /** PDF unless said otherwise. */
  readonly format?: Format
  readonly paper: Paper
  /** Written across every page, as a draft is; one that was made on a device says so, and whether all of it was checked there. */
  readonly draft?: boolean | 'unregistered' | 'unchecked'
  /** PDF/A-3a and PDF/UA-1 in one, for archives; else PDF/UA-1. */
  readonly archive?: boolean
  /** The edition as data goes with the PDF: never more than the edition holds. */
  readonly attach?: boolean
  /** Of a CSV: which table. */
  readonly table?: string
  /** Tell the title page as soon as it is set, for whoever waits. */
  readonly firstPage?: boolean
  /** Our own words (English) → those of the edition's language. */
  readonly words?: Readonly<Record<string, string>>
  /** The pictures that this edition may show, by file id; others are told by their description. */
  readonly pictures?: ReadonlyMap<string, Picture>
}

export interface Picture {
  readonly type: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif'
  readonly bytes: Uint8Array
}

export interface Rendered {
  readonly file: Uint8Array
  readonly format: Format
  /** Hex, of the file: tells whether two copies are the same. */
  readonly sha256: string
  /** 0 where a format knows no pages. */
  readonly pages: number
  /** Of a PDF: `ua-1` unless the document could not be tagged; say so to whoever asked. */
  readonly standard: Standard | 'none'
  /** Characters that no font of ours has, replaced by U+FFFD: "U+2C00" and how often. */
  readonly uncovered: readonly { readonly character: string; readonly times: number }[]
  /** Links that were printed as plain words, because their target is no web, mail or telephone address. */
  readonly droppedLinks: number
  /** Rows of long tables that are not in print. */
  readonly cutRows: number
  /** For the log only: words of the typesetter, which a healthy build has none of. */
  readonly remarks: readonly string[]
}

/** How far a file is, for whoever waits. */
export type Progress =
  /** `ahead` others are made first. */
  | { readonly is: 'waiting'; readonly ahead: number }
  /** Being set, about as long as this; the number of pages is known when it is set. */
  | { readonly is: 'setting'; readonly aboutPages: number }
  /** The title page as a PDF of its own, as it will look in the whole. */
  | { readonly is: 'first-page'; readonly pdf: Uint8Array }
  | { readonly is: 'writing'; readonly pages: number }

export const mediaTypes: Readonly<Record<Format, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  markdown: 'text/markdown; charset=utf-8',
  json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
}

export const fileEndings: Readonly<Record<Format, string>> = {
  pdf: 'pdf',
  docx: 'docx',
  markdown: 'md',
  json: 'json',
  xlsx: 'xlsx',
  csv: 'csv',
  ics: 'ics',
}
