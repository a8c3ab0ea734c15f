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
} from './forge.ts'

/** What ada has written before mallory comes: client 7 holds `bridge` in a text and a paragraph with words in prose; 8 is of nobody. */
export const ada = 7
export const nobody = 8
export const mallory = 99

/** Where the updates of the catalogue write: names of the schema that they are tried against. */
export interface Spots {
  readonly text: string
  readonly prose: string
  /** A register. */
  readonly key: string
}

/** What ada has written; the picture only where the schema has one of that name. */
export function honestSeed({ text, prose, key }: Spots, picture: 'with a picture' | 'without'): Uint8Array {
  return forge([
    {
      client: ada,
      structs: [
        word('bridge', { root: text }),
        element('paragraph', { root: prose }),
        words({ parent: [ada, 6] }),
        word('stone', { parent: [ada, 7] }),
        textValue('old', { root: 'values', key }),
        ...(picture === 'without'
          ? []
          : [
              element('image', { origin: [ada, 6] }),
              textValue('https://example.org', { parent: [ada, 14], key: 'href' }),
            ]),
      ],
    },
  ])
}

export const of = (...structs: ForgedStruct[]): ForgedSection[] => [{ client: mallory, structs }]
export const many = (count: number, make: (i: number) => ForgedStruct) =>
  Array.from({ length: count }, (_, i) => make(i))
const bytes = (...all: number[]) => new Uint8Array(all)
/** lib0 reads this as NaN. */
const endless = [...Array.from({ length: 160 }, () => 0xff), 0x7f]
export const nested = (depth: number) => (to: Writer) => {
  for (let i = 0; i < depth; i++) to.byte(117).number(1)
  to.byte(126)
}
const overlong = (update: Uint8Array, at: number) =>
  bytes(...update.slice(0, at), (update[at] as number) | 0x80, 0, ...update.slice(at + 1))

