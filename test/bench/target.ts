import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Person } from '../faults/person.ts'
import { freePort, ServerProcess } from '../faults/server-process.ts'

/** A process under measurement and how a seat gets into its room. */
export interface Target extends AsyncDisposable {
  readonly name: string
  readonly pid: number
  /** Address and headers for the seat of this number. */
  seat(number: number): { readonly url: string; readonly headers: Readonly<Record<string, string>> }
}

export async function relay(): Promise<Target> {
  const port = await freePort()
  const file = fileURLToPath(new URL('./relay.ts', import.meta.url))
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const killed = () => child.kill('SIGKILL')
  process.once('exit', killed)
  await once(child.stdout, 'data')
  return {
    name: 'plain ws relay',
    pid: child.pid ?? 0,
    seat: () => ({ url: `ws://127.0.0.1:${port}/room`, headers: {} }),
    async [Symbol.asyncDispose]() {
      process.off('exit', killed)
      child.kill('SIGKILL')
      await once(child, 'close')
    },
  }
}

/** Seats are dealt out among the people of the demo, who are at most fifty each. */
export async function balcony(): Promise<Target> {
  const data = mkdtempSync(path.join(tmpdir(), 'balcony-bench-'))
  const server = await ServerProcess.start({ data, port: await freePort() })
  const people = await Promise.all(server.links.map((token) => Person.signIn(server.origin, token)))
  const [lead, ...others] = people
  if (!lead) throw new Error('the demo has a lead')
  const design = await lead.makeDesign('Bench', others)
  return {
    name: 'Balcony',
    pid: server.pid,
    seat: (number) => {
      const person = people[number % people.length] ?? lead
      const url = `${server.origin.replace('http', 'ws')}/sync/${design}/core?ext=mark,refused`
      return { url, headers: { cookie: person.cookie, origin: person.origin } }
    },
    async [Symbol.asyncDispose]() {
      await server.kill()
      rmSync(data, { recursive: true })
    },
  }
}

/** Milliseconds of processor time that a process has used in all its threads; NaN where the system does not tell. */
export function cpuOf(pid: number): number {
  try {
    const threads = readdirSync(`/proc/${pid}/task`)
    const nanoseconds = threads.map((thread) =>
      Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
    )
    return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6
  } catch {
    return Number.NaN // not Linux, or over: the table shows a dash
  }
}

export function memoryOf(pid: number): number {
  try {
    const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kib) * 1024
  } catch {
    return Number.NaN // as above
  }
}
