// The people of the workspace, for whoever looks after it.
import type { WorkspaceRole } from '@balcony/access'

/**
 * GET    /api/people                                                → PersonOfWorkspace[], for owners
 * POST   /api/people/:person/sign-out                               → 204; they are out everywhere, at once
 * POST   /api/people/:person/account           AccountState         → 204
 */
export interface PersonOfWorkspace {
  readonly id: string
  readonly name: string
  readonly colour: number
  /** Undefined for whoever was only let into a design. */
  readonly role?: WorkspaceRole
  /** How they come in; undefined while they have not chosen, and for the ready people of the demo. */
  readonly account?: {
    readonly password: boolean
    readonly passkeys: number
    /** A code from an app is asked for besides the password. */
    readonly secondFactor: boolean
  }
  /** Devices that are let in now. */
  readonly devices: number
  /** When one of these was last here. */
  readonly seenAt?: number
  /** When they last signed in, also where they have signed out since. */
  readonly cameAt?: number
  /** Designs that they are in and the asker leads, and no other: whoever looks after people has no look into designs. */
  readonly designs: readonly { readonly id: string; readonly title: string }[]
  /** How many designs would have no lead who can sign in. A number: which they are is for their members. */
  readonly leadsAlone: number
  readonly closedAt?: number
}

export interface AccountState {
  readonly closed: boolean
}
