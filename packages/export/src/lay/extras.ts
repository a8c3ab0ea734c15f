import type { Address, Finding } from '@balcony/design'

/** What a document says beside the edition. Whoever hands it over answers for it that its reader may read it. */
export interface Extras {
  /** Without a list of contents. */
  readonly withoutContents?: boolean
  /** Without the figures that are drawn from the tables. */
  readonly withoutFigures?: boolean
  /** On the first page, after what the edition says of itself: the number of a release, who approved it. Labels are words of ours. */
  readonly front?: readonly { readonly label: string; readonly text: string }[]
  /** Open findings and recorded waivers; printed for the team only. */
  readonly findings?: readonly Finding[]
  /** Threads that this reader may read. */
  readonly threads?: readonly PrintedThread[]
  /** What changed since the version that was last approved. */
  readonly changes?: { readonly since: string; readonly changes: readonly PrintedChange[] }
}

export interface PrintedThread {
  readonly at: Address
  /** The words it stands on. */
  readonly quote?: string
  readonly resolved: boolean
  readonly remarks: readonly { readonly by: string; readonly on: string; readonly text: string }[]
}

export interface PrintedChange {
  readonly at: Address
  readonly is: 'added' | 'removed' | 'changed'
  /** What a record that is gone was called. */
  readonly name?: string
  readonly before?: string
  readonly after?: string
  readonly by?: string
  /** YYYY-MM-DD */
  readonly on?: string
}
