import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Writer } from '../codec/writer.ts'
import { limits } from '../protocol.ts'
import {
  deleted,
  element,
  type ForgedSection,
  type ForgedStruct,
  forge,
  gone,
  mark,
  textValue,
  value,
  word,
  words,
} from '../testing/forge.ts'
import { modelRules } from '../testing/model-rules.ts'
import { Gate, Writing } from './gate.ts'

/** What ada has written before mallory comes: client 7 holds `bridge` in a text and a paragraph with words in prose; 8 is of nobody. */
const ada = 7
const nobody = 8
const mallory = 99

function newGate(): Gate {
  const gate = new Gate(modelRules, new Map([[ada, 'ada']]))
  const root = 'prose/a'
  const paragraph = element('paragraph', { root })
  gate.recall(
    forge([
      {
        client: ada,
        structs: [
          word('bridge', { root: 'text/a' }),
          paragraph,
          words({ parent: [ada, 6] }),
          word('stone', { parent: [ada, 7] }),
          textValue('old', { root: 'values', key: 'title' }),
          element('image', { origin: [ada, 6] }),
          textValue('https://example.org', { parent: [ada, 14], key: 'href' }),
        ],
      },
      { client: nobody, structs: [word('seed', { root: 'text/b' })] },
    ]),
  )
  return gate
}

function verdict(update: Uint8Array): string {
  const judged = newGate().judge(update, new Writing('mallory'))
  return judged.is === 'bad' ? judged.rule : judged.is
}

const text = { root: 'text/a' }
const of = (...structs: ForgedStruct[]): ForgedSection[] => [{ client: mallory, structs }]
const many = (count: number, make: (i: number) => ForgedStruct) => Array.from({ length: count }, (_, i) => make(i))
const bytes = (...all: number[]) => new Uint8Array(all)
/** lib0 reads this as NaN. */
const endless = [...Array.from({ length: 160 }, () => 0xff), 0x7f]
const nested = (depth: number) => (to: Writer) => {
  for (let i = 0; i < depth; i++) to.byte(117).number(1)
  to.byte(126)
}
const overlong = (update: Uint8Array, at: number) =>
  bytes(...update.slice(0, at), (update[at] as number) | 0x80, 0, ...update.slice(at + 1))
const letter = forge(of(word('x', text)))

