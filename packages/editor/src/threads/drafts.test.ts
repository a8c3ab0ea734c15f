import { expect, test } from 'vitest'
import { forgetDrafts, keepDraft, keptDraft } from './drafts.ts'

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
  keepDraft(at, 'half a thought')
  expect(keptDraft(at)).toBe('half a thought')
  expect(keptDraft({ ...at, person: 'leila' })).toBe('')
  expect(keptDraft({ ...at, target: 'venue/v2' })).toBe('')
  expect(keptDraft({ ...at, design: 'd2' })).toBe('')
  keepDraft(at, '')
  expect([...kept]).toEqual([])
})

test('[COMMENT4] what is written about a restricted compartment never stays on the device', () => {
  keepDraft({ ...at, compartment: 'sealed' }, 'a name')
  expect(keptDraft({ ...at, compartment: 'sealed' })).toBe('a name')
  expect([...kept.values()]).not.toContain('a name')
})

test('[COMMENT4] after signing out no draft is left', () => {
  keepDraft(at, 'one')
  keepDraft({ ...at, compartment: 'legal', target: 'x' }, 'two')
  forgetDrafts('nadia')
  expect(keptDraft(at)).toBe('')
  expect(keptDraft({ ...at, compartment: 'legal', target: 'x' })).toBe('')
  expect([...kept]).toEqual([])
})
