import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type EditionKind, editions, findLeaks, type Leak, makeEdition, process, type Snapshot } from '../index.ts'
import { demo, withValues } from '../testing/demo.ts'

const seed = 39
const options = { date: '2027-02-20', partner: 'PT1', session: 'S-PSW1' }
const look = (snapshot: Snapshot, kind: EditionKind = 'internal', more = {}): readonly Leak[] =>
  findLeaks(process, snapshot, makeEdition(process, snapshot, kind, { ...options, ...more }))
const sure = (leaks: readonly Leak[]) => leaks.filter((leak) => leak.sure)
const saying = (text: string, base = demo()) => withValues(base, 'context', { mandate: text })
/** Only what is looked for and the text: the whole demo case has tests of its own. */
const small = (base: Snapshot): Snapshot => {
  const tables = ['identity', 'participant', 'location', 'venue', 'counterpart', 'party']
  return { ...base, tables: Object.fromEntries(tables.map((table) => [table, base.tables[table] ?? []])) }
}
const plain = demo()
const finds = (text: string, base = plain) => look(saying(text, small(base))).map((leak) => leak.secret)
/** Somebody of that name among the sealed names. */
const with1 = (values: object) => withValues(demo(), 'identity/O1', { ...values })

test('[LEAK1] no edition of the demo case holds what is sure to be a leak, for any session or partner', () => {
  const sessions = (demo().tables['session'] ?? []).map((row) => row.id)
  const partners = (demo().tables['partner'] ?? []).map((row) => row.id)
  expect(sessions.length + partners.length).toBeGreaterThan(10)
  for (const kind of editions) expect(sure(look(demo(), kind)), kind).toEqual([])
  for (const session of sessions)
    for (const kind of ['run-sheet', 'agenda'] as const) expect(sure(look(demo(), kind, { session }))).toEqual([])
  for (const partner of partners) expect(sure(look(demo(), 'partner', { partner })), partner).toEqual([])
})

