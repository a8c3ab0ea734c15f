import { type Compartment, compartments, importDesign, process } from '@balcony/design'
import { demoCase } from '@balcony/design/demo'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openLive, read, rulesFor, seed } from './index.ts'

function demo() {
  const imported = importDesign(process, demoCase)
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems))
  const seeds = seed(process, imported.value.snapshot)
  const docs = Object.fromEntries(
    compartments.map((name) => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, seeds[name])
      return [name, doc]
    }),
  ) as Record<Compartment, Y.Doc>
  return { snapshot: imported.value.snapshot, docs }
}

test('[DOC15] the demo case goes through the documents and comes back whole, and the gate’s rules allow all of it', () => {
  const { snapshot, docs } = demo()
  const { sections, tables } = read(process, docs)
  for (const [name, values] of Object.entries(snapshot.sections))
    expect(asSets(sections[name]), name).toEqual(asSets(values))
  for (const [name, rows] of Object.entries(snapshot.tables)) expect(asSets(tables[name]), name).toEqual(asSets(rows))
  expect(Object.values(snapshot.tables).flat().length).toBeGreaterThan(100)
  for (const name of compartments) {
    const rules = rulesFor(process, name)
    for (const root of docs[name].share.keys()) expect(rules.root(root), root).toBeDefined()
    for (const key of docs[name].getMap('values').keys()) expect(rules.key('values', key), key).toBe(true)
  }
})

test('[DOC15] every field of the description takes what the demo case says there, and gives it back', () => {
  const { snapshot } = demo()
  const docs = Object.fromEntries(compartments.map((name) => [name, new Y.Doc()]))
  const live = openLive(process, docs, { person: 'ana', now: () => 0 })
  for (const [table, rows] of Object.entries(snapshot.tables)) {
    const added = live.edit(...rows.map(({ id, values }) => ({ do: 'add', table, id, values }) as const))
    expect(added, table).toEqual({ ok: true, value: undefined })
    expect(asSets(live.rows(table))).toEqual(asSets(rows))
  }
  expect(live.undo.canUndo).toBe(true)
  while (live.undo.undo());
  expect(Object.values(live.snapshot().tables).flat()).toEqual([])
})

/** Sets have no order of their own: members come back sorted, choices in the order of their options. */
function asSets(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, each: unknown) =>
    Array.isArray(each) && each.every((member) => typeof member === 'string') ? each.toSorted() : each,
  )
}
