import { expect, test } from 'vitest'
import { fitting, pieces, stillNamed, typedName, withName } from './mentions.ts'

const nadia = { id: 'n', name: 'Nadia Haddad' }
const lea = { id: 'l', name: 'Léa Nadeau' }
const salma = { id: 's', name: 'سلمى حداد' }

test('[COMMENT5] a name is looked for from an @ that begins a word up to the caret', () => {
  expect(typedName('Ask @Na', 7)).toEqual({ from: 4, typed: 'Na' })
  expect(typedName('@', 1)).toEqual({ from: 0, typed: '' })
  expect(typedName('(@Nadia H', 9)).toEqual({ from: 1, typed: 'Nadia H' })
  expect(typedName('اسأل @سل', 8)).toEqual({ from: 5, typed: 'سل' })
  for (const none of ['mail@example', '@Nadia Haddad said', 'no', ''])
    expect(typedName(none, none.length), none).toBeUndefined()
})

test('[COMMENT5] names are found by any of their words, whatever the accents', () => {
  const all = [nadia, lea, salma]
  expect(fitting(all, 'nad')).toEqual([nadia, lea])
  expect(fitting(all, 'lea')).toEqual([lea])
  expect(fitting(all, 'حد')).toEqual([salma])
  expect(fitting(all, 'x')).toEqual([])
})

test('[COMMENT5] a chosen name stands in the text, and counts only while it does', () => {
  const put = withName('Ask @Na about it', 4, 7, nadia.name)
  expect(put).toEqual({ text: 'Ask @Nadia Haddad about it', caret: 18 })
  expect(stillNamed(put.text, [nadia, lea])).toEqual([nadia])
  expect(pieces(put.text, [nadia])).toEqual([
    { text: 'Ask ' },
    { text: '@Nadia Haddad', id: 'n' },
    { text: ' about it' },
  ])
  expect(pieces('nothing', [])).toEqual([{ text: 'nothing' }])
})
