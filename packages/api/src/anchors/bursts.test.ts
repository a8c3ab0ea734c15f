import { expect, test } from 'vitest'
import { handClock } from '../testing/hand-clock.ts'
import { Bursts, burstEndsAfter, burstLastsAtMost } from './bursts.ts'

function gathering() {
  const clock = handClock()
  const handed: string[] = []
  const bursts = new Bursts<number>(clock, async (name, items) => {
    handed.push(`${name}: ${items.join(' ')}`)
  })
  return { clock, handed, bursts }
}

test('[ANCHOR1] what comes in quick succession is looked at together, after a pause', async () => {
  const { clock, handed, bursts } = gathering()
  bursts.add('core', 1)
  clock.turn(burstEndsAfter - 1)
  bursts.add('core', 2)
  bursts.add('people', 9)
  clock.turn(burstEndsAfter - 1)
  expect(handed).toEqual([])
  clock.turn(1)
  expect(handed).toEqual(['core: 1 2', 'people: 9'])
})

test('[ANCHOR1] somebody who never pauses does not put it off for ever', () => {
  const { clock, handed, bursts } = gathering()
  for (let at = 0; at < burstLastsAtMost + burstEndsAfter; at += 100) {
    bursts.add('core', at)
    clock.turn(100)
  }
  expect(handed).toHaveLength(1)
})

test('[ANCHOR1] what comes while a burst is looked at waits for the next turn, and a flush leaves nothing', async () => {
  const clock = handClock()
  const handed: number[][] = []
  let finish: () => void = () => {}
  const bursts = new Bursts<number>(clock, (_, items) => {
    handed.push([...items])
    return new Promise((resolve) => (finish = resolve))
  })
  bursts.add('core', 1)
  clock.turn(burstEndsAfter)
  bursts.add('core', 2)
  clock.turn(burstEndsAfter * 2)
  expect(handed).toEqual([[1]])
  const flushed = bursts.flush()
  finish()
  for (let i = 0; i < 10; i++) await Promise.resolve()
  finish()
  await flushed
  expect(handed).toEqual([[1], [2]])
})
