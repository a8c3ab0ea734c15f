import { z } from 'zod'
import { readBody } from '../body.ts'
import type { App, House } from '../context.ts'
import { notThere, refused } from '../refusals.ts'
import { isSecret } from '../sign-in/secrets.ts'
import type { MailChoicesCard, MailChoicesGiven } from './contract.ts'
import { isZone } from './hours.ts'

const minutes = z.int('Expected minutes since midnight.').min(0).max(1439)
const given = z.strictObject({
  ...{ direct: z.boolean(), digest: z.boolean() },
  zone: z.string().max(64).refine(isZone, 'Expected a time zone such as Asia/Beirut.'),
  ...{ quietFrom: minutes, quietTo: minutes, digestAt: minutes },
}) as z.ZodType<MailChoicesGiven>

/** Stands before the door for our own pages: mail programs ask here, and can do nothing but end mails. */
export function addUnsubscribe(app: App, { storage, clock }: House): void {
  app.post('/api/unsubscribe/:token', async (c) => {
    const token = c.req.param('token')
    await storage.together(async (stores) => {
      const person = isSecret(token) ? await stores.mailBook.personOf(token, clock.now()) : undefined
      if (person === undefined) return
      const now = await stores.mailBook.choices(person)
      await stores.mailBook.choose(person, { ...now, direct: false, digest: false })
    })
    // The same answer whether there was anything to end: the address teaches nothing.
    return c.body(null, 204)
  })
  app.get('/api/unsubscribe/:token', (c) => refused(c, notThere))
}

export function addMailChoices(app: App, { storage, mailer }: House): void {
  const card = async (person: string): Promise<MailChoicesCard> => ({
    ...(await storage.mailBook.choices(person)),
    sends: mailer !== undefined,
  })
  app.get('/api/mail-choices', async (c) => c.json(await card(c.get('asker').person)))
  app.post('/api/mail-choices', async (c) => {
    const body = await readBody(c, given)
    if (!body.ok) return refused(c, body.problem)
    await storage.mailBook.choose(c.get('asker').person, body.value)
    return c.json(await card(c.get('asker').person))
  })
}
