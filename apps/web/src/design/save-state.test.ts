import type { Compartment } from '@balcony/design'
import type { SaveState } from '@balcony/sync/client'
import { expect, test } from 'vitest'
import { combineSaveStates } from './save-state.ts'

const saved = (at: number): SaveState => ({ is: 'saved', at })
const of = (states: Partial<Record<Compartment, SaveState>>) =>
  new Map(Object.entries(states) as [Compartment, SaveState][])

test('[WEB1] the bar tells the worst of all compartments: cannot, then unsaved, then saving, then loading, then saved', () => {
  const worse: readonly SaveState[] = [
    { is: 'cannot', reason: 'epoch', words: 'A table long enough' },
    { is: 'unsaved', changes: 2, kept: true },
    { is: 'saving' },
    { is: 'loading' },
    saved(5),
  ]
  for (const [at, state] of worse.entries()) {
    for (const milder of worse.slice(at)) {
      expect(combineSaveStates(of({ core: milder, people: state })).is).toBe(state.is)
      expect(combineSaveStates(of({ core: state, people: milder })).is).toBe(state.is)
    }
  }
})

test('[WEB1] saved is said only when every compartment is saved, with the time of the latest', () => {
  expect(combineSaveStates(of({ core: saved(3), people: saved(8) }))).toEqual({ is: 'saved', at: 8 })
  expect(combineSaveStates(of({}))).toEqual({ is: 'loading' })
})

test('[WEB1] changes that are only on this device are counted over all compartments', () => {
  const states = (kept: boolean) =>
    of({
      core: { is: 'unsaved', changes: 2, kept: true },
      legal: { is: 'unsaved', changes: 3, kept },
      people: saved(1),
    })
  expect(combineSaveStates(states(true))).toEqual({ is: 'unsaved', changes: 5, kept: true })
  // One that would not outlive the window is enough: the bar never claims more than is true.
  expect(combineSaveStates(states(false))).toEqual({ is: 'unsaved', changes: 5, kept: false })
})

test('[WEB1] a compartment that cannot be saved is named with its reason, beside the changes that still wait elsewhere', () => {
  const states = of({
    core: saved(1),
    people: { is: 'cannot', reason: 'not-allowed', words: '' },
    legal: { is: 'unsaved', changes: 1, kept: false },
  })
  expect(combineSaveStates(states)).toEqual({
    is: 'cannot',
    changes: 1,
    refusals: [{ compartment: 'people', reason: 'not-allowed' }],
  })
})
