import type { Compartment, Field, Process, Shape } from '@balcony/design'
import * as Y from 'yjs'
import { openLive } from './live.ts'
import type { Live } from './live-contract.ts'

/** A small process with every life of a value and a field in a second compartment: what the tests of this package write in. */
export const river: Process = {
  version: 3,
  sections: {
    shell: section('core', {
      title: field({ kind: 'text', size: 'line' }),
      notes: field({ kind: 'text', size: 'paragraph' }),
      names: field({ kind: 'translations' }),
      languages: field({ kind: 'languages' }),
      start: field({ kind: 'date', precision: 'day' }),
    }),
    assessment: section('core', { story: field({ kind: 'prose' }), doubts: field({ kind: 'prose' }) }),
    law: section('legal', { memo: field({ kind: 'prose' }), line: field({ kind: 'text', size: 'line' }) }),
  },
  tables: {
    venue: table('core', {
      name: field({ kind: 'text', size: 'line' }),
      capacity: field({ kind: 'number', from: 0 }),
      kinds: field({ kind: 'choices', options: options('hotel', 'school', 'monastery') }),
      open: field({ kind: 'flag' }),
      about: field({ kind: 'prose' }),
    }),
    block: table('core', {
      title: field({ kind: 'text', size: 'line' }),
      minutes: field({ kind: 'duration' }),
      people: field({ kind: 'references', to: ['person'] }),
    }),
    person: table('people', { name: field({ kind: 'text', size: 'line' }), born: field({ kind: 'number' }) }),
  },
}

/** A Live over fresh or given documents; time stands still unless the test moves it. */
export function liveOf(
  docs: Readonly<Partial<Record<Compartment, Y.Doc>>>,
  options: { readonly pause?: number; readonly origins?: readonly unknown[] } = {},
): Live {
  return openLive(river, docs, {
    person: 'ana',
    now: () => 1_000,
    pause: options.pause ?? 0,
    trackOrigins: options.origins ?? [],
  })
}

export function docsOf(client: number, ...compartments: readonly Compartment[]): Partial<Record<Compartment, Y.Doc>> {
  return Object.fromEntries(
    compartments.map((name) => {
      const doc = new Y.Doc()
      doc.clientID = client
      return [name, doc]
    }),
  )
}

/** Everything that one knows and the other does not, both ways. */
export function meet(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)), 'peer')
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)), 'peer')
}

function section(compartment: Compartment, fields: Readonly<Record<string, Field>>): Process['sections'][string] {
  return { step: 'assess', label: 'Section', compartment, level: 'team', fields, tables: [], questions: [], path: '' }
}

function table(compartment: Compartment, fields: Readonly<Record<string, Field>>): Process['tables'][string] {
  return {
    label: 'Records',
    singular: 'Record',
    compartment,
    level: 'team',
    fields,
    title: 'name',
    path: '',
    rowsAre: { as: 'anonymous' },
    prefix: 'R',
  }
}

function field(shape: Shape): Field {
  return { label: 'Field', level: 'team', path: '', ...shape } as Field
}

function options(...values: readonly string[]): readonly { readonly value: string; readonly label: string }[] {
  return values.map((value) => ({ value, label: value }))
}
