import fc from 'fast-check'
import { expect, test } from 'vitest'
import { process } from '../index.ts'
import { arbitrarySnapshot } from '../testing/arbitrary.ts'
import { demo, withValues } from '../testing/demo.ts'
import { entriesOf, find, likeness, normalise, prepare, snippet, tokensOf } from './index.ts'
import { isOneSlipAway } from './matching.ts'

const words = (text: string) => tokensOf(text).map((token) => token.word)
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom('مُعاهَدة', 'الأنهار', 'שָׁלוֹם', 'Élodie', '水資源', 'и', ' ', '\n', 'ß', '\ud800', '، ', 'Fluß'),
      { maxLength: 80 },
    )
    .map((all) => all.join('')),
)

test('[SEARCH1] the same word is found however it is written', () => {
  const same: readonly (readonly [string, string])[] = [
    ['Élodie', 'elodie'],
    ['STRASSE', 'straße'],
    ['Ǆ', 'dž'],
    ['Łódź', 'lodz'],
    ['İstanbul', 'istanbul'],
    ['ΣΊΣΥΦΟΣ', 'σισυφος'],
    ['Ёлка', 'елка'],
    ['مُعَاهَدَةٌ', 'معاهده'],
    ['مـــعاهدة', 'معاهدة'],
    ['إسلام', 'اسلام'],
    ['أحمد', 'احمد'],
    ['آمال', 'امال'],
    ['مستشفى', 'مستشفي'],
    ['مسؤول', 'مسوول'],
    ['رئيس', 'رييس'],
    ['ﻻ', 'لا'],
    ['کتاب یاری', 'كتاب ياري'],
    ['می‌خواهم', 'میخواهم'],
    ['٢٠٢٧', '2027'],
    ['۲۰۲۷', '2027'],
    ['２０２７', '2027'],
    ['שָׁלוֹם', 'שלום'],
    ['צה״ל', 'צהל'],
    ['가', '가'.normalize('NFD')],
    ['½', '1⁄2'],
  ]
  for (const [left, right] of same) expect(normalise(left), `${left} ${right}`).toBe(normalise(right))
  // Vowels of scripts in which they are letters make other words.
  expect(normalise('कि')).not.toBe(normalise('का'))
  expect(normalise('peace')).not.toBe(normalise('peaces'))
})

test('[SEARCH1] what was brought to one form stays as it is, whatever it was (seed 301)', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const once = normalise(text)
      expect(normalise(once)).toBe(once)
    }),
    { seed: 301, numRuns: 400 },
  )
})

test('[SEARCH1] tashkeel and tatweel anywhere change nothing (seed 302)', () => {
  const letter = fc.constantFrom(...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي')
  const sign = fc.constantFrom('', '\u064e', '\u064f', '\u0650', '\u0651', '\u0640', '\u064b')
  fc.assert(
    fc.property(fc.array(fc.tuple(letter, sign), { minLength: 1, maxLength: 20 }), (letters) => {
      expect(words(letters.flat().join(''))).toEqual(words(letters.map(([each]) => each).join('')))
    }),
    { seed: 302 },
  )
})

test('[SEARCH2] words are told apart by script alone', () => {
  expect(words('Envoy’s deputy, V3; 2027–28')).toEqual(['envoy', 's', 'deputy', 'v3', '2027', '28'])
  expect(words('الـUN، نهر')).toEqual(['ال', 'un', 'نهر'])
  expect(words('水資源対話')).toEqual(['水資', '資源', '源対', '対話'])
  expect(words('水 Fluß')).toEqual(['水', 'fluss'])
  expect(words('')).toEqual([])
})

test('[SEARCH2] every word stands where it says (seed 303)', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let at = 0
      for (const { word, from, to } of tokensOf(text)) {
        expect(from).toBeGreaterThanOrEqual(at)
        expect(to).toBeGreaterThan(from)
        expect(normalise(text.slice(from, to))).toBe(word)
        at = from
      }
    }),
    { seed: 303, numRuns: 400 },
  )
})

test('[SEARCH3] a beginning is found, an Arabic word without its article, and one slip in five letters or more', () => {
  expect(likeness('lakeside', 'lake')).toBeGreaterThan(0)
  expect(likeness('lakeside', 'lakezide')).toBeGreaterThan(0)
  expect(likeness('lakeside', 'side')).toBe(0)
  expect(likeness('lake', 'lage')).toBe(0)
  for (const word of ['النهر', 'والنهر', 'بالنهر', 'للنهر']) expect(likeness(normalise(word), 'نهر'), word).toBe(1)
  expect(likeness('نهر', 'النهر')).toBe(0)
})