/** Updates that no client makes; each is refused. */
export function brokenUpdates({ text, prose, key }: Spots): Record<string, Uint8Array> {
  const at = { root: text }
  const letter = forge(of(word('x', at)))
  return {
    'U01 nothing at all': bytes(),
    'U02 ends in the middle': letter.slice(0, -3),
    'U03 a section that counts 2^31 structs': bytes(1, 0xff, 0xff, 0xff, 0xff, 0x07, 99, 0),
    'U04 2^31 sections': bytes(0xff, 0xff, 0xff, 0xff, 0x07),
    'U05 a subdocument': forge(of({ kind: 9, root: text, content: (to) => to.text('id').byte(126) })),
    'U06 an old JSON list': forge(of({ kind: 2, root: text, content: (to) => to.number(1).text('1') })),
    'U07 a skip': forge(of({ kind: 10, content: (to) => to.number(5) })),
    'U08 a hook': forge(of({ kind: 7, root: prose, content: (to) => to.number(5).text('hook') })),
    'U09 an array within': forge(of({ kind: 7, root: prose, content: (to) => to.number(0) })),
    'U10 bytes': forge(of({ kind: 3, root: 'values', key, content: (to) => to.block(bytes(1, 2)) })),
    'U11 a byte left over': bytes(...letter, 0),
    'U12 a number not in its shortest form': overlong(letter, 2),
    'U13 an embed': forge(of({ kind: 5, root: text, content: (to) => to.text('{}') })),
    'U14 counts more values than it holds': forge(
      of({ kind: 8, root: 'values', key, content: (to) => to.number(33_554_431) }),
    ),
    'U15 kind 31': forge(of({ kind: 31, content: () => {} })),
    'U16 a clock beyond 2^31': forge([{ client: mallory, clock: 2 ** 31, structs: [word('x', at)] }]),
    'U17 what is gone with flags': bytes(1, 1, 99, 0, 0x20, 1, 0),
    'U18 text that is not UTF-8': forge(
      of({ kind: 4, root: text, content: (to) => to.block(bytes(0xed, 0xa0, 0x80)) }),
    ),
    'U19 empty text': forge(of(word('', at))),
    'U20 gone of no length': forge(of(gone(0))),
    'U21 gone without end': forge(of(gone(2 ** 40))),
    'U22 erased of no length': forge(of(deleted(0, at))),
    'U23 a name of a kilobyte': forge(of(word('x', { root: 'a'.repeat(1024) }))),
    'C01 the next clock of a colleague': forge([
      { client: ada, clock: 16, structs: [word('x', { origin: [ada, 5] })] },
    ]),
    'C02 clocks of a colleague who is away, far on': forge([{ client: ada, clock: 0, structs: [gone(40)] }]),
    'C03 a client id beyond 2^32': forge([{ client: 2 ** 32, structs: [word('x', at)] }]),
    'C04 a client that nobody owns': forge([{ client: nobody, clock: 4, structs: [word('x', at)] }]),
    'C05 client id NaN': bytes(1, 1, ...endless, 0, 4, 1, 1, 0x61, 1, 0x61, 0),
    'C06 clock NaN': bytes(1, 1, 99, ...endless, 4, 1, 1, 0x61, 1, 0x61, 0),
    'C07 one client twice': forge([...of(word('x', at)), ...of(word('y', at))]),
    'C08 201 new client ids': forge(
      many(201, () => word('x', at)).map((struct, i) => ({ client: 1000 + i, structs: [struct] })),
    ),
    'C09 300 sections': forge(
      many(300, () => word('x', at)).map((struct, i) => ({ client: 1000 + i, structs: [struct] })),
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
    'M03 a neighbour to come': forge(of(word('x', { right: [mallory, 1] }), word('y', at))),
    'M04 two that wait for each other': forge([
      { client: 101, structs: [word('x', { origin: [102, 0] })] },
      { client: 102, structs: [word('y', { origin: [101, 0] })] },
    ]),
    'M05 neighbours in different places': forge(of(word('x', { origin: [ada, 0], right: [ada, 8] }))),
    'Q01 three thousand inserts at one spot': forge(
      of(...many(3000, () => word('x', { origin: [ada, 0], right: [ada, 1] }))),
    ),
    'Q02 three thousand at the beginning': forge(of(...many(3000, () => word('x', at)))),
    'Q03 thirty thousand writes of one key': forge(of(...many(15_000, () => textValue('x', { root: 'values', key })))),
    'Q04 more structs than an update may hold': forge(
      of(...many(limits.structsPerUpdate + 1, (i) => word('x', i === 0 ? at : { origin: [mallory, i - 1] }))),
    ),
    'P01 a value nested 20,000 deep': forge(of(value(nested(20_000), { root: 'values', key }))),
    'P02 a mark nested 20,000 deep': forge(
      of(mark('bold', '['.repeat(20_000) + ']'.repeat(20_000), { parent: [ada, 7] })),
    ),
    'P03 a mark nested 30 deep': forge(of(mark('bold', '['.repeat(30) + ']'.repeat(30), { parent: [ada, 7] }))),
    'P04 elements nested 41 deep': forge(
      of(...many(41, (i) => element('paragraph', i === 0 ? { root: prose } : { parent: [mallory, i - 1] }))),
    ),
    'P05 a value of 65 KiB': forge(of(textValue('x'.repeat(66_000), { root: 'values', key }))),
    'P06 a value of 20,001 parts': forge(of(value((to) => { to.byte(117).number(20_001); for (let i = 0; i < 20_001; i++) to.byte(126) }, { root: 'values', key }))), // biome-ignore format: one case a line
    'X01 an unknown root': forge(of(word('x', { root: 'hidden' }))),
    'X02 an unknown element': forge(of(element('script', { root: prose }))),
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
      of(value((to) => to.byte(118).number(1).text('__proto__').byte(120), { root: 'values', key })),
    ),
    'X13 constructor in a mark': forge(of(mark('bold', '{"constructor":true}', { parent: [ada, 7] }))),
    'X14 half a character in a mark': forge(of(mark('remark', '{"id":"\\ud83d"}', { parent: [ada, 7] }))),
    'X15 an unknown key': forge(of(textValue('x', { root: 'values', key: '../escape' }))),
    'X16 a list among the registers': forge(of(textValue('x', { root: 'values' }))),
    'X17 words among the registers': forge(of(word('x', { root: 'values', key }))),
    'X18 a key on a text': forge(of(textValue('x', { root: text, key: 'hidden' }))),
    'X19 a paragraph in a plain text': forge(of(element('paragraph', at))),
    'X20 words in no text of prose': forge(of(word('x', { parent: [ada, 6] }))),
    'X21 a mark in a plain text': forge(of(mark('bold', '{}', at))),
    'X22 words beside a value': forge(of(word('x', { origin: [ada, 13] }))),
    'X23 a BigInt': forge(of(value((to) => to.byte(122).raw(new Uint8Array(8)), { root: 'values', key }))),
    'X24 NaN': forge(of(value((to) => to.byte(123).raw(bytes(0x7f, 0xf8, 0, 0, 0, 0, 0, 0)), { root: 'values', key }))),
    'X25 bytes within a value': forge(of(value((to) => to.byte(116).block(bytes(1)), { root: 'values', key }))),
    'X26 a mark that is text': forge(of(mark('bold', '"x"', { parent: [ada, 7] }))),
    'X27 a mark whose value is no JSON': forge(of(mark('bold', 'x', { parent: [ada, 7] }))),
    'X28 an element named like a part of Object': forge(of(element('toString', { root: prose }))),
  }
}

/** Updates that refer to what does not exist. */
export function holedUpdates({ text }: Spots): Record<string, Uint8Array> {
  const at = { root: text }
  return {
    'M06 a gap before the first clock': forge([{ client: mallory, clock: 5, structs: [word('x', at)] }]),
    'M07 a neighbour that is nowhere': forge(of(word('x', { origin: [12345, 0] }))),
    'M08 a parent that is nowhere': forge(of(element('paragraph', { parent: [12345, 0] }))),
    'D08 erases what a colleague has not written yet': forge([], [[ada, [16, 5]]]),
    'D09 erases what nobody knows': forge([], [[12345, [0, 1]]]),
  }
}
