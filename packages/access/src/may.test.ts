import { readFileSync } from 'node:fs'
import { type Compartment, compartments } from '@balcony/design'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  actions,
  actors,
  enter,
  type Holder,
  linkRights,
  type Member,
  may,
  needsClearance,
  openTo,
  policy,
  roles,
} from './index.ts'

const design = 'rivers'
const member = (role: Member['role'], clearances: readonly Compartment[] = []): Member => ({
  design,
  person: 'ana',
  role,
  clearances,
})

const holder = (role: Holder['role']): Holder => ({ design, person: 'ana', role, clearances: [] })

const anyMember = fc.record({
  design: fc.constantFrom('rivers', 'ports'),
  person: fc.constantFrom('ana', 'ben'),
  role: fc.constantFrom(...roles),
  clearances: fc.subarray([...compartments]),
})
const anyWhat = fc.record(
  {
    design: fc.constantFrom('rivers', 'ports'),
    compartments: fc.subarray([...compartments]),
    begunBy: fc.constantFrom('ana', 'ben'),
  },
  { requiredKeys: ['design'] },
)
const anyAction = fc.constantFrom(...actions)

describe('the table of SPEC.md', () => {
  const spec = readFileSync(new URL('../SPEC.md', import.meta.url), 'utf8')
  const rows = [...spec.matchAll(/^\| ([a-z-]+) +\|((?: (?:always|own|never) +\|)+)$/gm)]
  const table = new Map(
    rows.map(([, action, cells]) => [
      action,
      String(cells)
        .split('|')
        .map((cell) => cell.trim()),
    ]),
  )

  test('[ACCESS1] names every action and no other', () => {
    expect([...table.keys()]).toEqual([...actions])
  })

  for (const [column, role] of actors.entries()) {
    for (const action of actions) {
      const answer = table.get(action)?.[column]
      test(`[ACCESS1] ${role}: ${action} ${answer}`, () => {
        expect(policy[role][action]).toBe(answer)
        const somebody = linkRights.some((right) => right === role)
          ? holder(role as Holder['role'])
          : member(role as Member['role'])
        expect(may(somebody, action, { design, begunBy: 'ana' })).toBe(answer !== 'never')
        expect(may(somebody, action, { design, begunBy: 'ben' })).toBe(answer === 'always')
        expect(may(somebody, action, { design })).toBe(answer === 'always')
      })
    }
  }
})

for (const role of roles) {
  for (const compartment of compartments) {
    test(`[ACCESS3] ${role} in ${compartment}`, () => {
      const seat = role === 'lead' || role === 'planner' ? 'write' : 'read'
      expect(enter(member(role, [compartment]), compartment)).toBe(seat)
      expect(enter(member(role), compartment)).toBe(compartment === 'core' ? seat : undefined)
    })
  }
}

test('[ACCESS2] nobody without membership of this design gets anything (random members, actions and things, seed 2)', () => {
  fc.assert(
    fc.property(fc.option(anyMember, { nil: undefined }), anyAction, anyWhat, (somebody, action, what) => {
      if (somebody?.design !== what.design) expect(may(somebody, action, what)).toBe(false)
    }),
    { seed: 2, numRuns: 2000 },
  )
  for (const compartment of compartments) expect(enter(undefined, compartment)).toBeUndefined()
  expect(openTo(undefined)).toEqual([])
})

test('[ACCESS3] losing a clearance loses that compartment and no other (seed 3)', () => {
  fc.assert(
    fc.property(anyMember, fc.constantFrom(...compartments), (somebody, lost) => {
      const after = { ...somebody, clearances: somebody.clearances.filter((each) => each !== lost) }
      if (needsClearance[lost]) expect(enter(after, lost)).toBeUndefined()
      for (const other of compartments) if (other !== lost) expect(enter(after, other)).toBe(enter(somebody, other))
    }),
    { seed: 3, numRuns: 1000 },
  )
})

test('[ACCESS4] reviewers and readers never write, whatever they are cleared for (seed 4)', () => {
  fc.assert(
    fc.property(anyMember, anyWhat, fc.constantFrom(...compartments), (somebody, what, compartment) => {
      if (somebody.role === 'lead' || somebody.role === 'planner') return
      expect(may(somebody, 'write', what)).toBe(false)
      expect(enter(somebody, compartment)).not.toBe('write')
    }),
    { seed: 4, numRuns: 1000 },
  )
})

test('[ACCESS5] what touches several compartments needs every one of them (seed 5)', () => {
  fc.assert(
    fc.property(anyMember, anyAction, anyWhat, (somebody, action, what) => {
      if (!may(somebody, action, what)) return
      for (const compartment of what.compartments ?? []) expect(openTo(somebody)).toContain(compartment)
    }),
    { seed: 5, numRuns: 2000 },
  )
})

test('[ACCESS6] a right over one’s own things never reaches another person’s (seed 6)', () => {
  fc.assert(
    fc.property(anyMember, anyAction, anyWhat, (somebody, action, what) => {
      if (policy[somebody.role][action] === 'own' && what.begunBy !== somebody.person) {
        expect(may(somebody, action, what)).toBe(false)
      }
    }),
    { seed: 6, numRuns: 2000 },
  )
})

for (const right of linkRights) {
  test(`[ACCESS10] ${right} enters no compartment and does nothing but to its edition`, () => {
    const somebody = holder(right)
    for (const compartment of compartments) expect(enter(somebody, compartment)).toBeUndefined()
    expect(openTo(somebody)).toEqual([])
    const allowed = actions.filter((action) => may(somebody, action, { design, begunBy: 'ana' }))
    expect(allowed).toEqual(
      right === 'link-read' ? ['read-edition'] : ['edit-remark', 'take-back', 'read-edition', 'comment-on-edition'],
    )
    for (const compartment of compartments)
      if (needsClearance[compartment])
        expect(may(somebody, 'read-edition', { design, compartments: [compartment] })).toBe(false)
    expect(may(somebody, 'read-edition', { design: 'ports' })).toBe(false)
  })
}
