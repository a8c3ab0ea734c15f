import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { actions } from './actions.ts'
import { actors, policy } from './policy.ts'
import { accessText } from './written.ts'

test('[ACCESS11] docs/access.md says what the policy says; BALCONY_WRITE_DOCS=1 writes it anew', () => {
  const text = accessText()
  const rows = text.split('\n').filter((row) => / (yes|own|–) \|/.test(row))
  expect(rows.length).toBeGreaterThan(actions.length)
  for (const [index, action] of actions.entries()) {
    const cells = rows[index]
      ?.split('|')
      .slice(2, -1)
      .map((cell) => cell.trim())
    const words = { always: 'yes', own: 'own', never: '–' }
    expect(cells, action).toEqual(actors.map((actor) => words[policy[actor][action]]))
  }
  const file = new URL('../../../docs/access.md', import.meta.url)
  if (process.env['BALCONY_WRITE_DOCS']) writeFileSync(file, text)
  expect(readFileSync(file, 'utf8')).toBe(text)
})
