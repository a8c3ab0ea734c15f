import { compartments } from '@balcony/design'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  enter,
  keepsALead,
  type Member,
  mayGive,
  mayInWorkspace,
  roles,
  workspaceActions,
  workspacePolicy,
  workspaceRoles,
} from './index.ts'

const anyMember = fc.record({
  design: fc.constant('rivers'),
  person: fc.constantFrom('ana', 'ben', 'col'),
  role: fc.constantFrom(...roles),
  clearances: fc.subarray([...compartments]),
})

test('[ACCESS7] nobody gives a clearance that they do not hold, and only leads give any (seed 7)', () => {
  const gift = fc.record({ role: fc.constantFrom(...roles), clearances: fc.subarray([...compartments]) })
  fc.assert(
    fc.property(anyMember, fc.constantFrom('invite' as const, 'manage' as const), gift, (giver, action, given) => {
      const holdsAll = given.clearances.every((compartment) => enter(giver, compartment) !== undefined)
      expect(mayGive(giver, action, given)).toBe(giver.role === 'lead' && holdsAll)
    }),
    { seed: 7, numRuns: 2000 },
  )
  expect(mayGive(undefined, 'invite', { role: 'reader', clearances: [] })).toBe(false)
})

test('[ACCESS8] the last lead can neither leave nor step down; of two leads one can', () => {
  const ana: Pick<Member, 'person' | 'role'> = { person: 'ana', role: 'lead' }
  const ben: Pick<Member, 'person' | 'role'> = { person: 'ben', role: 'planner' }
  expect(keepsALead([ana, ben], 'ana', undefined)).toMatchObject({ ok: false, problem: { code: 'conflict' } })
  expect(keepsALead([ana, ben], 'ana', 'reader')).toMatchObject({ ok: false })
  expect(keepsALead([ana, ben], 'ana', 'lead').ok).toBe(true)
  expect(keepsALead([ana, ben], 'ben', undefined).ok).toBe(true)
  expect(keepsALead([ana, { ...ben, role: 'lead' }], 'ana', undefined).ok).toBe(true)
})

test('[ACCESS9] only people of the workspace make designs; only owners look after its people and read its journal', () => {
  for (const role of workspaceRoles) {
    expect(mayInWorkspace(role, 'create-design')).toBe(true)
    for (const action of ['manage-people', 'read-journal'] as const) {
      expect(mayInWorkspace(role, action)).toBe(role === 'owner')
      expect(mayInWorkspace(role, action)).toBe(workspacePolicy[role][action])
    }
  }
  for (const action of workspaceActions) expect(mayInWorkspace(undefined, action)).toBe(false)
})
