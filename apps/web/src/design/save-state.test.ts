import type { Compartment } from '@balcony/design'
import type { SaveState } from '@balcony/sync'
import { expect, test } from 'vitest'
import { combineSaveStates, unsentWords } from './save-state.ts'

const saved = (at: number): SaveState => ({ is: 'saved', at })
const of = (states: Partial<Record<Compartment, SaveState>>) =>
  new Map(Object.entries(states) as [Compartment, SaveState][])

test('[WEB1] the bar tells the worst of all compartments: cannot, then unsaved, then saving, then loading, then saved', () => {
  const worse: readonly SaveState[] = [
    { is: 'cannot', reason: 'epoch', words: 'A table long enough' },
    { is: 'unsaved', changes: 2 },
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
  const states = of({ core: { is: 'unsaved', changes: 2 }, legal: { is: 'unsaved', changes: 3 }, people: saved(1) })
  expect(combineSaveStates(states)).toEqual({ is: 'unsaved', changes: 5 })
})

test('[WEB2] words that could not be saved are kept for copying, also when other compartments are fine', () => {
  const state = combineSaveStates(
    of({
      core: saved(1),
      people: { is: 'cannot', reason: 'not-allowed', words: 'Heron comes alone.\n' },
      sealed: { is: 'cannot', reason: 'epoch', words: 'The house by the lake.' },
      legal: { is: 'unsaved', changes: 1 },
    }),
  )
  expect(state).toMatchObject({ is: 'cannot', changes: 1 })
  expect(state.is === 'cannot' && unsentWords(state.refusals)).toBe('Heron comes alone.\n\nThe house by the lake.')
})
