import { expect, test } from 'vitest'
import { HandClock } from '../testing/hand-clock.ts'
import { pauseBefore } from './return.ts'
import { Saving } from './saving.ts'

function world() {
  const clock = new HandClock()
  const marks: number[] = []
  const saving = new Saving(
    clock,
    (mark) => marks.push(mark),
    () => {},
  )
  return { clock, marks, saving }
}

test('[CLIENT7] when no mark comes for ten seconds the changes count as unsaved, until it comes', async () => {
  const { clock, marks, saving } = world()
  saving.handedOver()
  saving.returned(1)
  saving.wrote()
  await Promise.resolve()
  expect(saving.state).toEqual({ is: 'saving' })
  clock.turn(10_000)
  expect(saving.state).toEqual({ is: 'unsaved', changes: 1, kept: false })
  saving.returned(marks.at(-1) as number)
  expect(saving.state.is).toBe('saved')
})

test('[CLIENT8] a mark covers what was written before it, not after', async () => {
  const { marks, saving } = world()
  saving.handedOver()
  saving.returned(1)
  saving.wrote()
  await Promise.resolve()
  saving.wrote()
  saving.returned(2)
  expect(saving.state).toEqual({ is: 'saving' })
  expect(marks).toEqual([1, 2, 3])
  saving.returned(3)
  expect(saving.state.is).toBe('saved')
})

test('[CLIENT9] a mark of an earlier connection means nothing', () => {
  const { saving } = world()
  saving.handedOver()
  saving.wrote()
  saving.wentOffline()
  saving.handedOver()
  saving.returned(1)
  expect(saving.state).toEqual({ is: 'saving' })
  saving.returned(2)
  expect(saving.state.is).toBe('saved')
})

test('[CLIENT10] after a refusal no mark makes it saved', () => {
  const { saving } = world()
  saving.handedOver()
  saving.cannot('refused', 'no')
  saving.returned(1)
  expect(saving.state).toMatchObject({ is: 'cannot', words: 'no' })
  saving.again()
  expect(saving.state).toEqual({ is: 'saving' })
})

test('[CLIENT11] clients come back after growing pauses, spread by chance', () => {
  expect([1, 2, 3, 9].map((attempt) => pauseBefore(attempt, () => 0))).toEqual([200, 400, 800, 2500])
  expect([1, 2, 3, 9].map((attempt) => pauseBefore(attempt, () => 1))).toEqual([400, 800, 1600, 5000])
})
