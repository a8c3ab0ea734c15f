import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportFile } from './export.ts'
import { askedFile } from './export-asked.ts'
import { main } from './main.ts'
import { readSettings } from './settings.ts'
import { type RunningServer, startServer } from './start.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'balcony-export-'))
const env = { BALCONY_DATA: path.join(folder, 'data'), BALCONY_KEY_FILE: path.join(folder, 'master.keys'), PORT: '0' }
const title = 'Basin hydrology seminar series - working papers'
let server: RunningServer
beforeAll(async () => {
  const settings = readSettings(['--demo'], env, folder)
  if (!settings.ok) throw new Error(settings.problem.message)
  const started = await startServer(settings.value)
  if (!started.ok) throw new Error(started.problem.message)
  server = started.value
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const balcony = (...args: string[]) => main(['export', ...args], env, folder)
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function overHttp(wishes: object): Promise<{ status: number; type: string | null; bytes: Uint8Array }> {
  const [lead] = await server.links()
  const token = lead?.link.split('#')[1]
  const headers = { 'Content-Type': 'application/json', Origin: server.url }
  const entered = await fetch(`${server.url}/api/sign-in`, { method: 'POST', headers, body: JSON.stringify({ token }) })
  const Cookie = String(entered.headers.get('set-cookie')).split(';')[0] ?? ''
  const me = await fetch(`${server.url}/api/me`, { headers: { ...headers, Cookie } })
  const { designs } = (await me.json()) as { designs: readonly { id: string }[] }
  const address = `${server.url}/api/designs/${designs[0]?.id}/exports`
  const made = await fetch(address, { method: 'POST', headers: { ...headers, Cookie }, body: JSON.stringify(wishes) })
  return {
    status: made.status,
    type: made.headers.get('content-type'),
    bytes: new Uint8Array(await made.arrayBuffer()),
  }
}

test('[SERVER21] a file of the command line has the bytes that the page of its maker would get, in every format, with or without a server', async () => {
  const out = (name: string) => path.join(folder, name)
  const formats = {
    pdf: 'application/pdf',
    docx: 'wordprocessingml',
    xlsx: 'spreadsheetml',
    markdown: 'text/markdown',
    ics: 'text/calendar',
  }
  const hashes = new Map<string, string>()
  for (const [format, type] of Object.entries(formats)) {
    const paged = await overHttp({ edition: 'internal', paper: 'letter', format })
    expect(paged.status, format).toBe(200)
    expect(paged.type, format).toContain(type)
    expect(
      await balcony(
        title,
        '--edition',
        'internal',
        '--paper',
        'letter',
        '--format',
        format,
        '--out',
        out(`run.${format}`),
      ),
    ).toBe(0)
    const file = readFileSync(out(`run.${format}`))
    expect(hash(file), format).toBe(hash(paged.bytes))
    expect(statSync(out(`run.${format}`)).mode & 0o077).toBe(0)
    hashes.set(format, hash(file))
  }
  // What the door refuses is refused here, and leaves no file.
  expect((await overHttp({ edition: 'internal', paper: 'a4', format: 'csv' })).status).toBe(400)
  expect(await balcony(title, '--edition', 'internal', '--format', 'csv', '--out', out('none.csv'))).toBe(1)
  expect(() => statSync(out('none.csv'))).toThrow('ENOENT')
  const settings = readSettings([], env, folder)
  const asked = askedFile([title, '--edition', 'internal', '--format', 'csv'])
  if (!settings.ok || !asked.ok) throw new Error('this can be asked for')
  const problem = { message: expect.stringContaining('Choose the table that the CSV is of.') }
  expect(await exportFile(settings.value, asked.value)).toMatchObject({ ok: false, problem })
  expect(await balcony('No such design', '--edition', 'internal', '--out', out('none.pdf'))).toBe(1)
  expect(await balcony(title, '--edition')).toBe(1)
  await server.close()
  expect(
    await balcony(
      title,
      '--edition',
      'internal',
      '--paper',
      'letter',
      '--format',
      'markdown',
      '--out',
      out('alone.md'),
    ),
  ).toBe(0)
  expect(hash(readFileSync(out('alone.md')))).toBe(hashes.get('markdown'))
})
