import { expect, test } from 'vitest'
import { announceEvery, announcer } from './announcer.ts'

function world() {
  let now = 0
  let waiting: { act: () => void; at: number } | undefined
  const said: string[] = []
  const made = announcer(
    (sentence) => said.push(sentence),
    () => now,
    (act, wait) => {
      waiting = { act, at: now + wait }
      return () => {
        waiting = undefined
      }
    },
  )
  const turn = (by: number) => {
    now += by
    if (!waiting || waiting.at > now) return
    const { act } = waiting
    waiting = undefined
    act()
  }
  return { made, said, turn }
}

test('[UI1] the first sentence is said at once; later ones wait, and only the newest is said', () => {
  const { made, said, turn } = world()
  made.say('Leila edits Venues')
  made.say('Leila and Tomasz edit Venues')
  made.say('Tomasz edits Venues')
  expect(said).toEqual(['Leila edits Venues'])
  turn(announceEvery - 1)
  expect(said).toHaveLength(1)
  turn(1)
  expect(said).toEqual(['Leila edits Venues', 'Tomasz edits Venues'])
  turn(announceEvery)
  made.say('Nobody else is here')
  expect(said).toHaveLength(3)
})

test('[UI1] after it is stopped nothing more is said', () => {
  const { made, said, turn } = world()
  made.say('one')
  made.say('two')
  made.stop()
  turn(announceEvery * 2)
  expect(said).toEqual(['one'])
})