const broken: Record<string, Uint8Array> = {
  'U01 nothing at all': bytes(),
  'U02 ends in the middle': letter.slice(0, -3),
  'U03 a section that counts 2^31 structs': bytes(1, 0xff, 0xff, 0xff, 0xff, 0x07, 99, 0),
  'U04 2^31 sections': bytes(0xff, 0xff, 0xff, 0xff, 0x07),
  'U05 a subdocument': forge(of({ kind: 9, ...text, content: (to) => to.text('id').byte(126) })),
  'U06 an old JSON list': forge(of({ kind: 2, ...text, content: (to) => to.number(1).text('1') })),
  'U07 a skip': forge(of({ kind: 10, content: (to) => to.number(5) })),
  'U08 a hook': forge(of({ kind: 7, root: 'prose/a', content: (to) => to.number(5).text('hook') })),
  'U09 an array within': forge(of({ kind: 7, root: 'prose/a', content: (to) => to.number(0) })),
  'U10 bytes': forge(of({ kind: 3, root: 'values', key: 'title', content: (to) => to.block(bytes(1, 2)) })),
  'U11 a byte left over': bytes(...letter, 0),
  'U12 a number not in its shortest form': overlong(letter, 2),
  'U13 an embed': forge(of({ kind: 5, ...text, content: (to) => to.text('{}') })),
  'U14 counts more values than it holds': forge(
    of({ kind: 8, root: 'values', key: 'title', content: (to) => to.number(33_554_431) }),
  ),
  'U15 kind 31': forge(of({ kind: 31, content: () => {} })),
  'U16 a clock beyond 2^31': forge([{ client: mallory, clock: 2 ** 31, structs: [word('x', text)] }]),
  'U17 what is gone with flags': bytes(1, 1, 99, 0, 0x20, 1, 0),
  'U18 text that is not UTF-8': forge(of({ kind: 4, ...text, content: (to) => to.block(bytes(0xed, 0xa0, 0x80)) })),
  'U19 empty text': forge(of(word('', text))),
  'U20 gone of no length': forge(of(gone(0))),
  'U21 gone without end': forge(of(gone(2 ** 40))),
  'U22 erased of no length': forge(of(deleted(0, text))),
  'U23 a name of a kilobyte': forge(of(word('x', { root: 'a'.repeat(1024) }))),
  'C01 the next clock of a colleague': forge([{ client: ada, clock: 16, structs: [word('x', { origin: [ada, 5] })] }]),
  'C02 clocks of a colleague who is away, far on': forge([{ client: ada, clock: 0, structs: [gone(40)] }]),
  'C03 a client id beyond 2^32': forge([{ client: 2 ** 32, structs: [word('x', text)] }]),
  'C04 a client that nobody owns': forge([{ client: nobody, clock: 4, structs: [word('x', text)] }]),
  'C05 client id NaN': bytes(1, 1, ...endless, 0, 4, 1, 1, 0x61, 1, 0x61, 0),
  'C06 clock NaN': bytes(1, 1, 99, ...endless, 4, 1, 1, 0x61, 1, 0x61, 0),
  'C07 one client twice': forge([...of(word('x', text)), ...of(word('y', text))]),
  'C08 201 new client ids': forge(
    many(201, () => word('x', text)).map((struct, i) => ({ client: 1000 + i, structs: [struct] })),
  ),
  'C09 300 sections': forge(
    many(300, () => word('x', text)).map((struct, i) => ({ client: 1000 + i, structs: [struct] })),
  ),
  'D01 ranges out of order': forge([], [[ada, [4, 1], [0, 1]]]),
  'D02 overlapping ranges': forge([], [[ada, [0, 3], [2, 3]]]),
  'D03 a range of no length': forge([], [[ada, [0, 0]]]),
  'D04 a range to 2^40': forge([], [[ada, [0, 2 ** 40]]]),
  'D05 one client twice': forge([], [[ada, [0, 1]], [ada, [2, 1]]]), // biome-ignore format: one case a line
  'D06 no ranges': forge([], [[ada]]),
  'D07 more ranges than bytes': bytes(0, 1, 7, 0xff, 0xff, 0x03),
  'M01 an item that is its own parent': forge(of(element('paragraph', { parent: [mallory, 0] }))),
  'M02 an item that is its own neighbour': forge(of(word('x', { origin: [mallory, 0] }))),
  'M03 a neighbour to come': forge(of(word('x', { right: [mallory, 1] }), word('y', text))),
  'M04 two that wait for each other': forge([
    { client: 101, structs: [word('x', { origin: [102, 0] })] },
    { client: 102, structs: [word('y', { origin: [101, 0] })] },
  ]),
  'M05 neighbours in different places': forge(of(word('x', { origin: [ada, 0], right: [ada, 8] }))),
  'Q01 three thousand inserts at one spot': forge(
    of(...many(3000, () => word('x', { origin: [ada, 0], right: [ada, 1] }))),
  ),
  'Q02 three thousand at the beginning': forge(of(...many(3000, () => word('x', text)))),
  'Q03 thirty thousand writes of one key': forge(
    of(...many(15_000, () => textValue('x', { root: 'values', key: 'title' }))),
  ),
  'Q04 more structs than an update may hold': forge(
    of(...many(limits.structsPerUpdate + 1, (i) => word('x', i === 0 ? text : { origin: [mallory, i - 1] }))),
  ),
  'P01 a value nested 20,000 deep': forge(of(value(nested(20_000), { root: 'values', key: 'title' }))),
  'P02 a mark nested 20,000 deep': forge(
    of(mark('bold', '['.repeat(20_000) + ']'.repeat(20_000), { parent: [ada, 7] })),
  ),
  'P03 a mark nested 30 deep': forge(of(mark('bold', '['.repeat(30) + ']'.repeat(30), { parent: [ada, 7] }))),
  'P04 elements nested 41 deep': forge(
    of(...many(41, (i) => element('paragraph', i === 0 ? { root: 'prose/a' } : { parent: [mallory, i - 1] }))),
  ),
  'P05 a value of 65 KiB': forge(of(textValue('x'.repeat(66_000), { root: 'values', key: 'title' }))),
  'P06 a value of 20,001 parts': forge(of(value((to) => { to.byte(117).number(20_001); for (let i = 0; i < 20_001; i++) to.byte(126) }, { root: 'values', key: 'title' }))), // biome-ignore format: one case a line
  'X01 an unknown root': forge(of(word('x', { root: 'hidden' }))),
  'X02 an unknown element': forge(of(element('script', { root: 'prose/a' }))),
  'X03 an unknown attribute': forge(of(textValue('alert(1)', { parent: [ada, 6], key: 'onclick' }))),
  'X04 an unknown mark': forge(of(mark('blink', '{}', { parent: [ada, 7] }))),
  'X05 an unknown attribute of a mark': forge(of(mark('bold', '{"style":"x"}', { parent: [ada, 7] }))),
  'X06 a javascript link': forge(of(mark('link', '{"href":"javascript:alert(1)"}', { parent: [ada, 7] }))),
  'X07 a javascript link with a hidden letter': forge(
    of(mark('link', JSON.stringify({ href: 'java\u0000script:alert(1)' }), { parent: [ada, 7] })),
  ),
  'X08 a link without scheme': forge(of(mark('link', '{"href":"//evil.example"}', { parent: [ada, 7] }))),
  'X09 a link that is no text': forge(of(mark('link', '{"href":1}', { parent: [ada, 7] }))),
  'X10 a data link as attribute': forge(of(textValue('data:text/html,x', { parent: [ada, 14], key: 'href' }))),
  'X11 a javascript link over an old one': forge(of(textValue('javascript:x', { origin: [ada, 15] }))),
  'X12 __proto__ in a value': forge(
    of(value((to) => to.byte(118).number(1).text('__proto__').byte(120), { root: 'values', key: 'title' })),
  ),
  'X13 constructor in a mark': forge(of(mark('bold', '{"constructor":true}', { parent: [ada, 7] }))),
  'X14 half a character in a mark': forge(of(mark('remark', '{"id":"\\ud83d"}', { parent: [ada, 7] }))),
  'X15 an unknown key': forge(of(textValue('x', { root: 'values', key: '../escape' }))),
  'X16 a list among the registers': forge(of(textValue('x', { root: 'values' }))),
  'X17 words among the registers': forge(of(word('x', { root: 'values', key: 'title' }))),
  'X18 a key on a text': forge(of(textValue('x', { root: 'text/a', key: 'hidden' }))),
  'X19 a paragraph in a plain text': forge(of(element('paragraph', text))),
  'X20 words in no text of prose': forge(of(word('x', { parent: [ada, 6] }))),
  'X21 a mark in a plain text': forge(of(mark('bold', '{}', text))),
  'X22 words beside a value': forge(of(word('x', { origin: [ada, 13] }))),
  'X23 a BigInt': forge(of(value((to) => to.byte(122).raw(new Uint8Array(8)), { root: 'values', key: 'title' }))),
  'X24 NaN': forge(
    of(value((to) => to.byte(123).raw(bytes(0x7f, 0xf8, 0, 0, 0, 0, 0, 0)), { root: 'values', key: 'title' })),
  ),
  'X25 bytes within a value': forge(of(value((to) => to.byte(116).block(bytes(1)), { root: 'values', key: 'title' }))),
  'X26 a mark that is text': forge(of(mark('bold', '"x"', { parent: [ada, 7] }))),
  'X27 a mark whose value is no JSON': forge(of(mark('bold', 'x', { parent: [ada, 7] }))),
  'X28 an element named like a part of Object': forge(of(element('toString', { root: 'prose/a' }))),
}

