import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { readKeys } from '../keys/key-file.ts'
import { readSettings, type Settings } from '../settings.ts'
import { startServer } from '../start.ts'
import { backup, restore } from './backup.ts'
import { check } from './check.ts'
import { rotate, rotateMaster } from './rotate.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** A folder with the demo in it, and nobody running. */
async function furnished(): Promise<Settings & { readonly keyFile: string; readonly near: string }> {
  const near = mkdtempSync(path.join(tmpdir(), 'balcony-keeping-'))
  folders.push(near)
  const keyFile = path.join(near, 'master.keys')
  const read = readSettings(['--demo'], { BALCONY_KEY_FILE: keyFile, PORT: '0' }, near)
  if (!read.ok) throw new Error(read.problem.message)
  const server = await startServer(read.value)
  if (!server.ok) throw new Error(server.problem.message)
  await server.value.close()
  return { ...read.value, keyFile, near }
}

const words = (answer: Awaited<ReturnType<typeof check>>) => (answer.ok ? answer.value : answer.problem.message)

test('[COMMAND1] keys are renewed by command, and everything still opens, also in backups made before', async () => {
  const settings = await furnished()
  const file = path.join(settings.near, 'before.backup')
  expect(words(await backup(settings, file))).toMatch(/^Backup written: .*before\.backup \(\d+\.\d MiB\)/)
  const before = readFileSync(path.join(settings.data, 'balcony.db'))
  expect(words(await rotate(settings))).toMatch(/^All keys are new: \d+ rows were sealed anew/)
  expect(readFileSync(path.join(settings.data, 'balcony.db')).equals(before)).toBe(false)
  expect(words(await check(settings, undefined))).toMatch(/Everything is as it was written/)
  expect(words(await check(settings, file))).toMatch(/^Backup of .* Everything is as it was written/)
})

test('[COMMAND1] another master key stands first in the file; the old one opens older backups only', async () => {
  const settings = await furnished()
  const file = path.join(settings.near, 'before.backup')
  await backup(settings, file)
  const [old] = readFileSync(settings.keyFile, 'utf8').trim().split('\n').slice(-1)
  expect(words(await rotateMaster(settings))).toMatch(
    /^Master key [0-9a-f]{16} \(the first in .*master\.keys\) locks the data folder/,
  )
  const keys = readKeys(settings.keyFile)
  expect(keys.ok && keys.value).toHaveLength(2)
  expect(words(await check(settings, undefined))).toMatch(/Everything is as it was written/)
  expect(words(await check(settings, file))).toMatch(/Everything is as it was written/)
  const newer = readFileSync(settings.keyFile, 'utf8')
    .split('\n')
    .filter((line) => line !== old)
  writeFileSync(settings.keyFile, newer.join('\n'))
  expect(words(await check(settings, undefined))).toMatch(/Everything is as it was written/)
  expect(words(await check(settings, file))).toMatch(/locked with a key that is not at hand/)
  writeFileSync(settings.keyFile, `${old}\n`)
  expect(words(await check(settings, undefined))).toMatch(/locked with a key that is not at hand/)
  const given = { ...settings, keys: { is: 'given', keys: [new Uint8Array(32)] } } as const
  expect(words(await rotateMaster(given))).toMatch(/^Set BALCONY_KEY to the new key and the old one/)
})

test('[COMMAND2] verify prints the heads of the journal, which change with every entry; what a command cannot do is said in words', async () => {
  const settings = await furnished()
  const file = path.join(settings.near, 'one.backup')
  await backup(settings, file)
  const first = words(await check(settings, undefined))
  expect(first).toMatch(/\n {2}server 1 [\w-]{43}$/)
  await rotate(settings)
  expect(words(await check(settings, undefined))).toMatch(/\n {2}server 2 [\w-]{43}$/)
  expect(words(await backup(settings, file))).toMatch(/^There is a file already/)
  expect(words(await backup(settings, undefined))).toMatch(/^Say where the backup goes/)
  expect(words(await restore(settings, undefined))).toMatch(/^Say which backup/)
  expect(words(await restore(settings, path.join(settings.near, 'none')))).toMatch(/^There is no file/)
  expect(words(await check(settings, path.join(settings.near, 'none')))).toMatch(/cannot be read/)
  expect(words(await backup(settings, settings.near))).toMatch(/balcony-\d{4}-\d\d-\d\dT[\d-]+\.backup/)
  expect(words(await restore(settings, file))).toMatch(/^Restored to .*\nWhat was there before is in /)
  expect(words(await check(settings, undefined))).toMatch(/Everything is as it was written/)
  expect(readdirSync(settings.data).filter((name) => name.startsWith('replaced-'))).toHaveLength(1)
})
