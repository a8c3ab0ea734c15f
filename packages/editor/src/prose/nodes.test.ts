import { proseMarks, proseNodes } from '@balcony/design'
import { getSchema } from '@tiptap/core'
import { expect, test } from 'vitest'
import { markOrder } from './looks.ts'
import { plainWords, proseNodesFor } from './nodes.ts'
import { drawnMarks, drawnNodes } from './StaticProse.tsx'

const schema = getSchema(proseNodesFor(plainWords))
const attributes = (spec: { attrs?: object | undefined }) => Object.keys(spec.attrs ?? {}).sort()

test('[PROSE3] the editor knows exactly the nodes and marks of the description, and their attributes', () => {
  const nodes = Object.keys(schema.nodes).filter((name) => name !== 'doc' && name !== 'text')
  expect(nodes.sort()).toEqual(Object.keys(proseNodes).sort())
  expect(Object.keys(schema.marks).sort()).toEqual(Object.keys(proseMarks).sort())
  for (const name of nodes)
    expect(attributes(schema.nodes[name]?.spec ?? {})).toEqual([...(proseNodes[name] ?? [])].sort())
  for (const [name, mark] of Object.entries(schema.marks))
    expect(attributes(mark.spec)).toEqual([...(proseMarks[name] ?? [])].sort())
})

test('[PROSE4] the static rendering draws every node and mark, marks nested as the editor nests them', () => {
  expect([...drawnNodes].sort()).toEqual([...Object.keys(proseNodes), 'text'].sort())
  expect([...drawnMarks].sort()).toEqual(Object.keys(proseMarks).sort())
  expect(Object.keys(schema.marks)).toEqual(markOrder)
})
