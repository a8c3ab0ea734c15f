import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Chance } from '../testing/chance.ts'
import { editAtRandom } from '../testing/edits.ts'
import { modelRules } from '../testing/model-rules.ts'
import { Gate, Writing } from './gate.ts'

const seed = 20261124

/** An honest document, and the updates that one more client makes in it. */
function honest(chance: Chance) {
  const doc = new Y.Doc()
  doc.clientID = 7
  for (let i = 0; i < 15; i++) editAtRandom(doc, chance)
  const base = Y.encodeStateAsUpdate(doc)
  const other = new Y.Doc()
  other.clientID = 9
  Y.applyUpdate(other, base)
  const updates: Uint8Array[] = []
  other.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < 10; i++) editAtRandom(other, chance)
  return { base, updates }
}

function damaged(update: Uint8Array, chance: Chance): Uint8Array {
  const bytes = [...update]
  for (let left = 1 + chance.below(3); left > 0; left--) {
    const at = chance.below(bytes.length)
    const how = chance.below(4)
    if (how === 0) bytes[at] = chance.below(256)
    else if (how === 1) bytes.splice(at, 1 + chance.below(3))
    else if (how === 2) bytes.splice(at, 0, chance.below(256))
    else bytes[at] = ((bytes[at] ?? 0) + chance.of([1, 255])) & 255
  }
  return new Uint8Array(bytes)
}

test(`[GATE8] whatever the gate lets through Yjs can take in, merge and write again, with nothing left waiting (seed ${seed})`, () => {
  const counts = { new: 0, known: 0, missing: 0, bad: 0 }
  const property = fc.property(fc.integer(), (number) => {
    const chance = new Chance(number)
    const { base, updates } = honest(chance)
    for (let i = 0; i < 30; i++) {
      const gate = new Gate(modelRules, new Map([[7, 'ada'], [9, 'mallory']])) // biome-ignore format: one line
      const before = [base, ...updates.slice(0, chance.below(updates.length))]
      for (const update of before) gate.recall(update)
      const next = updates[before.length - 1] as Uint8Array
      const verdict = gate.judge(damaged(next, chance), new Writing('mallory'))
      counts[verdict.is]++
      if (verdict.is !== 'new') continue
      const doc = new Y.Doc()
      for (const update of [...before, verdict.bytes]) Y.applyUpdate(doc, update)
      expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null])
      const again = new Y.Doc()
      Y.applyUpdate(again, Y.mergeUpdates([...before, verdict.bytes]))
      expect(Y.encodeStateVector(again)).toEqual(Y.encodeStateVector(doc))
      expect(Y.encodeStateAsUpdate(again).length).toBeGreaterThan(0)
      gate.accept(verdict, new Writing('mallory'))
      gate.commit(verdict)
      expect(new Map(gate.durable)).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)))
    }
  })
  fc.assert(property, { seed, numRuns: 150 })
  expect(counts.bad).toBeGreaterThan(1_000)
  expect(counts.new).toBeGreaterThan(100)
})