test.each([
  ['another case', 'Ask ILVANE DORSK to begin'],
  ['the surname', 'Ask dorsk to begin'],
  ['accents', 'Ask Ílvàne Dörsk to begin'],
  ['a possessive', "Dorsk’s list and Dorsk's notes"],
  ['an ending', 'the Dorsks came'],
  ['turned round', 'Dorsk, Ilvane'],
  ['a line break', 'Ilvane\nDorsk'],
  ['a broken word', 'Ilvane Dor-\nsk'],
  ['a hyphen', 'Il-vane Do-rsk'],
  ['zero width', 'Do\u200brs\u2060k'],
  ['a soft hyphen', 'Dor\u00adsk'],
  ['letters one by one', 'D o r s k says'],
  ['wide letters', 'Ｄｏｒｓｋ'],
  ['brackets', '(Dorsk)/[Dorsk]'],
  ['a number', 'call +000 555 0101'],
  ['a number grouped otherwise', 'call 000-5550-101 soon'],
  ['a number in other digits', 'اتصل ٠٠٠٥٥٥٠١٠١'],
  ['a number with signs', 'tel:(000)555.01.01'],
])('[LEAK2] a name or number is found however it is written: %s', (_, text) => {
  const found = finds(text)
  expect(found.length).toBeGreaterThan(0)
  for (const secret of found) expect(secret).toMatch(/^identity\/O1\//)
  expect(sure(look(saying(text, small(plain)))).length).toBeGreaterThan(0)
})

test('[LEAK2] aliases, mail addresses and places are found', () => {
  const person = with1({ aliases: 'Abu Salim\nThe Ferryman of Orro', email: 'i.dorsk@example.org' })
  expect(finds('the ferryman of orro', person)).toEqual(['identity/O1/aliases'])
  expect(finds('abu-salim', person)).toEqual(['identity/O1/aliases'])
  expect(finds('I.Dorsk@Example.ORG', person)).toContain('identity/O1/email')
  expect(finds('They meet at Sella - north shore, Karsund.')).toContain('location/V1/location')
  expect(finds('the Deputy to the Envoy')).toContain('counterpart/TK1/who')
})

test.each([
  ['as written', 'قال أحمد الخطيب'],
  ['vowel signs and tatweel', 'أَحْمَد الخـطيب'],
  ['another alef', 'احمد الخطيب'],
  ['without its article', 'احمد خطيب'],
  ['written onto', 'وأحمد والخطيب'],
  ['Latin', 'Ahmad al-Khatib spoke'],
  ['Latin, otherwise', 'Ahmed Elkhateeb and Ahmed Khatib'],
])('[LEAK3] an Arabic name is found: %s', (_, text) => {
  expect(finds(text, with1({ name: 'أحمد الخطيب' }))).toContain('identity/O1/name')
})

test('[LEAK3] a Latin name is found in Arabic, Cyrillic and Hebrew letters, and Slavic names with their endings', () => {
  expect(finds('قابلنا مارك تولفين أمس', withValues(demo(), 'identity/O1', { name: 'Mark Tolvin' }))).toContain(
    'identity/O1/name',
  )
  expect(finds('Встреча с Марком Толвином', with1({ name: 'Mark Tolvin' }))).toContain('identity/O1/name')
  expect(finds('письмо Ковальчуку', with1({ name: 'Петро Ковальчук' }))).toContain('identity/O1/name')
  expect(finds('דורסק דיבר', with1({ name: 'Ilvane Dorsk' }))).toContain('identity/O1/name')
})

test('[LEAK4] every text is looked at, wherever it stands', () => {
  const prose = (content: object) => ({ type: 'doc', content: [{ type: 'paragraph', content: [content] }] })
  const places: readonly (readonly [place: string, values: Record<string, unknown>])[] = [
    ['context', { narrative: prose({ type: 'text', text: 'Dorsk' }) }],
    [
      'context',
      {
        narrative: prose({
          type: 'text',
          text: 'here',
          marks: [{ type: 'link', attrs: { href: 'https://example.org/dorsk' } }],
        }),
      },
    ],
    [
      'context',
      { narrative: { type: 'doc', content: [{ type: 'picture', attrs: { file: 'f1', alt: 'Dorsk at the gate' } }] } },
    ],
    ['design', { title: { en: 'The Dorsk talks' } }],
    ['design', { coverTitle: 'Dorsk' }],
    ['holding/HS1', { text: { en: 'No comment', ar: 'Dorsk' } }],
    ['component/C2', { title: 'Dorsk group' }],
    ['block/S-PSW1-d1-02', { facilitatorNote: 'Ask Dorsk to begin' }],
  ]
  for (const [place, values] of places) {
    const found = sure(look(withValues(demo(), place, values)))
    expect(
      found.map((leak) => leak.secret),
      JSON.stringify(values),
    ).toContain('identity/O1/name')
  }
  const remarks = [{ author: 'Rosa', byPartner: false, date: '2027-01-01', text: 'Dorsk agrees' }]
  const threads = [{ address: 'context', isResolved: false, remarks }]
  expect(sure(look(demo(), 'internal', { threads })).map((leak) => leak.at)).toEqual(['context'])
  const since = { snapshot: saying('Dorsk asked for it'), name: 'Before', date: '2027-01-01' }
  expect(sure(look(saying('Somebody asked'), 'internal', { since })).map((leak) => leak.at)).toEqual([
    'context/mandate',
  ])
  expect(sure(look(demo(), 'partner', { recipient: 'For I. Dorsk' })).map((leak) => leak.at)).toEqual([''])
})

test('[LEAK5] words that are no names are left in peace', () => {
  for (const text of [
    'Dorskland',
    'undorsk',
    'Heron begins',
    'On 2027-05-55 at 01:01',
    'the highland council',
    'door sky',
    'rena',
  ])
    expect(finds(text), text).toEqual([])
  expect(finds('Ask Heron', with1({ aliases: 'Heron' }))).toEqual([])
})

test('[LEAK5] whoever calls an issue or a session by a name has not made the name open', () => {
  const [issue, session] = [demo().tables['issue']?.[0]?.id, demo().tables['session']?.[0]?.id]
  for (const place of [`issue/${issue}`, `session/${session}`]) {
    const leaks = look(withValues(demo(), place, { title: 'Ilvane Dorsk' }))
    expect(sure(leaks)).toMatchObject([{ what: 'name', at: `${place}/title`, found: 'Ilvane Dorsk' }])
  }
})

test('[LEAK6] what an edition calls by a label is found by its name, in editions for others only', () => {
  const said = (text: string) => withValues(demo(), 'context', { whyUs: text })
  const venue = look(said('We know Sella Guesthouse well.'), 'partner')
  expect(venue.find((leak) => leak.at === 'context/whyUs')).toMatchObject({
    sure: true,
    compartment: 'core',
    found: 'Sella Guesthouse',
  })
  const code = look(said('Heron may open.'), 'partner').find((leak) => leak.at === 'context/whyUs')
  expect(code).toMatchObject({ sure: false, secret: 'participant/O1/code', found: 'Heron' })
  expect(look(said('Sella Guesthouse and Heron'), 'internal')).toEqual([])
})

test('[LEAK7] a sentence of a closed text that was copied is found', () => {
  const route = demo().tables['route']?.find((row) => String(row.values['route']).startsWith('Clinic transport'))
  expect(route).toBeDefined()
  const leaks = sure(look(saying(`Note: ${String(route?.values['route']).toLowerCase()}`)))
  expect(leaks[0]).toMatchObject({ what: 'sentence', compartment: 'security', at: 'context/mandate' })
})

test('[LEAK8] what was found says where it stands, where it belongs and no more words than were found', () => {
  expect(look(saying('Yesterday Ilvane DORSK came with Marrek Tolvin.'))).toEqual([
    {
      ...{ what: 'name', compartment: 'people', secret: 'identity/O1/name', at: 'context/mandate' },
      ...{ found: 'Ilvane DORSK', sure: true, key: 'identity/O1/name|context/mandate|ilvane dorsk' },
    },
    {
      ...{ what: 'name', compartment: 'people', secret: 'identity/O2/name', at: 'context/mandate' },
      ...{ found: 'Marrek Tolvin', sure: true, key: 'identity/O2/name|context/mandate|marrek tolvin' },
    },
  ])
  const given = look(saying('Ilvane came'))
  expect(given).toMatchObject([{ what: 'part', sure: false, found: 'Ilvane' }])
})

test(`[LEAK9] however a name is mangled without becoming another, it is found (seed ${seed})`, () => {
  const hidden = fc.constantFrom('', '\u200b', '\u200d', '\u2060', '\u00ad', '\ufeff', '\u0301', '\u0308')
  const names = (demo().tables['identity'] ?? []).map((row) => [row.id, String(row.values['name'])] as const)
  expect(names.length).toBeGreaterThan(15)
  const mangled = fc.tuple(
    fc.constantFrom(...names),
    fc.infiniteStream(fc.tuple(fc.boolean(), hidden)),
    fc.constantFrom(' ', '\n', '\u00a0', ' \u200f', '-', ',\t'),
  )
  fc.assert(
    fc.property(
      mangled,
      fc.constantFrom('', 'so ', '“', '؟ '),
      fc.constantFrom('', '.', '’s', '\n', ' ça'),
      ([[id, name], stream, space], before, after) => {
        const text = [...name]
          .map((letter) => {
            const [upper, sign] = stream.next().value
            return (letter === ' ' ? space : upper ? letter.toUpperCase() : letter.toLowerCase()) + sign
          })
          .join('')
        expect(finds(`${before}${text}${after}`), JSON.stringify(text)).toContain(`identity/${id}/name`)
      },
    ),
    { seed, numRuns: 100 },
  )
})
