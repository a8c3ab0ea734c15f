import { draftDesign, keepTalk, planDesign } from '@balcony/api'
import { assert, newId, type Random } from '@balcony/base'
import { process } from '@balcony/design'
import { demoCase } from '@balcony/design/demo'
import type { Storage, Stores } from '@balcony/storage'
import { demoMembers } from './demo.ts'

interface Furnishing {
  readonly storage: Storage
  readonly now: number
  readonly random: Random
  readonly demo: boolean
}

/** The first start on an empty folder: a workspace that waits for its first account or, for the demo, people of each role and the demo case. */
export async function furnish({ storage, now, random, demo }: Furnishing): Promise<void> {
  if ((await storage.people.workspaces()).length > 0) return
  await storage.together(async (stores) => {
    const workspace = newId(random)
    await stores.people.addWorkspace({ id: workspace, name: 'Balcony' }, now)
    if (demo) await bringDemo(stores, workspace, now, random)
  })
}

/** Through the same import as any file that a person brings. */
async function bringDemo(stores: Stores, workspace: string, now: number, random: Random): Promise<void> {
  const people = demoMembers.map((member, index) => ({ ...member, person: newId(random), colour: index + 1 }))
  const [lead] = people
  assert(lead?.role === 'lead', 'the demo has a lead')
  const drafted = draftDesign(process, { json: demoCase }, new Date(now).toISOString().slice(0, 10))
  assert(drafted.ok, 'the demo case is a design')
  for (const [index, { person, id, colour, role }] of people.entries()) {
    const name = drafted.snapshot.tables['member']?.find((one) => one.id === id)?.values['name']
    assert(typeof name === 'string', 'the people of the demo are in the team of the demo case')
    // Lists show them in the order in which they came.
    await stores.people.add({ id: person, name, colour, demo: true }, now + index)
    await stores.people.admit(workspace, person, role === 'lead' ? 'owner' : 'member')
  }
  const planned = planDesign(process, drafted, { workspace, by: lead.person }, random)
  await stores.designs.create(planned, now)
  await keepTalk(stores, process, drafted.talk, { design: planned.id, by: lead.person, now, random })
  for (const [index, { person, role, clearances }] of people.entries()) {
    await stores.members.put({ design: planned.id, person, role, clearances }, now + index)
  }
}
