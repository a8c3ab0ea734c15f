import { expect, test } from 'vitest'
import { draftsOf, forgetDrafts, keepDraft, keptDraft } from './drafts.ts'

const kept = new Map<string, string>()
Object.defineProperty(globalThis, 'localStorage', {
  value: new Proxy(
    {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    },
    { ownKeys: () => [...kept.keys()], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) },
  ),
})

const at = { design: 'd1', person: 'nadia', compartment: 'core', target: 'venue/v1' } as const

test('[COMMENT3] a draft is kept for its person and place, and goes when it is sent', () => {
  keepDraft(at, { text: 'half a thought', anchor: { on: 'place', address: 'venue/v1' } })
  expect(keptDraft(at)?.text).toBe('half a thought')
  expect(keptDraft({ ...at, person: 'leila' })).toBeUndefined()
  expect(keptDraft({ ...at, target: 'venue/v2' })).toBeUndefined()
  expect(keptDraft({ ...at, design: 'd2' })).toBeUndefined()
  expect(draftsOf('d1', 'nadia')).toMatchObject([{ key: at, draft: { anchor: { address: 'venue/v1' } } }])
  expect(draftsOf('d1', 'leila')).toEqual([])
  keepDraft(at, { text: '' })
  expect([...kept]).toEqual([])
})

test('[COMMENT3] what another version of the page left on the device is no draft', () => {
  kept.set('balcony/draft/nadia/d1/venue/v1', 'half a thought')
  expect(keptDraft(at)).toBeUndefined()
  kept.clear()
})

test('[COMMENT4] what is written about a restricted compartment never stays on the device', () => {
  keepDraft({ ...at, compartment: 'sealed' }, { text: 'a name' })
  expect(keptDraft({ ...at, compartment: 'sealed' })?.text).toBe('a name')
  expect([...kept.values()].join()).not.toContain('a name')
})

test('[COMMENT4] after signing out no draft is left', () => {
  keepDraft(at, { text: 'one' })
  keepDraft({ ...at, compartment: 'legal', target: 'x' }, { text: 'two' })
  forgetDrafts('nadia')
  expect(keptDraft(at)).toBeUndefined()
  expect(keptDraft({ ...at, compartment: 'legal', target: 'x' })).toBeUndefined()
  expect([...kept]).toEqual([])
})
