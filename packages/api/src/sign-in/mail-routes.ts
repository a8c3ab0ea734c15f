import { readBody } from '../body.ts'
import type { App, House } from '../context.ts'
import { refused } from '../refusals.ts'
import { mailAsked } from './asked.ts'
import { type Desk, tryFrom } from './desk.ts'
import { tooManyTries } from './link-routes.ts'
import { makeLink } from './links.ts'

/** A link in a mail: whoever can read the mailbox for these minutes can use it. */
export const mailLinkLasts = 10 * 60_000
/** A mail that could not go is tried again after these. */
const triedAgainAfter = [20_000, 120_000]
/** One account gets no more than this many mails an hour, whoever asks for them. */
export const mailLinksPerHour = 5

/** Signing in by a link in a mail, where a mail server is set. The answer is given before anybody looks whether there is such an account. */
export function addMailLinks(app: App, house: House, desk: Desk): void {
  const { storage, clock, random, origins, mailer, report } = house
  const sentTo = new Map<string, number[]>()

  app.post('/api/sign-in/mail', async (c) => {
    const body = await readBody(c, mailAsked)
    if (!body.ok) return refused(c, body.problem)
    // Each asking counts, right or wrong: it makes mail.
    if (!tryFrom(house, desk, c)) return refused(c, { code: 'too-many', message: tooManyTries })
    clock.defer(() => {
      send(body.value.handle).catch((error: unknown) =>
        report({ event: 'mail-failed', error: error instanceof Error ? error.name : 'unknown' }),
      )
    })
    return c.body(null, 202)
  })

  async function send(handle: string): Promise<void> {
    const account = await storage.accounts.byHandle(handle)
    if (!mailer || !account?.email) return
    const now = clock.now()
    const recent = (sentTo.get(account.person) ?? []).filter((time) => time > now - 3_600_000)
    if (recent.length >= mailLinksPerHour) return
    sentTo.set(account.person, [...recent, now])
    const purpose = { is: 'mail', person: account.person } as const
    // A newer link puts the older ones out.
    const link = await storage.together(async (stores) => {
      await stores.invitations.withdrawOf(account.person, 'mail')
      return makeLink(stores, { purpose, by: undefined, origin: origins[0], now, lasts: mailLinkLasts }, random)
    })
    await deliver(account.email, link, triedAgainAfter)
  }

  // In memory only: in a queue on disk the link would lie in the clear.
  async function deliver(to: string, link: string, [next, ...later]: readonly number[]): Promise<void> {
    const sent = await mailer?.send({ to, subject: 'Sign in to Balcony', text: words(link) })
    if (!sent || sent.is === 'sent') return
    report({ event: 'mail-not-sent', is: sent.is, code: sent.code })
    if (sent.is === 'later' && next !== undefined)
      clock.after(next, () => {
        void deliver(to, link, later)
      })
  }
}

function words(link: string): string {
  return [
    'Open this address to sign in. It works once, for ten minutes:',
    link,
    'If you did not ask for it, do nothing: nobody can use it but you.',
    '',
    'افتح هذا العنوان لتسجيل الدخول. يعمل مرة واحدة خلال عشر دقائق. إن لم تطلبه فلا تفعل شيئًا.',
  ].join('\n')
}
