import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readSettings } from './settings.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'balcony-settings-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('[SERVER11] the organisation’s thresholds come from a file; a wrong one is refused with what is wrong in it', () => {
  const read = (name: string) => readSettings([], { BALCONY_REVIEW: name }, folder)
  writeFileSync(path.join(folder, 'good.json'), '{ "womenAim": 0.5 }')
  const good = read('good.json')
  expect(good.ok && good.value.reviewSettings).toMatchObject({ womenAim: 0.5, womenFloor: 0.2 })
  writeFileSync(path.join(folder, 'wrong.json'), '{ "womenAim": 5 }')
  for (const name of ['wrong.json', 'missing.json']) {
    const wrong = read(name)
    expect(!wrong.ok && wrong.problem.message).toContain('BALCONY_REVIEW')
  }
})