const holes: Record<string, Uint8Array> = {
  'M06 a gap before the first clock': forge([{ client: mallory, clock: 5, structs: [word('x', text)] }]),
  'M07 a neighbour that is nowhere': forge(of(word('x', { origin: [12345, 0] }))),
  'M08 a parent that is nowhere': forge(of(element('paragraph', { parent: [12345, 0] }))),
  'D08 erases what a colleague has not written yet': forge([], [[ada, [16, 5]]]),
  'D09 erases what nobody knows': forge([], [[12345, [0, 1]]]),
}

test('[GATE2] every hostile update of the catalogue is refused, and the gate knows nothing of it afterwards', () => {
  expect(Object.keys(broken).length).toBeGreaterThan(75)
  const passed = Object.entries(broken).filter(([, update]) => ['new', 'known', 'missing'].includes(verdict(update)))
  expect(passed.map(([name, update]) => `${name}: ${verdict(update)}`)).toEqual([])
  for (const [name, update] of Object.entries(broken)) expect(verdict(update), name).not.toContain('stumbled')
  const gate = newGate()
  for (const update of Object.values(broken)) gate.judge(update, new Writing('mallory'))
  expect(gate.judge(letter, new Writing('mallory')).is).toBe('new')
})

test('[GATE3] what refers to what does not exist is asked for again, never stored', () => {
  for (const [name, update] of Object.entries(holes)) expect(verdict(update), name).toBe('missing')
})

