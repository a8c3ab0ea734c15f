import { mayInWorkspace } from '@balcony/access'
import { z } from 'zod'
import { readBody } from '../body.ts'
import type { App, House } from '../context.ts'
import { OneAtATime } from '../door/one-at-a-time.ts'
import { notSignedIn, notThere, refused } from '../refusals.ts'
import { selfCheck } from './check.ts'
import type { SelfCheck } from './contract.ts'
import type { Knocks } from './knocks.ts'

const knock = z.strictObject({ word: z.string().max(100) })

/** The knock that comes in from outside needs no sign-in; whoever does not know the word learns nothing by it. */
export function addKnock(app: App, house: House, knocks: Knocks): void {
  app.post('/api/self-check/knock', async (c) => {
    const body = await readBody(c, knock)
    const proto = c.req.header('x-forwarded-proto')
    const came = { proto, told: c.req.header('x-forwarded-for') !== undefined }
    const heard = body.ok && knocks.hear(body.value.word, came, house.clock.now())
    return heard ? c.body(null, 204) : refused(c, notSignedIn)
  })
}

export function addSelfCheck(app: App, house: House, knocks: Knocks): void {
  const { storage, keeper } = house
  const line = new OneAtATime()

  app.get('/api/self-check', async (c) => {
    const asker = c.get('asker')
    const [workspace] = await storage.people.workspaces()
    const role = workspace && (await storage.people.roleIn(workspace.id, asker.person))
    if (!mayInWorkspace(role, 'manage-people')) return refused(c, notThere)
    const checked = await line.run(asker.person, () => selfCheck(house, knocks))
    if (!checked.ok) return refused(c, checked.problem)
    // It may have taken a while.
    if (!(await keeper.holds(asker))) return refused(c, notSignedIn)
    return c.json(checked.value satisfies SelfCheck)
  })
}
