import { mayInWorkspace } from '@balcony/access'
import type { Stores } from '@balcony/storage'
import { z } from 'zod'
import { readBody } from '../body.ts'
import type { App, Asked, House } from '../context.ts'
import { notThere, refused } from '../refusals.ts'
import { nothingAsked } from '../sign-in/asked.ts'
import { unproven } from '../sign-in/proof.ts'
import { peopleFor } from './list.ts'

const accountState = z.strictObject({ closed: z.boolean() })

/** Links that let somebody in without their password; sent or told, and not used yet. */
const waysIn = ['mail', 'set-up', 'sign-in'] as const

/** The people of the workspace, for its owners. Whatever an owner does here, it opens no design to them. */
export function addPeople(app: App, house: House): void {
  const { storage, clock, keeper } = house

  app.get('/api/people', async (c) => {
    const workspace = await managed(storage, c)
    if (workspace === undefined) return refused(c, notThere)
    return c.json(await peopleFor(house, workspace, c.get('asker').person))
  })

  app.post('/api/people/:person/sign-out', async (c) => {
    const body = await readBody(c, nothingAsked)
    if (!body.ok) return refused(c, body.problem)
    return doTo(c, 'ended sign-ins', async () => {})
  })

  app.post('/api/people/:person/account', async (c) => {
    const body = await readBody(c, accountState)
    if (!body.ok) return refused(c, body.problem)
    const { closed } = body.value
    return doTo(c, closed ? 'closed account' : 'opened account', async (stores, person) => {
      if (!closed) return stores.people.openAccount(person)
      await stores.people.closeAccount(person, c.get('asker').person, clock.now())
      for (const { design } of await stores.members.ofPerson(person))
        await stores.invitations.withdrawBy(design, person)
    })
  })

  /** Everything that is done to somebody signs them out: what was open under the old state is not theirs under the new. */
  async function doTo(
    c: Asked,
    did: string,
    work: (stores: Stores, person: string) => Promise<void>,
  ): Promise<Response> {
    const person = c.req.param('person') ?? ''
    const { id, person: by } = c.get('asker')
    if ((await managed(storage, c)) === undefined || !(await storage.people.find(person))) return refused(c, notThere)
    if (person === by) return refused(c, notOneself)
    const again = await unproven(house, c)
    if (again) return again
    const done = await keeper.changing({ person }, () =>
      storage.together(async (stores) => {
        // Two owners who close each other at the same moment: the second is out already.
        if (!(await stores.signIns.holds(id, clock.now())) || (await managed(stores, c)) === undefined) return false
        await work(stores, person)
        await stores.signIns.endAllOf(person)
        for (const purpose of waysIn) await stores.invitations.withdrawOf(person, purpose)
        await stores.journal.write({ chain: 'server', at: clock.now(), by, signIn: id, did, about: { person } })
        return true
      }),
    )
    return done ? c.body(null, 204) : refused(c, notThere)
  }
}

/** The workspace, where the asker looks after its people. */
async function managed({ people }: Pick<Stores, 'people'>, c: Asked): Promise<string | undefined> {
  const [workspace] = await people.workspaces()
  const role = workspace && (await people.roleIn(workspace.id, c.get('asker').person))
  return mayInWorkspace(role, 'manage-people') ? workspace?.id : undefined
}

const notOneself = {
  code: 'conflict',
  message: 'This is you. You end your own sign-ins on the page of your account.',
} as const
