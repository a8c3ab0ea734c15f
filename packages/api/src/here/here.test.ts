import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Port, port } from '../testing/port.ts'
import type { Visitor } from '../testing/world.ts'
import type { HereNow } from './contract.ts'

let here: Port
beforeAll(async () => {
  here = await port()
})
afterAll(() => here.close())

const seenBy = async (visitor: Visitor) => (await (await visitor.get('/api/here')).json()) as readonly HereNow[]

test('[HERE1] a member sees who else is in, once, and no longer when they left; a stranger sees nobody', async () => {
  const planner = await here.person({ role: 'planner' })
  const reader = await here.person({ role: 'reader', clearances: [] })
  const stranger = await here.person()
  expect(await seenBy(reader)).toEqual([])
  const tabs = [here.provider(planner, 'core'), here.provider(planner, 'core')]
  await Promise.all(tabs.map((tab) => tab.synced()))
  await expect.poll(async () => (await seenBy(reader)).map(({ person }) => person.id)).toEqual([planner.id])
  expect(await seenBy(reader)).toMatchObject([{ design: here.design }])
  expect(await seenBy(planner)).toEqual([])
  expect(await seenBy(stranger)).toEqual([])
  for (const tab of tabs) tab.leave()
  await expect.poll(() => seenBy(reader)).toEqual([])
})

test('[HERE2] where somebody stands is told only to those who may enter that part, and what they only claim is not', async () => {
  const cleared = await here.person({ role: 'planner', clearances: ['people'] })
  const reader = await here.person({ role: 'reader', clearances: [] })
  const [core, people] = [here.provider(cleared, 'core'), here.provider(cleared, 'people')]
  await Promise.all([core.synced(), people.synced()])
  const stand = (provider: typeof core, address: string) =>
    provider.stock.awareness.setLocalState({ person: cleared.id, address })
  stand(core, 'venue/V1/name')
  await expect.poll(async () => (await seenBy(reader))[0]?.section).toBe('venues')
  core.stock.awareness.setLocalState({ person: cleared.id })
  stand(people, 'identity/O1/name')
  await expect.poll(async () => (await seenBy(here.lead))[0]?.section).toBe('identities')
  expect((await seenBy(reader)).map(({ person, section }) => [person.id, section])).toEqual([[cleared.id, undefined]])
  // Said in a part that all may enter, of one that they may not, or of nothing that there is.
  people.stock.awareness.setLocalState({ person: cleared.id })
  for (const address of ['identity/O1/name', '../../etc', 'nowhere', 'venues/']) {
    stand(core, address)
    await expect.poll(async () => (await seenBy(here.lead))[0]?.section ?? '').toBe('')
  }
  stand(core, 'context')
  await expect.poll(async () => (await seenBy(reader))[0]?.section).toBe('context')
})
