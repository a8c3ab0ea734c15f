import type { Problem } from '@balcony/base'
import type { Address, Compartment, EditionKind, LeakKind, LeftOut } from '@balcony/design'

/**
 * POST   /api/designs/:design/exports                    NewExport      → the file, where nothing stops it; a PDF unless asked otherwise
 * POST   /api/designs/:design/exports/ready                           → 204; the usual edition is set ahead, nothing of it is told
 * POST   /api/designs/:design/exports/preview            NewExport      → application/x-ndjson of MakingStep
 * GET    /api/designs/:design/exports/:export                           → application/pdf, for its maker, for a while
 * POST   /api/designs/:design/exports/:export/take                      → 204, recorded
 * POST   /api/designs/:design/exports/:export/accept     AcceptedLeak   → 204
 * POST   /api/designs/:design/exports/:export/agree      AgreedLeak     → 204
 * POST   /api/designs/:design/exports/on-device          DevicePrint    → 204, recorded once
 */
export interface NewExport {
  readonly edition: EditionKind
  readonly paper: 'a4' | 'letter'
  /** PDF unless said otherwise. */
  readonly format?: ExportFormat
  /** Of a CSV: which table. */
  readonly table?: string
  /** BCP-47, of the words around the design's own text; else the main language of the design. */
  readonly language?: string
  /** For which partner a partner edition is. */
  readonly partner?: string
  /** For which session a run-sheet or an agenda is. */
  readonly session?: string
  /** Of a partner edition: parties (`party/…`) whose readiness, and needs (`need/…`), that the lead chose to show this partner. */
  readonly chosen?: readonly Address[]
  /** The version that it is of, by its id; the design as it is now when absent. Comments and findings are of now only. */
  readonly of?: string
  /** The version since which changes are listed, by its id, as far as the readers may read both. */
  readonly since?: string
  /** Whom it is for, as printed on every page, and the number of the copy. */
  readonly recipient?: string
  readonly copy?: number
  /** Say where words and sections were withheld. */
  readonly showGaps?: boolean
  /** Comments in an annex, for those who may read them there; resolved ones too. */
  readonly comments?: 'open' | 'all'
  /** What the review says, in an annex of the team's. */
  readonly findings?: boolean
  /** Without the list of contents. */
  readonly withoutContents?: boolean
  /** Without the figures that are drawn from the tables. */
  readonly withoutFigures?: boolean
  /** PDF/A-3a and PDF/UA-1 in one, for archives. */
  readonly archive?: boolean
  /** The edition as data goes with the PDF. */
  readonly attach?: boolean
}

/** The files that an edition can become. A CSV is one table, a calendar (`ics`) all that has a date, the others hold all of it. */
export const exportFormats = ['pdf', 'docx', 'markdown', 'json', 'xlsx', 'csv', 'ics'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** How far a preview is, one a line; the last is `made` or `refused`. */
export type MakingStep =
  /** Behind another file of the same person. */
  | { readonly is: 'waiting'; readonly ahead?: number }
  | { readonly is: 'cutting' }
  | { readonly is: 'setting'; readonly aboutPages?: number }
  /** Base64 of a PDF: the title page, as it looks in the whole, while the others are set. */
  | { readonly is: 'first-page'; readonly pdf: string }
  | { readonly is: 'writing'; readonly pages: number }
  | { readonly is: 'made'; readonly made: MadeExport }
  | { readonly is: 'refused'; readonly problem: Problem }

/** A file that was made, or what stands in its way. */
export interface MadeExport {
  readonly id: string
  readonly edition: EditionKind
  /** From the cover title alone. */
  readonly name: string
  /** BCP-47 of the words around the text. */
  readonly language: string
  /** Absent where something stops it. */
  readonly file?: MadeFile
  /** For those who work on the design, never in the file: what is not in it, and why. */
  readonly leftOut: readonly LeftOut[]
  /** What the leak check found, of what the asker may read. */
  readonly leaks: readonly ToldLeak[]
  /** So many more were found than are told here. */
  readonly moreLeaks?: number
  readonly stops: readonly Stop[]
}

export interface MadeFile {
  readonly sha256: string
  readonly bytes: number
  readonly pages: number
  /** Characters that cannot be printed, and how often. */
  readonly uncovered: readonly { readonly character: string; readonly times: number }[]
  readonly droppedLinks: number
  readonly cutRows: number
}

/** Why a file may not leave. */
export type Stop =
  /** Somebody who may read more has to look; said alike whatever they would find, or would not. */
  | { readonly is: 'look' }
  /** Something in `leaks` is sure and was not accepted by two. */
  | { readonly is: 'leak' }
  /** The review stops what goes to others. */
  | { readonly is: 'review'; readonly problem: Problem }

export interface ToldLeak {
  readonly key: string
  readonly what: LeakKind
  readonly compartment: Compartment
  /** Where the design says it; empty where it stands around the text. */
  readonly at: Address
  readonly secret: Address
  /** What the design calls the one it belongs to: a code, never the name. */
  readonly called?: string
  /** What to write instead: a code, or the label that is open to everybody. */
  readonly instead?: string
  readonly found: string
  readonly sure: boolean
  /** Accepted by one person, or by two: only then it stops nothing. */
  readonly accepted?: { readonly by: string; readonly reason: string; readonly second?: string }
}

export interface AcceptedLeak {
  readonly key: string
  readonly reason: string
}

export interface AgreedLeak {
  readonly key: string
}

/** What was printed on a device, told by it; nothing of what it says. */
export interface DevicePrint {
  /** The device's own: told twice, it is one print. */
  readonly id: string
  readonly edition: EditionKind
  readonly sha256: string
  /** Milliseconds since 1970, by the device's clock. */
  readonly printedAt: number
  /** Whether every part of the design was there for the leak check. */
  readonly checked: 'whole' | 'in-part'
}
