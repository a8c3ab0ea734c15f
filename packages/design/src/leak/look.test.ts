import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formsOf, tokensOf } from '../search/tokens.ts'
import { type Hit, Index } from './look.ts'
import { needlesOf } from './needles.ts'
import type { Secret } from './secrets.ts'
import { scriptOf, skeleton } from './skeleton.ts'
import { type Word, wordsIn } from './words.ts'
import { isArticle, writtenAs } from './written.ts'

const seed = 4711
const secret = (words: readonly string[], more: Partial<Secret> = {}): Secret => ({
  ...{ what: 'name', compartment: 'people', address: `identity/${words.join('-')}/name`, sure: true },
  ...{ words, ...more },
})

/** The same, secret by secret and place by place, as one would explain it. */
function plainly(secrets: readonly Secret[], text: string): readonly string[] {
  const words = wordsIn(text, tokensOf(text))
  const hits: Hit[] = []
  for (const one of secrets)
    for (const [at, word] of words.entries()) {
      const written = follows(words, at, one.words, (each, wanted) => writtenAs(each).includes(wanted))
      if (written) hits.push({ secret: one, from: word.from, to: written.to, sure: one.sure })
      if (one.what === 'sentence') continue
      let joined = ''
      for (let next = at; next < at + 4 && (next === at || words[next]?.continues); next++) {
        joined += words[next]?.word
        if (writtenAs(joined).includes(one.words.join('')))
          hits.push({ secret: one, from: word.from, to: words[next]?.to ?? 0, sure: one.sure })
      }
      if (one.what === 'place') continue
      const heard = follows(words, at, one.words.slice(0, 6), soundsLike)
      const [first = ''] = one.words
      const known = writtenAs(word.word).filter((form) => longSounds(first).includes(skeleton(form)))
      if (!heard || known.length === 0) continue
      const foreign = scriptOf(first) !== scriptOf(word.word)
      if (!foreign && (one.words.length < 2 || known.every((form) => form === first))) continue
      hits.push({ secret: one, from: word.from, to: heard.to, sure: foreign && one.sure && one.words.length > 1 })
    }
  return said(hits)
}

const longSounds = (wanted: string) =>
  formsOf(wanted)
    .map(skeleton)
    .filter((sound) => sound.length >= 3)

function soundsLike(word: string, wanted: string): boolean {
  const sounds = formsOf(wanted).map(skeleton)
  return writtenAs(word).some((each) => skeleton(each) !== '' && sounds.includes(skeleton(each)))
}

function follows(
  words: readonly Word[],
  at: number,
  wanted: readonly string[],
  same: (word: string, wanted: string) => boolean,
): Word | undefined {
  let last: Word | undefined
  let next = at
  for (const each of wanted) {
    if (next > at && isArticle(words[next]?.word ?? '') && !isArticle(each)) next += 1
    const word = words[next++]
    if (!word || !same(word.word, each)) return undefined
    last = word
  }
  return last
}

function said(hits: readonly Hit[]): readonly string[] {
  return [...new Set(hits.map((hit) => `${hit.secret.address} ${hit.from}-${hit.to} ${hit.sure}`))].sort()
}

// Few words, so that they meet; each in forms that are one word here and two there.
const pool = [
  ...['dorsk', 'dorsks', 'ilvane', 'ilvan', 'ilvanes', 'al', 'el', 'khatib', 'khateeb', 'alkhatib', 'ali', 'bala'],
  ...['الخطيب', 'والخطيب', 'خطيب', 'احمد', 'ahmad', 'ahmed', 'марк', 'марком', 'mark', 'толвин', 'толвину', 'tolvin'],
  ...['דורסק', 'ודורסק', 'the', 'road', 'a', 'b', 'd', 'or', 'sk', '和平'],
] as const
const word = fc.constantFrom(...pool)
const secrets = fc.array(
  fc.record({
    words: fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.flatMap((each) => folded(each))),
    what: fc.constantFrom<Secret['what']>('name', 'alias', 'part', 'place', 'sentence'),
    sure: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
)
const between = fc.constantFrom(' ', '\n', '-', '-\n', ', ', ' \u200f')
/** Words of the pool, and now and then all the words of something that is looked for. */
const secretsAndText = secrets.chain((some) => {
  const said = fc.oneof(
    word.map((one) => [one]),
    fc.constantFrom(...some.map(({ words }) => words)),
  )
  const parts = fc.array(said, { maxLength: 12 }).map((all) => all.flat())
  return parts.chain((words) =>
    fc
      .tuple(...words.map(() => between))
      .map((spaces) => [some, words.map((one, at) => one + spaces[at]).join('')] as const),
  )
})

function folded(one: string): readonly string[] {
  return tokensOf(one).map((token) => token.word)
}

test(`[LEAK10] one pass over a text finds what looking for each secret at each place finds (seed ${seed})`, () => {
  let found = 0
  fc.assert(
    fc.property(secretsAndText, ([some, text]) => {
      const needles = needlesOf(some.map(({ words, ...more }) => secret(words, more)))
      const slow = plainly(needles, text)
      found += slow.length
      expect(said(new Index(needles).look(text))).toEqual(slow)
    }),
    { seed, numRuns: 1500 },
  )
  expect(found).toBeGreaterThan(1000)
})

test(`[LEAK10] a long sentence is looked for in pieces that leave no word out (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 7, maxLength: 200 }), (words) => {
      const pieces = needlesOf([secret(words, { what: 'sentence' })])
      for (const piece of pieces) expect(piece.words.length).toBeGreaterThanOrEqual(7)
      for (const piece of pieces) expect(piece.words.length).toBeLessThanOrEqual(30)
      expect(new Set(pieces.flatMap((piece) => piece.words))).toEqual(new Set(words))
      const [hit] = new Index(pieces).look(words.join(' '))
      expect(hit).toBeDefined()
    }),
    { seed, numRuns: 200 },
  )
})

const repeated = [
  ['a sentence', 'the road to the clinic is watched at night and by day. '],
  ['one letter', 'a '],
  ['a name', 'Ilvane Dorsk '],
  ['letters one by one', 'D o r s k '],
  ['articles', 'al Dorsk el Ilvane '],
  ['a broken word', 'Dor-sk-'],
  ['a number', '000 555 0101 '],
] as const
test.each(repeated)(
  '[LEAK11] a text of 300,000 letters that repeats what closed parts repeat is read in one pass: %s',
  (_, unit) => {
    const closed = folded(unit.repeat(2_000))
    const many = Array.from({ length: 500 }, (__, at) =>
      secret(closed, { what: 'sentence', address: `route/r${at}/route` }),
    )
    const names = Array.from({ length: 500 }, (__, at) =>
      secret(['ilvane', 'dorsk'], { address: `identity/p${at}/name` }),
    )
    const numbers = Array.from({ length: 500 }, (__, at) =>
      secret([], { what: 'number', digits: '05550101', address: `identity/p${at}/phone` }),
    )
    const needles = needlesOf([...many, ...names, ...numbers])
    const hits = new Index(needles).look(unit.repeat(300_000 / unit.length))
    expect(hits.length).toBeGreaterThan(1000)
    // Nobody reads five hundred names of one wording: eight of them are named, and each piece of a long text once.
    expect(new Set(hits.map((hit) => hit.secret.address)).size).toBeLessThanOrEqual(24)
  },
)
