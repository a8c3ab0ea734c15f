import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { process as description, exchangeText, schemaText } from '../index.ts'
import { demo } from '../testing/demo.ts'

const docs = new URL('../../../../docs/', import.meta.url)

function keep(name: string, text: string): void {
  const file = new URL(name, docs)
  if (process.env['BALCONY_WRITE_DOCS']) writeFileSync(file, text)
  expect(readFileSync(file, 'utf8')).toBe(text)
}

test('[PROC9] docs/schema.md says what the description says; BALCONY_WRITE_DOCS=1 writes it anew', () => {
  const text = schemaText(description, demo())
  expect(text).toContain('### Venues (`venue`)')
  for (const [id, { fields }] of Object.entries({ ...description.sections, ...description.tables })) {
    expect(text).toContain(`(\`${id}\`)`)
    for (const name of Object.keys(fields)) expect(text).toContain(`| \`${name}\``)
  }
  expect(text).toContain('`core.plan.sessions[].agenda[].minutes`')
  keep('schema.md', text)
})

test('[PROC10] docs/exchange.md shows the parts as they are and problems in the words that people get', () => {
  const text = exchangeText(description)
  expect(text).toContain('Capacity should be a whole number from 0; this is text: many.')
  for (const part of ['core', 'overlay', 'people', 'legal', 'security', 'sealed', 'evalRaw'])
    expect(text).toContain(`| \`${part}\``)
  keep('exchange.md', text)
})
