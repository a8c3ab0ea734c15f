import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { limits } from '../protocol.ts'
import {
  ada,
  brokenUpdates,
  holedUpdates,
  honestSeed,
  mallory,
  many,
  nested,
  nobody,
  of,
} from '../testing/catalogue.ts'
import {
  element,
  type ForgedSection,
  type ForgedStruct,
  forge,
  gone,
  mark,
  textValue,
  value,
  word,
} from '../testing/forge.ts'
import { modelRules } from '../testing/model-rules.ts'
import { Gate, Writing } from './gate.ts'

const spots = { text: 'text/a', prose: 'prose/a', key: 'title' }

function newGate(): Gate {
  const gate = new Gate(modelRules, new Map([[ada, 'ada']]))
  gate.recall(honestSeed(spots, 'with a picture'))
  gate.recall(forge([{ client: nobody, structs: [word('seed', { root: 'text/b' })] }]))
  return gate
}

function verdict(update: Uint8Array): string {
  const judged = newGate().judge(update, new Writing('mallory'))
  return judged.is === 'bad' ? judged.rule : judged.is
}

const text = { root: 'text/a' }
const letter = forge(of(word('x', text)))
const broken = brokenUpdates(spots)
const holes = holedUpdates(spots)

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
  expect(crowd).toBe(limits.sameOriginPerPerson)
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