test('[SEARCH3] one slip is one letter more, less or other, in either direction (seed 304)', () => {
  const distance = (left: string, right: string): number => {
    let row = Array.from({ length: right.length + 1 }, (_, at) => at)
    for (let i = 1; i <= left.length; i++) {
      const next = [i]
      for (let j = 1; j <= right.length; j++)
        next.push(
          Math.min(
            (next[j - 1] ?? 0) + 1,
            (row[j] ?? 0) + 1,
            (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1),
          ),
        )
      row = next
    }
    return row[right.length] ?? 0
  }
  const word = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 })
  fc.assert(
    fc.property(word, word, (left, right) => {
      expect(isOneSlipAway(left, right)).toBe(distance(left, right) <= 1)
    }),
    { seed: 304, numRuns: 1000 },
  )
})

test('[SEARCH4] every word of a query must be found, one of them at least in the words themselves', () => {
  const entries = prepare([
    { id: 'venue/v1/rooms', address: 'venue/v1/rooms', name: 'Lakeside Residence', words: 'A wing each' },
    { id: 'venue/v1/name', address: 'venue/v1/name', name: 'Lakeside Residence', words: 'Lakeside Residence' },
    { id: 'venue/v2/rooms', address: 'venue/v2/rooms', name: 'Tarn', words: 'Two, thin walls by the lake' },
  ])
  const ids = (query: string) => find(entries, query, 10).map(({ entry }) => entry.id)
  expect(ids('lakeside wing')).toEqual(['venue/v1/rooms'])
  expect(ids('lakeside')).toEqual(['venue/v1/name'])
  expect(ids('wing walls')).toEqual([])
  expect(ids('lake')).toEqual(['venue/v2/rooms', 'venue/v1/name'])
  expect(ids('  …  ')).toEqual([])
  expect(find(entries, 'lake', 1)).toHaveLength(1)
})

test('[SEARCH5] every text, translation, block of prose and chosen label of the demo case is found where it stands', () => {
  const snapshot = demo()
  const entries = entriesOf(process, snapshot)
  expect(entries.length).toBeGreaterThan(500)
  expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length)
  const prepared = prepare(entries)
  for (const { id, words } of entries.filter((_, at) => at % 7 === 0)) {
    const found = find(prepared, words.slice(0, 60).replace(/\S+$/, '') || words, 10_000)
    if (tokensOf(words).length > 0)
      expect(
        found.map(({ entry }) => entry.id),
        words,
      ).toContain(id)
  }
})

test('[SEARCH5] whatever another client wrote, what can be read is found (seed 305)', () => {
  fc.assert(
    fc.property(arbitrarySnapshot(process), fc.jsonValue(), (snapshot, wrong) => {
      expect(() => entriesOf(process, withValues(snapshot, 'design', { title: wrong, purpose: wrong }))).not.toThrow()
    }),
    { seed: 305, numRuns: 20 },
  )
})

test('[SEARCH6] a snippet is what somebody wrote, on one line, with the hits marked (seed 306)', () => {
  fc.assert(
    fc.property(anyText, anyText, (text, query) => {
      const pieces = snippet(text, query)
      const shown = pieces
        .map((piece) => piece.text)
        .join('')
        .replace(/^…/, '')
        .replace(/…$/, '')
      expect(text.replaceAll(/\s/g, ' ').replaceAll('…', '')).toContain(shown.replaceAll('…', ''))
      for (const piece of pieces) if (piece.hit) expect(words(piece.text).length).toBeGreaterThan(0)
    }),
    { seed: 306, numRuns: 600 },
  )
})

test('[SEARCH6] a snippet shows the hit in a long text, and markup as plain words', () => {
  const text = `${'Before that nothing happened. '.repeat(20)}Then <b>Lakeside</b> was chosen. ${'After. '.repeat(40)}`
  const pieces = snippet(text, 'lakeside')
  expect(pieces.filter((piece) => piece.hit)).toEqual([{ text: 'Lakeside', hit: true }])
  const shown = pieces.map((piece) => piece.text).join('')
  expect(shown).toMatch(/^….*<b>Lakeside<\/b> was chosen.*…$/)
  expect(shown.length).toBeLessThan(140)
  expect(snippet('نُوقِشت المعاهدة', 'معاهده').find((piece) => piece.hit)?.text).toBe('المعاهدة')
})
