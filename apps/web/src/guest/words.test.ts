import { proseOf } from '@balcony/design'
import { expect, test } from 'vitest'
import { highlightsIn, plainWords, quoteOf, rangeOf } from './words.ts'

const prose = proseOf('Friday belongs to what hurts.\nEach side speaks; the other says it back.')
const words = plainWords(prose as never)

test('[GUESTPAGE5] what is selected becomes a quote of the words that the edition has', () => {
  expect(quoteOf(words, 'hurts.Each side')).toEqual({
    before: 'Friday belongs to what ',
    exact: 'hurts.Each side',
    after: ' speaks; the other says it back.',
  })
  expect(quoteOf(words, ' Each side speaks ')?.exact).toBe('Each side speaks')
  expect(quoteOf(words, 'nobody said this')).toBeUndefined()
  expect(quoteOf(words, '  ')).toBeUndefined()
})

test('[GUESTPAGE5] a quote is found over the break between blocks, and drawn where it stands', () => {
  expect(rangeOf(words, 'hurts.Each')).toEqual({ from: words.indexOf('hurts'), to: words.indexOf(' side') })
  const thread = { id: 't', own: true, resolved: false, remarks: [], quote: 'Each side' }
  expect(highlightsIn(prose, [thread])).toMatchObject([{ thread: 't', from: 32, to: 41 }])
  expect(highlightsIn(prose, [{ ...thread, resolved: true }])).toEqual([])
})