test('[GATE4] the catalogue is not refused for being forged: the same forms with honest content pass', () => {
  const fine: Record<string, ForgedSection[]> = {
    letter: of(word('x', text)),
    between: of(word('x', { origin: [ada, 0], right: [ada, 1] })),
    paragraph: of(element('paragraph', { root: 'prose/a' })),
    mark: of(mark('link', '{"href":"https://example.org"}', { parent: [ada, 7] })),
    attribute: of(textValue('https://example.org/x', { origin: [ada, 15] })),
    value: of(value(nested(23), { root: 'values', key: 'title' })),
    deep: of(...many(40, (i) => element('paragraph', i === 0 ? { root: 'prose/a' } : { parent: [mallory, i - 1] }))),
    gone: of(gone(7)),
  }
  for (const [name, sections] of Object.entries(fine)) expect(verdict(forge(sections)), name).toBe('new')
  expect(verdict(forge([], [[ada, [0, 3], [4, 2]]]))).toBe('new') // biome-ignore format: one case a line
  expect(verdict(forge([{ client: ada, structs: [word('bridge', text)] }]))).toBe('known')
})

test('[GATE5] depth and writes of one key are counted over all updates, not only within one', () => {
  const gate = newGate()
  const writing = new Writing('mallory')
  const send = (structs: ForgedStruct[], clock: number) => {
    const judged = gate.judge(forge([{ client: mallory, clock, structs }]), writing)
    if (judged.is === 'new') gate.accept(judged, writing)
    return judged.is
  }
  let clock = 0
  let depth = 0
  while (
    send([element('paragraph', clock === 0 ? { root: 'prose/a' } : { parent: [mallory, clock - 1] })], clock) === 'new'
  ) {
    clock++
    depth++
  }
  expect(depth).toBe(limits.typeDepth)
  let firsts = 0
  while (send([textValue('x', { root: 'values', key: 'venue' })], clock) === 'new') {
    clock++
    firsts++
  }
  expect(firsts).toBe(limits.sameKeyPerRoom)
  let crowd = 0
  while (send([word('x', { origin: [ada, 0], right: [ada, 1] })], clock) === 'new') {
    clock++
    crowd++
  }
  expect(crowd).toBe(limits.sameOriginPerSeat)
})

test('[GATE6] of an update that is known in part only the new part is stored, so no second version of known words', () => {
  const gate = newGate()
  const writing = new Writing('mallory')
  const first = gate.judge(forge(of(word('abc', text))), writing)
  if (first.is === 'new') gate.accept(first, writing)
  const second = gate.judge(forge(of(word('XYZd', text)), [[ada, [0, 1]]]), writing)
  const { structs, ds } = Y.decodeUpdate(second.is === 'new' ? second.bytes : new Uint8Array())
  expect(structs).toMatchObject([{ id: { client: mallory, clock: 3 }, content: { str: 'd' } }])
  expect(ds.clients.get(ada)).toHaveLength(1)
})

test('[GATE7] an update costs memory by its size, not by what it claims', () => {
  for (const update of [
    broken['U03 a section that counts 2^31 structs'],
    broken['U14 counts more values than it holds'],
  ]) {
    const before = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed
    for (let i = 0; i < 20; i++) verdict(update as Uint8Array)
    expect(process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed - before).toBeLessThan(32 * 2 ** 20)
  }
})
