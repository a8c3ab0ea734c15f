import { expect, test } from 'vitest'
import { actionOf, isSearchKey } from './key-actions.ts'

const key = (code: string, held: string, typed = code) => ({
  code,
  key: typed,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
})

test('[WEB12] the keys of the design language do what they say, also on an Arabic keyboard and on a Mac', () => {
  expect(actionOf(key('Backslash', 'ctrl', '\\'))).toBe('fold')
  expect(actionOf(key('ArrowUp', 'alt'))).toBe('previous')
  expect(actionOf(key('ArrowDown', 'alt'))).toBe('next')
  expect(actionOf(key('KeyZ', 'ctrl', 'ئ'))).toBe('undo')
  expect(actionOf(key('KeyZ', 'meta shift', 'Z'))).toBe('redo')
  expect(actionOf(key('KeyS', 'meta', 's'))).toBe('save')
  expect(isSearchKey(key('KeyK', 'ctrl', 'ن'))).toBe(true)
  expect(isSearchKey(key('KeyK', 'ctrl shift', 'K'))).toBe(false)
  expect(actionOf(key('KeyC', 'ctrl alt', 'ؤ'))).toBe('comments')
  expect(actionOf(key('KeyM', 'ctrl alt', 'ة'))).toBe('comment')
})

test('[WEB12] keys without their command, or with others held, are left alone', () => {
  for (const other of [
    key('KeyZ', ''),
    key('KeyC', 'ctrl', 'c'),
    key('ArrowUp', 'alt shift'),
    key('ArrowUp', ''),
    key('KeyS', 'ctrl alt'),
  ])
    expect(actionOf(other)).toBeUndefined()
})
