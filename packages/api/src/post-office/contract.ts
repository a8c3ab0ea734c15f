// Which mails somebody gets. Types only.

/**
 * GET    /api/mail-choices                                          → MailChoicesCard
 * POST   /api/mail-choices                     MailChoicesGiven     → MailChoicesCard
 * POST   /api/unsubscribe/:token               anything             → 204; needs no sign-in and comes from mail programs (RFC 8058)
 */
export interface MailChoicesGiven {
  /** Soon, when one is named, answered or given something. */
  readonly direct: boolean
  /** Once a day, what one follows. */
  readonly digest: boolean
  /** IANA. */
  readonly zone: string
  /** Minutes since midnight in that zone. */
  readonly quietFrom: number
  readonly quietTo: number
  readonly digestAt: number
}

export interface MailChoicesCard extends MailChoicesGiven {
  /** Whether this Balcony sends mails at all. */
  readonly sends: boolean
}
