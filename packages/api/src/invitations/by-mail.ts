import { ok, type Result, refuse } from '@balcony/base'
import type { House } from '../context.ts'

/** Mails that one lead may have sent to strangers within an hour. */
export const mailedInvitationsPerHour = 30

const hour = 3_600_000

/** Carries invitations by mail. Addresses are used and forgotten: neither the disk nor the journal holds one. */
export class InvitationMail {
  readonly #house: Pick<House, 'mailer' | 'clock' | 'report'>
  readonly #sent = new Map<string, readonly number[]>()

  constructor(house: Pick<House, 'mailer' | 'clock' | 'report'>) {
    this.#house = house
  }

  /** Whether another mail may go for this lead; counts it. Asked before anything is made. */
  take(lead: string): Result<void> {
    if (!this.#house.mailer) return noMail
    const now = this.#house.clock.now()
    const recent = (this.#sent.get(lead) ?? []).filter((at) => at > now - hour)
    if (recent.length >= mailedInvitationsPerHour) return tooManyMails
    this.#sent.set(lead, [...recent, now])
    return ok(undefined)
  }

  /** Whether the mail went. It is tried once: the lead stands by and has the link. */
  async send(to: string, link: string, coverTitle: string): Promise<boolean> {
    const { mailer, report } = this.#house
    const sent = await mailer?.send({ to, subject, text: words(link, coverTitle) })
    if (sent === undefined || sent.is === 'sent') return sent !== undefined
    report({ event: 'mail-not-sent', is: sent.is, code: sent.code })
    return false
  }
}

const subject = 'Balcony: an invitation · دعوة'

// In both languages of ours: nothing is known here of which one is read.
function words(link: string, coverTitle: string): string {
  return [
    `You are invited to work on “${coverTitle}” in Balcony. Open this address; it works once, for 72 hours:`,
    link,
    'If you do not know what this is about, do nothing.',
    '',
    `أنت مدعو للعمل على «${coverTitle}» في Balcony. افتح العنوان أعلاه؛ يعمل مرة واحدة خلال 72 ساعة. إن كنت لا تعرف ما هذا فلا تفعل شيئًا.`,
    '',
  ].join('\n')
}

const noMail = refuse('invalid', 'No mail server is set here. Send the link on another way.')
const tooManyMails = refuse(
  'too-many',
  `You had ${mailedInvitationsPerHour} invitations sent by mail in the last hour. Send this link on another way, or wait an hour.`,
)
