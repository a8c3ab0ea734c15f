import { compartments } from '@balcony/design'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { read, rulesFor, seed, seedClient } from './index.ts'
import { river } from './testing.ts'

const talks = {
  open: ['core', 'legal'],
  sections: {
    shell: { title: 'River talks', names: { ar: 'محادثات النهر', en: 'River talks' }, languages: ['ar', 'en'] },
    assessment: {
      story: {
        type: 'doc',
        content: [
          { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'The dam' }] },
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: 'Two ' },
              { type: 'text', text: 'villages', marks: [{ type: 'bold' }, { type: 'withheld' }] },
              { type: 'mention', attrs: { address: 'venue/v1' } },
            ],
          },
        ],
      },
    },
    law: { line: 'No licence needed.' },
  },
  tables: {
    venue: [
      { id: 'v2', values: { name: 'Mill', kinds: ['hotel', 'school'], open: false } },
      { id: 'v1', values: { capacity: 0 } },
    ],
    block: [],
  },
} as const

test('[DOC10] a seed reads back as what was seeded, in every compartment, also the empty ones', () => {
  const seeds = seed(river, talks)
  expect(Object.keys(seeds)).toEqual([...compartments])
  const docs = { core: new Y.Doc(), legal: new Y.Doc() }
  for (const name of ['core', 'legal'] as const) Y.applyUpdate(docs[name], seeds[name])
  expect(read(river, docs)).toEqual(talks)
  expect(seeds.sealed).toEqual(new Uint8Array([0, 0]))
  expect([...docs.core.store.clients.keys()]).toEqual([seedClient])
})

test('[DOC11] the same snapshot gives the same bytes', () => {
  expect(seed(river, talks)).toEqual(seed(river, structuredClone(talks)))
})

test('[DOC12] the rules of a room allow what a seed wrote and nothing of another compartment', () => {
  const rules = rulesFor(river, 'core')
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seed(river, talks).core)
  expect(doc.share.size).toBeGreaterThan(4)
  for (const name of doc.share.keys()) expect(rules.root(name), name).toBeDefined()
  for (const key of doc.getMap('values').keys()) expect(rules.key('values', key), key).toBe(true)
  expect(rules.version).toBe(river.version)
  expect(rules.root('values')).toBe('map')
  expect(rules.root('shell/names@ar')).toBe('text')
  expect(rules.root('venue/v1/about')).toBe('prose')
  for (const root of [
    '',
    'constructor',
    'law/line',
    'person/p1/name',
    'shell/names',
    'shell/title@en',
    'shell/names@../x',
    'venue/v1',
    'venue/v1/capacity',
    'venue/../about',
    'shell/start',
  ])
    expect(rules.root(root), root).toBeUndefined()
  for (const key of [
    '',
    '__proto__',
    'venue',
    'venue/a b',
    'person/p1',
    'venue/v1/kinds',
    'venue/v1/kinds/castle',
    'venue/v1/kinds/hotel/x',
    'shell/title',
    'law/line',
    'venue/v1/about',
  ])
    expect(rules.key('values', key), key).toBe(false)
  expect(rules.key('elsewhere', 'venue/v1')).toBe(false)
  expect(rules.element('heading')).toEqual(['level'])
  expect(rules.element('script')).toBeUndefined()
  expect(rules.element('constructor')).toBeUndefined()
  expect(rules.mark('link')).toEqual(['href'])
  expect(rules.mark('link--aB3+/9=x')).toEqual(['href'])
  expect(rules.mark('ychange')).toBeUndefined()
})
