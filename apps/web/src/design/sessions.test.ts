import { expect, test } from 'vitest'
import { Sessions } from './sessions.ts'

function world() {
  const waiting = new Set<() => void>()
  const closed: string[] = []
  const sessions = new Sessions<{ close(): void }>((act) => {
    waiting.add(act)
    return () => waiting.delete(act)
  })
  const pass = () => {
    for (const act of [...waiting]) {
      waiting.delete(act)
      act()
    }
  }
  const open = (key: string) => sessions.get(key, () => ({ close: () => closed.push(key) }))
  return { sessions, open, pass, closed }
}

test('[WEB3] a design that is unmounted and mounted again at once is opened only once and never closed', () => {
  const { sessions, open, pass, closed } = world()
  const first = open('rivers')
  const release = sessions.hold('rivers')
  release()
  expect(open('rivers')).toBe(first)
  sessions.hold('rivers')
  pass()
  expect(closed).toEqual([])
})

test('[WEB3] a design that nobody shows any more is closed after a moment, and opened anew when asked for', () => {
  const { sessions, open, pass, closed } = world()
  const first = open('rivers')
  const release = sessions.hold('rivers')
  pass()
  expect(closed).toEqual([])
  release()
  pass()
  expect(closed).toEqual(['rivers'])
  expect(open('rivers')).not.toBe(first)
})

test('[WEB3] a design that was opened and never shown is closed too', () => {
  const { open, pass, closed } = world()
  open('rivers')
  pass()
  expect(closed).toEqual(['rivers'])
})
