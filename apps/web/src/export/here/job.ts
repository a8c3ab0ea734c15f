import type { MadeExport } from '@balcony/api/contract'
import type { EditionKind, Snapshot } from '@balcony/design'

/** To the worker that prints on the device: all that it needs, since it asks nobody. */
export interface PrintJob {
  readonly id: string
  readonly edition: EditionKind
  /** Of every compartment that is open on this page. */
  readonly snapshot: Snapshot
  /** YYYY-MM-DD, the reader's own day. */
  readonly date: string
  readonly language?: string
  readonly session?: string
  readonly recipient?: string
  readonly paper: 'a4' | 'letter'
  readonly withoutContents?: boolean
  readonly withoutFigures?: boolean
  readonly attach?: boolean
  /** Whether every part of the design is in the snapshot: else the paper says that it was not fully checked. */
  readonly checked: 'whole' | 'in-part'
  /** Language → our own words in it, by the English ones. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** From the worker. */
export type Said =
  | { readonly is: 'step'; readonly step: 'cutting' | 'loading' | 'setting' }
  /** Without a file where the leak check stops it. */
  | { readonly is: 'made'; readonly made: MadeExport; readonly bytes?: Uint8Array<ArrayBuffer> }
  /** A part of the press is not on this device, and there is no line to load it. */
  | { readonly is: 'not-loaded' }
  | { readonly is: 'failed' }
