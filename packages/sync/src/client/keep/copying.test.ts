import { expect, test } from 'vitest'
import { HandClock } from '../../testing/hand-clock.ts'
import type { SaveState } from '../save-state.ts'
import { copying } from './copying.ts'

test('[KEEP10] a copy is made when the compartment came, then while nobody writes, and in steady writing once a minute', () => {
  const clock = new HandClock()
  const save: SaveState = { is: 'saved', at: 0 }
  let copies = 0
  const changed = copying(
    () => {
      copies += 1
    },
    () => save,
    clock,
  )
  changed()
  clock.turn(1_000)
  expect(copies).toBe(1)

  for (let second = 0; second < 50; second += 1) {
    changed()
    clock.turn(1_000)
  }
  expect(copies).toBe(1)
  clock.turn(10_000)
  expect(copies).toBe(2)

  for (let second = 0; second < 130; second += 1) {
    changed()
    clock.turn(1_000)
  }
  expect(copies).toBe(4)
})

test('[KEEP10] nothing that is not saved, or was refused, goes into a copy', () => {
  const clock = new HandClock()
  let save: SaveState = { is: 'saving' }
  let copies = 0
  const changed = copying(
    () => {
      copies += 1
    },
    () => save,
    clock,
  )
  changed()
  clock.turn(60_000)
  expect(copies).toBe(0)
  save = { is: 'cannot', reason: 'refused', words: '' }
  clock.turn(60_000)
  expect(copies).toBe(0)
})
