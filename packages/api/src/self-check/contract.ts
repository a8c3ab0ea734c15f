/** GET /api/self-check → SelfCheck, for owners of the workspace. */
export interface SelfCheck {
  /** Milliseconds since 1970, by the server's clock. */
  readonly now: number
  readonly findings: readonly SelfFinding[]
}

export interface SelfFinding {
  readonly about: 'address' | 'reach' | 'encrypted' | 'upgrade' | 'mail' | 'key' | 'clock'
  readonly is: 'well' | 'wrong' | 'worth-knowing'
  /** By which the page says it in the reader's language. */
  readonly code: SelfCode
  /** Of a library or the network, such as `ECONNREFUSED`; never an address or a secret. */
  readonly detail?: string
}

export type SelfCode =
  | 'this-machine-only'
  | 'public'
  | 'demo'
  | 'reached'
  | 'not-reached'
  | 'another-server'
  | 'host-not-passed'
  | 'no-answer-of-ours'
  | 'hsts'
  | 'hsts-missing'
  | 'proto-told'
  | 'proto-not-told'
  | 'for-not-told'
  | 'upgrade'
  | 'no-upgrade'
  | 'mail'
  | 'mail-fails'
  | 'no-mail'
  | 'key-apart'
  | 'key-beside'
  | 'key-given'
  | 'clock'
  | 'clock-apart'
