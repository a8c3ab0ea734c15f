// What travels when somebody comes in, and what they manage of their own account. Types only.
import type { Me } from '../contract.ts'

/**
 * GET    /api/sign-in                                              → SignInWays
 * POST   /api/sign-in                     SignIn                   → Entered, sets the sign-in cookie
 * POST   /api/sign-in/look                { token }                → OneTimeLinkCard; uses nothing up
 * POST   /api/sign-in/new-passkey         { token, handle }        → options for the browser
 * POST   /api/sign-in/password            WithPassword             → Me
 * POST   /api/sign-in/passkey/options                              → options for the browser
 * POST   /api/sign-in/passkey             WithPasskey              → Me
 * POST   /api/sign-in/mail                { handle }               → 202, whoever it is
 * POST   /api/sign-in/recover             Recovery                 → Me
 * POST   /api/prove                       Proof                    → 204
 * POST   /api/prove/passkey                                        → options for the browser
 * POST   /api/demo/be                     { person }               → Me
 * GET    /api/account                                              → AccountCard
 * POST   /api/account/password            { password }             → 204; ends all other sign-ins, as all that follow
 * POST   /api/account/email               { email }                → 204
 * POST   /api/account/totp/begin                                   → NewTotp
 * POST   /api/account/totp                { code }                 → RecoveryCodes
 * POST   /api/account/totp/off                                     → 204
 * POST   /api/account/recovery-codes                               → RecoveryCodes
 * POST   /api/account/passkeys/options                             → options for the browser
 * POST   /api/account/passkeys            { name, passkey }        → 204
 * DELETE /api/account/passkeys/:passkey                            → 204
 * DELETE /api/account/sign-ins/:signIn                             → 204
 * DELETE /api/account/sign-ins            all but this one         → 204
 */
export interface SignInWays {
  /** A link can be sent by mail. */
  readonly mail: boolean
  /** Passkeys work under the name by which we are reached. */
  readonly passkeys: boolean
}

export interface SignIn {
  /** The secret of a one-time link, which the page takes from the address's fragment. */
  readonly token: string
  /** How they will come in from now on, where the link makes an account or lets one choose anew. */
  readonly account?: NewAccount
  /** Of the second factor, where there is one; or a recovery code. */
  readonly code?: string
  /** On a computer that others use: signed out when the browser closes, and after hours at most. */
  readonly shared?: boolean
}

export interface NewAccount {
  /** What they will type to sign in. An address of mail is one, too. */
  readonly handle: string
  /** What they are called, where the link does not say. */
  readonly name?: string
  /** One of these two. */
  readonly password?: string
  readonly passkey?: unknown
}

export interface Entered extends Me {
  /** Shown once, when an account was made or set up anew. */
  readonly recoveryCodes?: readonly string[]
}

/** What a link is for, as its opener may know before using it. */
export interface OneTimeLinkCard {
  readonly is: 'sign-in' | 'mail' | 'join' | 'set-up' | 'own' | 'operator'
  /** Whom it is meant for, as whoever made it wrote it. */
  readonly name?: string
  /** An account is to be made, or chosen anew. */
  readonly account: boolean
  /** The sign-in name that stays. */
  readonly handle?: string
}

export interface WithPassword {
  readonly handle: string
  readonly password: string
  readonly code?: string
  readonly shared?: boolean
}

export interface WithPasskey {
  readonly passkey: unknown
  readonly shared?: boolean
}

export interface Recovery {
  readonly handle: string
  readonly recoveryCode: string
  /** The password from now on. */
  readonly password: string
  /** Of the second factor, or another recovery code. */
  readonly code?: string
}

export type Proof = { readonly password: string; readonly code?: string } | { readonly passkey: unknown }

export interface AccountCard {
  readonly name: string
  /** Missing for the ready people of the demo. */
  readonly account?: {
    readonly handle: string
    readonly email?: string
    readonly password: boolean
    readonly totp: boolean
    readonly recoveryCodes: number
    readonly passkeys: readonly {
      readonly id: string
      readonly name: string
      readonly madeAt: number
      readonly usedAt?: number
    }[]
  }
  readonly ways: SignInWays
  readonly signIns: readonly {
    readonly id: string
    /** “Firefox, Windows”; empty when it did not say. */
    readonly device: string
    readonly beganAt: number
    readonly seenAt: number
    /** The one that asks. */
    readonly here: boolean
  }[]
}

export interface NewTotp {
  readonly secret: string
  /** What a phone reads from a code on the screen. */
  readonly uri: string
}

export interface RecoveryCodes {
  readonly recoveryCodes: readonly string[]
}
