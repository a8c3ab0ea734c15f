import type { EditionChange, EditionKind } from '@balcony/design'
import type { NewExport } from '../exports/contract.ts'

/**
 * GET    /api/designs/:design/releases                                    → ReleaseCard[]
 * POST   /api/designs/:design/releases                    NewRelease      → ReleaseCard
 * GET    /api/designs/:design/releases/:release/file                      → application/pdf; a draft until it is published
 * POST   /api/designs/:design/releases/:release/approve   ReleaseApproval → ReleaseCard
 * POST   /api/designs/:design/releases/:release/give      Given           → ReleaseCard
 * POST   /api/designs/:design/releases/:release/withdraw  Withdrawal      → ReleaseCard
 * GET    /api/designs/:design/releases/:release/copies/:copy              → application/pdf, for whom the register names there
 * GET    /api/designs/:design/releases/:release/changes?since=            → EditionChange[]
 */
export interface NewRelease {
  readonly export: NewExport
  /** What the version is called; a version that was named before keeps its name. */
  readonly version: string
}

/** As what somebody agrees: what an edition asks for is said in `needs`. */
export const approverKinds = ['lead', 'security', 'counsel', 'media'] as const
export type ApproverKind = (typeof approverKinds)[number]

export interface ReleaseApproval {
  readonly as: ApproverKind
}

export interface Given {
  /** Whom it was given to. */
  readonly to: string
}

export interface Withdrawal {
  readonly reason: string
}

export interface ReleaseCard {
  readonly id: string
  readonly edition: EditionKind
  /** 0 while it is only proposed. */
  readonly number: number
  readonly version: string
  readonly by: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly needs: readonly ApproverKind[]
  readonly approvals: readonly { readonly person: string; readonly as: ApproverKind; readonly at: number }[]
  /** As what the asker may still agree. */
  readonly mayApprove: readonly ApproverKind[]
  readonly published?: { readonly at: number; readonly sha256: string; readonly pages: number }
  /** Who agreed to the version that it is of, when somebody had named it. */
  readonly agreements: readonly { readonly person: string; readonly at: number }[]
  readonly given: readonly { readonly to: string; readonly by: string; readonly at: number }[]
  /** Without a reason: words in it were removed for good, and its file with them. */
  readonly withdrawn?: { readonly by: string; readonly at: number; readonly reason: string }
}

export type { EditionChange }
