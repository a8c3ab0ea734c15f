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

test('[SERVER12] a mail server comes from the environment or a file, with its sender; what cannot work is refused in words', () => {
  const read = (env: Record<string, string>) => readSettings([], env, folder)
  expect(read({})).toMatchObject({ ok: true, value: { mailer: undefined } })
  writeFileSync(path.join(folder, 'smtp'), 'smtps://balcony:secret@mail.example.org\n')
  const from = { BALCONY_MAIL_FROM: 'balcony@example.org' }
  const good = read({ BALCONY_SMTP: 'smtp', ...from })
  expect(good.ok && good.value.mailer).toBeDefined()
  for (const env of [
    { BALCONY_SMTP: 'smtp' },
    { BALCONY_SMTP: 'nowhere', ...from },
    { BALCONY_SMTP: 'smtp://', ...from },
  ]) {
    const wrong = read(env)
    expect(!wrong.ok && wrong.problem.message).toContain('BALCONY_SMTP')
    expect(!wrong.ok && wrong.problem.message).not.toContain('secret')
  }
})
