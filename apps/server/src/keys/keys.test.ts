import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { demoCase } from '@balcony/design/demo'
import { afterEach, expect, test } from 'vitest'
import { readSettings } from '../settings.ts'
import { startServer } from '../start.ts'
import { addKey, keyFile, readKeys } from './key-file.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})
function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'balcony-keys-'))
  folders.push(folder)
  return folder
}

function settings(folder: string, env: Readonly<Record<string, string>> = {}) {
  const read = readSettings(['--demo'], { HOME: folder, XDG_CONFIG_HOME: '', PORT: '0', ...env }, folder)
  if (!read.ok) throw new Error(read.problem.message)
  return read.value
}

async function start(folder: string, env: Readonly<Record<string, string>> = {}) {
  const server = await startServer(settings(folder, env))
  if (!server.ok) return { refused: server.problem.message, newKeyFile: undefined }
  const { newKeyFile, url } = server.value
  return { refused: undefined, newKeyFile, url, close: () => server.value.close() }
}

test('[KEYS1] a first start makes a master key among the user’s own settings, for nobody else to read, and says so once', async () => {
  const folder = newFolder()
  const file = path.join(folder, '.config/balcony/master.keys')
  const first = await start(folder)
  expect(first.newKeyFile).toBe(file)
  await first.close?.()
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0)
  expect(readdirSync(path.dirname(file))).toEqual(['master.keys'])
  const second = await start(folder)
  expect(second).toMatchObject({ refused: undefined, newKeyFile: undefined })
  await second.close?.()
})

test('[KEYS1] without its key, with another or with a broken one nothing starts and nothing is changed; with it back all is there', async () => {
  const folder = newFolder()
  await (await start(folder)).close?.()
  const file = path.join(folder, '.config/balcony/master.keys')
  const key = readFileSync(file, 'utf8')
  const data = () => readFileSync(path.join(folder, 'data/balcony.db'))
  const before = data()
  rmSync(file)
  expect((await start(folder)).refused).toMatch(
    /is locked with a key that is not at hand \([0-9a-f]{16}; looked in .*master\.keys\)/,
  )
  expect(readdirSync(path.dirname(file))).toEqual([])
  // Not B for A: the last two bits before the = are no part of the key.
  writeFileSync(
    file,
    key.replace(/(.)=/, (_, last: string) => `${last === 'A' ? 'E' : 'A'}=`),
  )
  expect((await start(folder)).refused).toMatch(/line \d of .* is not a key as it was written there/)
  const other = { BALCONY_KEY: Buffer.alloc(32, 1).toString('base64') }
  expect((await start(folder, other)).refused).toMatch(/not at hand/)
  expect(data().equals(before)).toBe(true)
  writeFileSync(file, key)
  const again = await start(folder)
  expect(again.refused).toBeUndefined()
  await again.close?.()
})

test('[KEYS1] a key that is none, or that lies in the folder it locks, is refused with what to do', () => {
  const folder = newFolder()
  const refusal = (env: Readonly<Record<string, string>>) => {
    const read = readSettings([], env, folder)
    return read.ok ? '' : read.problem.message
  }
  for (const wrong of ['secret', Buffer.alloc(31).toString('base64'), `${Buffer.alloc(32).toString('base64')} x`])
    expect(refusal({ BALCONY_KEY: wrong })).toMatch(/^BALCONY_KEY is not a key\..*openssl rand -base64 32/)
  expect(refusal({ BALCONY_KEY_FILE: 'data/master.keys' })).toMatch(/lies in the data folder.*BALCONY_KEY_FILE/)
  expect(refusal({ BALCONY_KEY: Buffer.alloc(32).toString('base64url') })).toBe('')
})

test('[KEYS1] two that make the key at the same moment take the same one; a newer one stands before the older', () => {
  const folder = newFolder()
  const file = path.join(folder, 'a/master.keys')
  const masters = keyFile(file, () => {})
  const [one, two] = [masters.make(), masters.make()]
  expect(two).toEqual(one)
  const newer = addKey(file)
  expect(readKeys(file)).toEqual({ ok: true, value: [newer.ok && newer.value, one.ok && one.value] })
  mkdirSync(path.join(folder, 'b'))
  writeFileSync(path.join(folder, 'b/c'), '')
  expect(keyFile(path.join(folder, 'b/c/d'), () => {}).make()).toMatchObject({ ok: false })
})

/** Every longer text anywhere in a value. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.length >= 8 && /[ @]/.test(value) ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

test('[KEYS2] no text of the demo case, no title and no name stands readable in the data folder while the server runs or afterwards', async () => {
  const folder = newFolder()
  const server = await start(folder)
  const seen = () => {
    const data = path.join(folder, 'data')
    const names = readdirSync(data, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
    return Buffer.concat(names.map((each) => readFileSync(path.join(each.parentPath, each.name))))
  }
  const texts = [...new Set(textsIn(demoCase))]
  expect(texts.length).toBeGreaterThan(1000)
  expect(texts).toContain('Maruvel Basin Water and Return Dialogue')
  expect(texts).toContain('Rhona Vale')
  const running = seen()
  await server.close?.()
  for (const bytes of [running, seen()]) {
    expect(bytes.length).toBeGreaterThan(100_000)
    expect(texts.filter((text) => bytes.includes(text.slice(0, 24)))).toEqual([])
  }
})
