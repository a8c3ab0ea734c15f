import type { Edition } from '@balcony/design'
import type { Paper } from '../typeset/sheet.ts'
import type { Standard } from './compiler.ts'

/** What may be chosen for one PDF. */
export interface PdfOptions {
  readonly paper: Paper
  /** Written across every page, as a draft is. */
  readonly draft?: boolean
  /** Our own words (English) → those of the edition's language. */
  readonly words?: Readonly<Record<string, string>>
  /** The pictures that this edition may show, by file id; others are told by their description. */
  readonly pictures?: ReadonlyMap<string, Picture>
}

export interface Picture {
  readonly type: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif'
  readonly bytes: Uint8Array
}

/** To a child: one edition to print. A child has one at a time. */
export interface Job {
  readonly job: number
  readonly edition: Edition
  readonly options: PdfOptions
}

/** From a child. */
export type Answer =
  /** It has its fonts and has printed a first page for itself: the next job costs only itself. */
  | { readonly is: 'ready' }
  | { readonly is: 'done'; readonly job: number; readonly pdf: PrintedPdf; readonly residentBytes: number }
  | { readonly is: 'failed'; readonly job: number; readonly reason: string; readonly residentBytes: number }

export interface PrintedPdf {
  readonly pdf: Uint8Array
  readonly pages: number
  /** `ua-1` unless the document could not be tagged; say so to whoever asked. */
  readonly standard: Standard
  /** Characters that no font of ours has, replaced by U+FFFD: "U+2C00" and how often. */
  readonly uncovered: readonly { readonly character: string; readonly times: number }[]
  /** Links that were printed as plain words, because their target is no web, mail or telephone address. */
  readonly droppedLinks: number
  /** Rows of long tables that are not in print. */
  readonly cutRows: number
  /** For the log only: words of the typesetter, which a healthy build has none of. */
  readonly remarks: readonly string[]
}
