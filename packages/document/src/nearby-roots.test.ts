import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { hasten } from './index.ts'

test('[DOC9] a document that finds its roots quickly says and writes the same, and needs no square of them (seed 9)', () => {
  const acts = fc.array(fc.tuple(fc.nat(30), fc.constantFrom('text', 'map', 'delete')), { maxLength: 60 })
  fc.assert(
    fc.property(acts, fc.nat(60), (writes, when) => {
      const [plain, quick] = [new Y.Doc(), new Y.Doc()]
      for (const doc of [plain, quick]) {
        doc.clientID = 4
        writes.forEach(([root, what], index) => {
          if (index === when && doc === quick) hasten(doc)
          if (what === 'map') doc.getMap(root % 2 ? 'values' : `m${root}`).set('key', index)
          else if (what === 'text') doc.getText(`t${root}`).insert(0, 'x')
          else doc.getText(`t${root}`).delete(0, Math.min(1, doc.getText(`t${root}`).length))
        })
      }
      expect(Y.encodeStateAsUpdate(quick)).toEqual(Y.encodeStateAsUpdate(plain))
      expect([...quick.share.keys()]).toEqual([...plain.share.keys()])
      expect(Array.from(quick.share, ([name]) => name)).toEqual([...plain.share.keys()])
    }),
    { seed: 9, numRuns: 200 },
  )
  const doc = new Y.Doc()
  hasten(doc)
  let searched = 0
  const entries = doc.share.entries.bind(doc.share)
  doc.share.entries = function* () {
    for (const entry of entries()) {
      searched += 1
      yield entry
    }
    return undefined
  }
  for (let root = 0; root < 5_000; root += 1) {
    doc.getMap('values').set(`t/${root}`, true)
    doc.getText(`t${root}`).insert(0, 'x')
  }
  searched = 0
  Y.encodeStateAsUpdate(doc)
  expect(searched).toBeGreaterThanOrEqual(5_000)
  expect(searched).toBeLessThan(40_000)
})
