import type { Address } from '../address.ts'
import type { WaiverKind } from '../review/finding.ts'
import type { Quote, ThreadKind } from '../threads.ts'

/** A conversation of a file, with its places found. */
export interface FileThread {
  readonly path: string
  readonly address: Address
  readonly quote?: Quote
  /** Id of the partner in whose space it stands; without one it is the team's. */
  readonly partner?: string
  readonly kind: ThreadKind
  readonly isResolved: boolean
  /** Oldest first, at least one. */
  readonly remarks: readonly FileRemark[]
}

export interface FileRemark {
  /** As it is to be read; never an id of somebody here. */
  readonly author: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly text: string
}

/** A recorded decision of a file to live with a finding. */
export interface FileWaiver {
  readonly path: string
  readonly rule: string
  readonly at: Address
  /** Of the finding; files from elsewhere name rule and place only. */
  readonly key?: string
  readonly kind: WaiverKind
  readonly reason: string
  readonly author: string
  /** YYYY-MM-DD */
  readonly on: string
  readonly until: string
}
