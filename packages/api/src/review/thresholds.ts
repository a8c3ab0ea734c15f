import { may } from '@balcony/access'
import { ok, type Result, refuse } from '@balcony/base'
import { readSettings, type Settings } from '@balcony/design'
import { z } from 'zod'
import { readBody } from '../body.ts'
import { type App, type House, memberHere } from '../context.ts'
import { notThere, refused } from '../refusals.ts'

/** Only those that the design sets otherwise than its organisation; an empty object goes back to those. */
const newThresholds = z.strictObject({ thresholds: z.record(z.string().max(64), z.unknown()) })

/** Thresholds of one design: those of the organisation, with its own over them. */
export async function thresholdsOf(
  { storage, reviewSettings }: Pick<House, 'storage' | 'reviewSettings'>,
  design: string,
): Promise<Settings> {
  const own = readSettings(await storage.thresholds.of(design), reviewSettings)
  // A figure of another version that is none here: the organisation's stand.
  return own.ok ? own.value : reviewSettings
}

export function addThresholds(app: App, house: House): void {
  const { storage, clock, keeper, feeds, reviewSettings } = house

  app.post('/api/designs/:design/thresholds', async (c) => {
    const body = await readBody(c, newThresholds)
    const asker = c.get('asker')
    const before = await memberHere(house, c, c.req.param('design'))
    // Whoever may live with a blocker may also say what is one.
    if (!before || !may(before, 'dismiss-blocker', { design: before.design })) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const { thresholds } = body.value
    const read = readSettings(thresholds, reviewSettings)
    if (!read.ok) return refused(c, read.problem)
    const { design } = before
    const set = await storage.together(async (stores): Promise<Result<Settings>> => {
      const member = await keeper.member(asker, design, stores)
      if (!may(member, 'dismiss-blocker', { design })) return refuse(notThere.code, notThere.message)
      const now = clock.now()
      await stores.thresholds.put(design, thresholds, asker.person, now)
      const about = { thresholds: Object.keys(thresholds) }
      await stores.journal.write({
        ...{ chain: design, at: now, by: asker.person, signIn: asker.id, did: 'set-thresholds', about },
      })
      return ok(read.value)
    })
    if (!set.ok) return refused(c, set.problem)
    // The card holds them: everybody asks for it again.
    feeds.tell(design, { is: 'access' }, 'core')
    return c.json(set.value)
  })
}
