import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'

const program = fileURLToPath(new URL('./run.ts', import.meta.url))
const folder = mkdtempSync(path.join(tmpdir(), 'balcony-server-'))
const keyFile = path.join(folder, 'settings/master.keys')
let running: Started[] = []

afterEach(async () => {
  for (const each of running) each.child.kill('SIGKILL')
  await Promise.all(running.map((each) => each.ended))
  running = []
  rmSync(folder, { recursive: true, force: true })
})

interface Started {
  readonly child: ReturnType<typeof spawn>
  out: string
  err: string
  readonly ended: Promise<number | null>
  /** Resolves when the words were printed, or the program ended. */
  says(words: string): Promise<void>
}

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Started {
  const settings = { BALCONY_DATA: path.join(folder, 'data'), BALCONY_KEY_FILE: keyFile, PORT: '0', ...env }
  const child = spawn(process.execPath, [program, ...args], { env: { PATH: process.env['PATH'] ?? '', ...settings } })
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const started: Started = {
    child,
    out: '',
    err: '',
    ended,
    async says(words) {
      while (!started.out.includes(words)) {
        const more = await Promise.race([once(child.stdout, 'data').then(() => true), ended.then(() => false)])
        if (!more && !started.out.includes(words)) throw new Error(`it ended and said: ${started.out}${started.err}`)
      }
    },
  }
  child.stdout.on('data', (part) => {
    started.out += part
  })
  child.stderr.on('data', (part) => {
    started.err += part
  })
  running.push(started)
  return started
}

const urlIn = (words: string) => String(/ready at (http:\/\/localhost:\d+)/.exec(words)?.[1])
const linksIn = (words: string) =>
  [...words.matchAll(/^ {2}(.+?), (\w+) +(http\S+)$/gm)].map(([, name, role, link]) => ({ name, role, link }))

async function signIn(url: string, link: string | undefined): Promise<Response> {
  return fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ token: link?.split('#')[1] }),
  })
}

test('[SERVER1] [SERVER2] [SERVER6] a first start brings the demo and its people; a second keeps all and prints fresh links', async () => {
  const first = run(['--demo'])
  await first.says('reader')
  const links = linksIn(first.out)
  expect(links.map((each) => [each.name, each.role])).toEqual([
    ['Rhona Vale', 'lead'],
    ['Tomas Erril', 'planner'],
    ['Otis Bran', 'planner'],
    ['Avery Lind', 'reviewer'],
    ['Corin Dray', 'reader'],
  ])
  const url = urlIn(first.out)
  const me = await signIn(url, links[0]?.link)
  expect(await me.json()).toMatchObject({
    name: 'Rhona Vale',
    designs: [{ title: 'Maruvel Basin Water and Return Dialogue' }],
  })
  first.child.kill('SIGTERM')
  expect(await first.ended).toBe(0)
  expect(first.err).toBe('')

  const second = run(['--demo'])
  await second.says('reader')
  const fresh = linksIn(second.out)
  expect(fresh.map((each) => each.name)).toEqual(links.map((each) => each.name))
  expect(fresh.map((each) => each.link)).not.toContain(links[0]?.link)
  expect((await signIn(urlIn(second.out), fresh[0]?.link)).status).toBe(200)
  expect(existsSync(path.join(folder, 'data/balcony.db'))).toBe(true)
})

test('[SERVER7] links come fresh from the running server, and without one it says so', async () => {
  const none = run(['links'])
  expect(await none.ended).toBe(1)
  expect(none.err).toContain('No Balcony is running')
  const server = run(['--demo'])
  await server.says('reader')
  const asked = run(['links'])
  expect(await asked.ended).toBe(0)
  expect((await signIn(urlIn(server.out), linksIn(asked.out)[1]?.link)).status).toBe(200)
})

test('[SERVER3] a busy port is left for the next free one, unless it was asked for', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const taken = (other.address() as { port: number }).port
  const asked = run([], { PORT: String(taken) })
  expect(await asked.ended).toBe(1)
  expect(asked.err).toMatch(new RegExp(`^Port ${taken} is in use by another program\\. Set PORT to a free one`))
  other.close()
})

test('[SERVER4] what stands in the way is said in words, with what to do, and without a stack', async () => {
  const file = path.join(folder, '..', `${path.basename(folder)}-file`)
  writeFileSync(file, 'not a folder')
  const cases: readonly [readonly string[], Readonly<Record<string, string>>, RegExp][] = [
    [['--nonsense'], {}, /does not know “--nonsense”/],
    [['nonsense'], {}, /It knows: start, links, verify/],
    [[], { PORT: 'http' }, /PORT is “http”\. Set it to a number/],
    [[], { BALCONY_DATA: path.join(file, 'data') }, /BALCONY_DATA/],
  ]
  for (const [args, env, words] of cases) {
    const started = run(args, env)
    expect(await started.ended, String(words)).toBe(1)
    expect(started.err).toMatch(words)
    expect(started.err).not.toMatch(/\n\s+at |node:|Error:/)
    expect(started.out).toBe('')
  }
  rmSync(file)
  const server = run([])
  await server.says('ready')
  const second = run([])
  expect(await second.ended).toBe(1)
  expect(second.err).toMatch(/already running.*BALCONY_DATA/)
})

test('[SERVER5] it listens on this machine only', async () => {
  const server = run([])
  await server.says('ready')
  const port = Number(new URL(urlIn(server.out)).port)
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((each) => each && !each.internal && each.family === 'IPv4')
  const own = createServer().listen(port, outside?.address ?? '127.0.0.2')
  await once(own, 'listening') // the port is free on every other address
  own.close()
})

test('[SERVER8] verify finds nothing wrong with what was just written, and names what was changed', async () => {
  const server = run(['--demo'])
  await server.says('ready')
  server.child.kill('SIGINT')
  expect(await server.ended).toBe(0)
  const sound = run(['verify'])
  expect(await sound.ended).toBe(0)
  expect(sound.out).toMatch(/1 designs with 6 compartments\. Everything is as it was written/)
  const file = path.join(folder, 'data/balcony.db')
  const database = new DatabaseSync(file, { readOnly: true })
  const largest = database.prepare('select bytes from snapshots order by length(bytes) desc limit 1').get()
  database.close()
  const bytes = readFileSync(file)
  const at = bytes.indexOf(Buffer.from(largest?.['bytes'] as Uint8Array).subarray(0, 100)) + 50
  expect(at).toBeGreaterThan(50)
  bytes[at] = Number(bytes[at]) ^ 1
  writeFileSync(file, bytes)
  const damaged = run(['verify'])
  expect(await damaged.ended).toBe(1)
  expect(damaged.err).toMatch(/Damaged:\n {2}\w+\/\w+\n/)
})
