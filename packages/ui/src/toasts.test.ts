import { expect, test } from 'vitest'
import { createToasts } from './toasts.ts'

test('[UI2] at most three toasts are on screen, the newest last; one that is dismissed goes', () => {
  const toasts = createToasts()
  let changes = 0
  const stop = toasts.watch(() => {
    changes += 1
  })
  for (const words of ['one', 'two', 'three', 'four']) toasts.show(words)
  expect(toasts.list().map((toast) => toast.words)).toEqual(['two', 'three', 'four'])
  toasts.dismiss(toasts.list()[1]?.id ?? 0)
  expect(toasts.list().map((toast) => toast.words)).toEqual(['two', 'four'])
  stop()
  toasts.show('five')
  expect(changes).toBe(5)
})
