import { expect, test } from 'vitest'
import { RecoveredWords } from './recovered.ts'
import { wouldLoseWords } from './use-leave-warning.ts'

test('[WEB2] words that could not be saved outlive the connection they came from, once each, until they are dismissed', () => {
  const words = new RecoveredWords()
  words.keep({ design: 'rivers', reason: 'epoch', words: 'The house by the lake.' })
  words.keep({ design: 'rivers', reason: 'epoch', words: 'The house by the lake.' })
  words.keep({ design: 'ports', reason: 'signed-out', words: 'Heron' })
  words.keep({ design: 'ports', reason: 'signed-out', words: ' \n' })
  expect(words.all().map((one) => one.words)).toEqual(['The house by the lake.', 'Heron'])
  words.dismiss('rivers')
  expect(words.all().map((one) => one.design)).toEqual(['ports'])
})

test('[WEB2] the browser asks before a page is closed whose words are nowhere else, and not otherwise', () => {
  expect(wouldLoseWords({ is: 'unsaved', changes: 1, kept: false })).toBe(true)
  expect(wouldLoseWords({ is: 'unsaved', changes: 1, kept: true })).toBe(false)
  expect(wouldLoseWords({ is: 'saving' })).toBe(true)
  expect(wouldLoseWords({ is: 'cannot', refusals: [], changes: 2 })).toBe(true)
  expect(wouldLoseWords({ is: 'cannot', refusals: [], changes: 0 })).toBe(false)
  expect(wouldLoseWords({ is: 'saved', at: 1 })).toBe(false)
  expect(wouldLoseWords({ is: 'loading' })).toBe(false)
})
