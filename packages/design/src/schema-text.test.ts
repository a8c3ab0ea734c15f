import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { process as description, schemaText } from './index.ts'

const file = new URL('../SCHEMA.md', import.meta.url)

test('[PROC9] SCHEMA.md says what the description says; BALCONY_WRITE_SCHEMA=1 writes it anew', () => {
  const text = schemaText(description)
  if (process.env['BALCONY_WRITE_SCHEMA']) writeFileSync(file, text)
  expect(text).toContain('### Venues (`venue`)')
  expect(readFileSync(file, 'utf8')).toBe(text)
})
