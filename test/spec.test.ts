import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const skip = { cwd: root, exclude: ['**/node_modules/**', '**/dist/**'] }

const rules = new Map<string, string>()
const twice: string[] = []
for (const file of globSync(['packages/**/SPEC.md', 'apps/*/SPEC.md', 'test/SPEC.md'], skip)) {
  for (const [, tag] of readFileSync(`${root}${file}`, 'utf8').matchAll(/^\d+\. \[([A-Z]+\d+)\]/gm)) {
    if (rules.has(String(tag))) twice.push(`${tag} in ${file} and ${rules.get(String(tag))}`)
    rules.set(String(tag), file)
  }
}

const quoted = new Map<string, string>()
for (const file of globSync(
  [
    'packages/**/*.test.{ts,tsx}',
    'packages/storage/src/**/*.ts',
    'packages/sync/**/contract.ts',
    'apps/**/*.test.{ts,tsx}',
    'test/**/*.ts',
  ],
  skip,
)) {
  const text = readFileSync(`${root}${file}`, 'utf8')
  // A title may quote several rules: test('[ROOM5] [ROOM6] …'.
  for (const [, title] of text.matchAll(
    /\b(?:test|it|describe|prop)(?:\.\w+)*(?:\([^'"`)]*\))?\(\s*['"`]((?:\[[A-Z]+\d+\] ?)+)/g,
  )) {
    for (const [, tag] of String(title).matchAll(/\[([A-Z]+\d+)\]/g)) quoted.set(String(tag), file)
  }
}

test('[SPEC1] every numbered rule of a SPEC.md has a test that names it, and every name in a test is a rule', () => {
  expect(rules.size).toBeGreaterThan(50)
  expect(quoted.size).toBeGreaterThan(50)
  expect(twice, 'rules with the same tag').toEqual([])
  expect([...rules].filter(([tag]) => !quoted.has(tag)).map(([tag, file]) => `${tag} (${file}) has no test`)).toEqual(
    [],
  )
  expect(
    [...quoted].filter(([tag]) => !rules.has(tag)).map(([tag, file]) => `${tag} (${file}) is in no SPEC.md`),
  ).toEqual([])
})
