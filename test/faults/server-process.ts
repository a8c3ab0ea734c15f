import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface ServerFolder {
  readonly data: string
  readonly port: number
  /** The largest file that the process may write, in KiB: a disk that is full. */
  readonly largestFile?: number
  /** Without the demo: it waits for its first account. */
  readonly empty?: boolean
}

/** The real server in a process of its own, as the start command runs it. */
export class ServerProcess implements AsyncDisposable {
  readonly folder: ServerFolder
  /** The secret of a one-time sign-in link of each person, leads first. */
  readonly links: readonly string[]
  readonly #child: ChildProcess
  readonly #ended: Promise<unknown>
  #words: () => string

  private constructor(folder: ServerFolder, child: ChildProcess, ended: Promise<unknown>, words: () => string) {
    this.folder = folder
    this.#child = child
    this.#ended = ended
    this.#words = words
    this.links = [...words().matchAll(/\/sign-in#(\S+)/g)].map((match) => String(match[1]))
  }

  /** Resolves when it says that it is ready; rejects with its last words when it ends instead. */
  static async start(folder: ServerFolder): Promise<ServerProcess> {
    const child = launch(folder, ['start', folder.empty ? '--empty' : '--demo'])
    let out = ''
    child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      out += part
    })
    child.stderr?.setEncoding('utf8').on('data', (part: string) => {
      out += part
    })
    const ended = once(child, 'close')
    await new Promise<void>((resolve, reject) => {
      child.stdout?.on('data', () => {
        // The links come with the same words; the last line is whole.
        if (out.includes('Balcony is ready at') && out.endsWith('\n')) resolve()
      })
      child.once('close', () => reject(new Error(`the server ended: ${out}`)))
    })
    return new ServerProcess(folder, child, ended, () => out)
  }

  /** One of the server's other commands: what it says and how it ends. */
  static async run(
    folder: ServerFolder,
    ...command: readonly string[]
  ): Promise<{ readonly code: number; readonly words: string }> {
    const child = launch(folder, command)
    let words = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (part: string) => {
        words += part
      })
    }
    const [code] = (await once(child, 'close')) as [number]
    return { code, words }
  }

  /** A command that dies as in a power cut once it has changed so many things in the data folder; false when it was done before. */
  static async runKilled(folder: ServerFolder, changes: number, ...command: readonly string[]): Promise<boolean> {
    const child = launch(folder, command)
    let seen = 0
    const watcher = watch(folder.data, () => {
      seen += 1
      if (seen === changes) child.kill('SIGKILL')
    })
    const [code] = (await once(child, 'close')) as [number | null]
    watcher.close()
    return code === null
  }

  get origin(): string {
    return `http://localhost:${this.folder.port}`
  }

  get pid(): number {
    return this.#child.pid ?? 0
  }

  /** Everything it has said so far. */
  get words(): string {
    return this.#words()
  }

  /** As a power cut would: no farewell of any sort. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#ended
  }

  /** As an operator stops it; resolves with the exit code. */
  async stop(): Promise<number | null> {
    this.#child.kill('SIGTERM')
    await this.#ended
    return this.#child.exitCode
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill()
  }
}

/** A port that nobody uses at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

function launch({ data, port, largestFile }: ServerFolder, args: readonly string[]): ChildProcess {
  // Given, so that a test makes no file among the settings of whoever runs it.
  const key = Buffer.alloc(32, 7).toString('base64')
  const env = {
    ...process.env,
    BALCONY_KEY: key,
    BALCONY_DATA: data,
    PORT: String(port),
    BALCONY_LOG: path.join(data, 'server.log'),
  }
  const command = [process.execPath, path.join(root, 'apps/server/src/run.ts'), ...args]
  // dash counts blocks of 512 bytes, bash of 1024: say which.
  const limited =
    largestFile === undefined ? command : ['bash', '-c', `ulimit -f ${largestFile}; exec "$@"`, 'bash', ...command]
  const [file = '', ...rest] = limited
  const child = spawn(file, rest, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const killed = () => child.kill('SIGKILL')
  process.once('exit', killed)
  child.once('close', () => process.off('exit', killed))
  return child
}
