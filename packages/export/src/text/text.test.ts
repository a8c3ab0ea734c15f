import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clean, cleanLine, shorten } from './clean.ts'
import { isCovered } from './coverage.ts'
import { printableLink } from './links.ts'
import { Losses } from './losses.ts'
import { runsOf } from './runs.ts'
import { directionOf, languageOfBlock } from './scripts.ts'

const cleaned = (text: string) => clean(text, new Losses())

test('[GLYPH1] what nobody can see or what changes how others read goes; all line breaks become one', () => {
  expect(cleaned('a\u0000b\u0007c\u001bd\u009fe\ufffef')).toBe('abcdef')
  expect(cleaned('left \u202eright\u202c \u2066both\u2069 \ufeffmark')).toBe('left right both mark')
  expect(cleaned('a\r\nb\rc\u2028d\u2029e\u0085f\tg')).toBe('a\nb\nc\nd\ne\nf g')
  expect(cleaned('e\u0301 lone \ud800 half')).toBe('\u00e9 lone \ufffd half')
  // Persian needs the joiner that keeps letters apart, and direction marks are words of the writer.
  expect(cleaned('می\u200cخواهم \u200f')).toBe('می\u200cخواهم \u200f')
  expect(cleanLine('  one\n two  ', new Losses())).toBe('one two')
})

test('[GLYPH2] a character that no font of ours has becomes U+FFFD and is counted', () => {
  const losses = new Losses()
  expect(clean('Glagolitic ⰀⰀ and 𒀀 in a text', losses)).toBe('Glagolitic \ufffd\ufffd and \ufffd in a text')
  expect([...losses.uncovered]).toEqual([
    [0x2c00, 2],
    [0x12000, 1],
  ])
  // An accent on a letter of another script exists in no font: the letter stays.
  expect(cleaned('ا\u0303 א\u0301 q\u0303 are written here so that it is long enough')).toMatch(/^ا א q\u0303 /)
})

test('[GLYPH3] a word without an end may break, and nothing is lost by it', () => {
  const word = 'x'.repeat(5000)
  const printed = cleaned(word)
  expect(printed.replaceAll('\u200b', '')).toBe(word)
  expect(Math.max(...printed.split('\u200b').map((part) => part.length))).toBeLessThanOrEqual(40)
  expect(cleaned('https://example.org/some/long/path?query=1&more=2 and words')).toContain('/\u200b')
  expect(shorten('Basin hydrology seminar series - working papers', 40)).toBe('Basin hydrology seminar series…')
  expect(shorten('👩‍🌾'.repeat(10), 5).isWellFormed()).toBe(true)
})

test('[GLYPH4] words in another script are a run of their own, in their language; the rest stays with the block', () => {
  expect(runsOf('the term حوض البحيرة (lake basin) in אגם', 'en')).toEqual([
    { text: 'the term ' },
    { text: 'حوض البحيرة', language: 'ar', zoom: 1.13 },
    { text: ' (lake basin) in ' },
    { text: 'אגם', language: 'he', zoom: 1.05 },
  ])
  expect(runsOf('Їжак і озеро', 'en')[0]?.language).toBe('uk')
  expect(runsOf('plain words, 12 of them', 'en')).toEqual([{ text: 'plain words, 12 of them' }])
  expect(runsOf('نص مع words', 'ar')).toEqual([{ text: 'نص مع ' }, { text: 'words', language: 'en', zoom: 0.885 }])
})

test('[GLYPH5] a block reads in the direction of its first letter; groups of digits keep their order in it', () => {
  expect(directionOf(languageOfBlock('12. نلتقي اليوم in Geneva', 'en'))).toBe('rtl')
  expect(directionOf(languageOfBlock('In Geneva نلتقي', 'ar'))).toBe('ltr')
  expect(languageOfBlock('2027 – 12', 'he')).toBe('he')
  const runs = runsOf('هاتف +961 1 000 000 اليوم', 'ar')
  expect(runs).toContainEqual({ text: '+961 1 000 000', isolated: true })
  // A figure and the remark on it are no group.
  expect(runsOf('1 (-2 عدائية – 2 ودّية)', 'ar').some((run) => run.isolated)).toBe(false)
})

test('[GLYPH6] only web, mail and telephone addresses are links in print, however they are disguised', () => {
  expect(printableLink('https://example.org/?q=1')).toBe('https://example.org/?q=1')
  expect(printableLink('mailto:a@example.org')).toBe('mailto:a@example.org')
  expect(printableLink('tel:+41220000000')).toBe('tel:+41220000000')
  const hostile = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'file:///etc/passwd',
  ]
  const more = [
    'data:text/html,x',
    'vbscript:x',
    '//evil',
    'launch:calc',
    '',
    'https://',
    `https://${'a'.repeat(3000)}`,
    null,
    7,
  ]
  for (const address of [...hostile, ...more]) expect(printableLink(address), String(address)).toBeUndefined()
})

test('[GLYPH7] whatever is typed, what is printed is covered, well formed and free of controls (seed 20270220)', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: 'grapheme', maxLength: 80 }),
  )
  fc.assert(
    fc.property(anything, fc.constantFrom('en', 'ar', 'he', 'ru'), (text, language) => {
      const printed = cleaned(text)
      expect(printed.isWellFormed()).toBe(true)
      for (const character of printed) {
        const code = character.codePointAt(0) ?? 0
        const isSeen = code > 32 && !/[\p{Cf}\p{Mn}]/u.test(character)
        if (isSeen && !(text.length <= 40 && code < 0x7f)) expect(isCovered(code), `U+${code.toString(16)}`).toBe(true)
        expect(character === '\n' || !/\p{Cc}/u.test(character)).toBe(true)
      }
      const line = printed.replaceAll('\n', ' ')
      expect(
        runsOf(line, language)
          .map((run) => run.text)
          .join(''),
      ).toBe(line)
    }),
    { seed: 20270220, numRuns: 400 },
  )
})
