import { compartments, process, review } from '@balcony/design'
import { openLive, seed } from '@balcony/document'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { demoSnapshot } from '../testing/world.ts'
import { drawnFrom } from './drawn-from.ts'
import { sayValue } from './say-value.ts'

const bytes = seed(process, demoSnapshot())
const docs = compartments.map((name) => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, bytes[name])
  return [name, doc] as const
})
const live = openLive(process, Object.fromEntries(docs), { person: 'ana', now: () => 0 })
const english = (words: string) => words
const say = (value: string | number, locale = 'en-GB') => sayValue(live, value, english, locale)

test('[FINDING1] values of a finding are said as people say them: options, records, days and places by their names', () => {
  expect(say('possible_match')).toBe('Possible match')
  expect(say('P1')).toBe(live.value('party/P1/name'))
  expect(say('2027-06-01')).toBe('1 June 2027')
  expect(say('venue/V1/name')).toMatch(/^Venues · .* · /)
  expect(say(1200, 'de')).toBe('1.200')
})

test('[FINDING1] a list of known words is said as a list; a name with a comma in it stays a name', () => {
  expect(say('sounding_out, possible_match')).toMatch(/^\S.* and Possible match$/)
  expect(say('Institute of Hydrology, Sarrow University')).toBe('Institute of Hydrology, Sarrow University')
})

test('[FINDING1] no finding of the demo case says an id with an underscore', () => {
  const findings = review(process, demoSnapshot(), { today: '2027-02-20' })
  expect(findings.length).toBeGreaterThan(5)
  for (const { values } of findings)
    for (const value of Object.values(values)) expect(say(value)).not.toMatch(/^[a-z]+(_[a-z]+)+$/)
})

test('[FINDING2] to decide about a finding one needs what it was drawn from and where it stands', () => {
  const findings = review(process, demoSnapshot(), { today: '2027-02-20' })
  const sealed = findings.find((finding) => finding.reads.includes('legal'))
  expect(sealed && drawnFrom(process, sealed)).toEqual(['legal'])
  const own = { ...findings[0], at: 'surrogate/T1', reads: ['legal'] } as unknown as (typeof findings)[number]
  expect(drawnFrom(process, own)).toEqual(['legal', 'sealed'])
})
