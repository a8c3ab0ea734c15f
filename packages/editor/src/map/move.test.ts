import { expect, test } from 'vitest'
import { moved } from './use-move.ts'

const effort = { address: 'activity/a', from: 20_500, to: 20_600, ongoing: false }
const dates: Readonly<Record<string, string>> = { from: '2027-03', to: '2027-05-10' }
const read = (name: string) => dates[name]

test('[MAP2] an effort or one of its ends moves by months, as exactly as it was dated', () => {
  expect(moved(effort, 'whole', 1, read)).toEqual([
    { do: 'set', address: 'activity/a/from', value: '2027-04' },
    { do: 'set', address: 'activity/a/to', value: '2027-06-10' },
  ])
  expect(moved(effort, 'end', -1, read)).toEqual([{ do: 'set', address: 'activity/a/to', value: '2027-04-10' }])
})

test('[MAP2] no end passes the other, and what runs on has no end to move', () => {
  expect(moved(effort, 'end', -3, read)).toEqual([])
  expect(moved({ ...effort, ongoing: true }, 'end', 1, (name) => (name === 'to' ? 'ongoing' : '2027-03'))).toEqual([])
})
