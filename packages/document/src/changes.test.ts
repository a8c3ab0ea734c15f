import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { follow, type Migration, migrate, migrations, read, seed } from './index.ts'
import { docsOf, liveOf, river } from './testing.ts'

test('[DOC13] a follower is told which addresses an update touches, and no others', () => {
  const docs = docsOf(1, 'core')
  const live = liveOf(docs)
  const follower = new Y.Doc()
  const touched: string[][] = []
  docs.core?.on('update', (update: Uint8Array) => touched.push([...follow(river, follower, update)].sort()))
  live.edit({ do: 'add', table: 'venue', id: 'v1', values: { name: 'Mill', kinds: ['hotel'], capacity: 3 } })
  live.edit({ do: 'write', address: 'venue/v1/name', text: 'Old mill' })
  live.edit({ do: 'set', address: 'venue/v1/kinds', value: undefined })
  live.edit({ do: 'write', address: 'shell/names', text: 'Fluss', language: 'de' })
  live.edit({ do: 'remove', table: 'venue', id: 'v1' })
  live.docOf('assessment/story').transact(() => {
    const paragraph = new Y.XmlElement('paragraph')
    live.prose('assessment/story').insert(0, [paragraph])
    paragraph.insert(0, [new Y.XmlText('words')])
  })
  ;((live.prose('assessment/story').get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'more ')
  docs.core?.getMap('values').set('no/such/address', 1)
  expect(touched).toEqual([
    ['venue/v1', 'venue/v1/capacity', 'venue/v1/kinds', 'venue/v1/name'],
    ['venue/v1/name'],
    ['venue/v1/kinds'],
    ['shell/names'],
    ['venue/v1'],
    ['assessment/story'],
    ['assessment/story'],
    [],
  ])
  expect(read(river, { core: follower })).toEqual(live.snapshot())
  expect(follow(river, follower, Y.encodeStateAsUpdate(live.docOf('shell')))).toEqual(new Set())
})

test('[DOC14] a migration runs once, in order, on a copy, and gives the update for the log', () => {
  const steps: readonly Migration[] = [
    { to: 3, says: 'notes begin with a dash', change: (doc) => doc.getText('shell/notes').insert(0, '- ') },
    {
      to: 2,
      says: 'the title moves to the notes',
      change: (doc) => doc.getText('shell/notes').insert(0, doc.getText('shell/title').toString()),
    },
    { to: 4, says: 'not yet', change: (doc) => doc.getText('shell/notes').insert(0, 'never') },
  ]
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seed(river, { open: [], sections: { shell: { title: 'River' } }, tables: {} }).core)
  const before = Y.encodeStateAsUpdate(doc)
  const update = migrate(doc, 'core', { from: 1, to: 3 }, steps)
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  if (!update) throw new Error('something had to change')
  Y.applyUpdate(doc, update)
  expect(doc.getText('shell/notes').toString()).toBe('- River')
  expect(migrate(doc, 'core', { from: 3, to: 3 }, steps)).toBeUndefined()
  expect(migrate(doc, 'core', { from: 1, to: 3 })).toBeUndefined()
  expect(migrations.map((step) => step.to)).toEqual(migrations.map((step) => step.to).toSorted((a, b) => a - b))
})
