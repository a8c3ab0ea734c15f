import { process, proseOf, sectionAddress, wordsOf } from '@balcony/design'
import { openLive, writeProse } from '@balcony/document'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addressIn, OwnChanges } from './own-changes.ts'

function open() {
  const doc = new Y.Doc()
  const live = openLive(process, { core: doc }, { person: 'nadia', now: () => 0 })
  const own = new OwnChanges(process)
  own.watch(doc)
  return { doc, live, own, words: () => own.words(live, 'en-GB', (label) => label) }
}

test('[WEB2] the words of every place that this person changed are handed back under the names of the places', () => {
  const { live, own, words } = open()
  const added = live.edit({ do: 'add', table: 'venue', id: 'v1', values: { name: 'Lakeside Residence' } })
  expect(added).toMatchObject({ ok: true })
  live.edit({ do: 'write', address: 'design/codename', text: 'Heron' })
  expect(words()).toContain('Lakeside Residence')
  expect(words()).toContain('The design – Code name\nHeron')
  own.saved()
  expect(words()).toBe('')
})

test('[WEB2] what others wrote is not taken for one’s own', () => {
  const mine = open()
  const theirs = open()
  theirs.live.edit({ do: 'write', address: 'design/codename', text: 'Heron' })
  Y.applyUpdate(mine.doc, Y.encodeStateAsUpdate(theirs.doc), 'server')
  expect(mine.live.value('design/codename')).toBe('Heron')
  expect(mine.words()).toBe('')
})

test('[WEB2] prose is handed back as plain words', () => {
  const { live, words } = open()
  const [name, section] = Object.entries(process.sections).find(
    ([, one]) => one.compartment === 'core' && Object.values(one.fields).some((field) => field.kind === 'prose'),
  ) ?? ['', undefined]
  const field = Object.entries(section?.fields ?? {}).find(([, one]) => one.kind === 'prose')?.[0]
  const fragment = live.prose(sectionAddress(name, field))
  fragment.doc?.transact(() => writeProse(fragment, proseOf('A table long enough\nfor all of us')))
  expect(wordsOf(live.proseDoc(sectionAddress(name, field)))).toContain('A table long enough')
  expect(words()).toContain('A table long enough\nfor all of us')
})

test('[WEB2] keys of documents are read back to the field or record they belong to', () => {
  expect(addressIn(process, 'venue/v1/name')).toBe('venue/v1/name')
  expect(addressIn(process, 'venue/v1')).toBe('venue/v1')
  expect(addressIn(process, 'design/title@ar')).toBe('design/title')
  expect(addressIn(process, 'design/workingLanguages/ar')).toBe('design/workingLanguages')
  for (const other of ['', 'values', 'nothing/here', 'venue', '__proto__/x'])
    expect(addressIn(process, other)).toBeUndefined()
})
