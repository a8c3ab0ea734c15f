import { type ChildProcess, fork } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Progress, Rendered } from '../rendering.ts'
import type { Answer, Job } from './messages.ts'

/** How the making of one file ended. */
export type Ending =
  | { readonly is: 'done'; readonly made: Rendered }
  /** Longer than anybody waits. */
  | { readonly is: 'late' }
  /** More memory than a child may have. */
  | { readonly is: 'large' }
  /** The typesetter refused it. */
  | { readonly is: 'failed' }
  /** The process died by itself. */
  | { readonly is: 'crashed' }
  | { readonly is: 'closed' }
  | { readonly is: 'cancelled' }

interface WorkerSettings {
  readonly child: string
  readonly assets: string
  readonly patienceMs: number
  readonly maxBytes: number
}

/** How often a child that is printing is asked for its memory. */
const lookEveryMs = 250
/** Bytes of a page of memory on every Linux that Node runs on. */
const pageBytes = 4096
/** Letters of JavaScript memory a child may take, in MiB: the rest of its memory is Typst's. */
const heapMebibytes = 1024

/** One child process, which makes one file at a time and is killed rather than waited for. */
export class Worker {
  /** Settles when it can take a job without delay, or never will. */
  readonly ready: Promise<void>
  readonly gone: Promise<void>
  residentBytes = 0
  jobs = 0
  readonly #child: ChildProcess
  readonly #settings: WorkerSettings
  #settle: ((ending: Ending) => void) | undefined
  #onProgress: ((progress: Progress) => void) | undefined
  #endsAs: Exclude<Ending['is'], 'done'> = 'crashed'
  #isGone = false

  constructor(settings: WorkerSettings) {
    this.#settings = settings
    this.#child = fork(settings.child, [settings.assets], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${heapMebibytes}`],
      // Nothing of the server's environment: no secret is there to be found. The fonts of the machine are shut out here,
      // because the typesetter reads this before any code of ours runs.
      env: { FONTCONFIG_FILE: path.join(settings.assets, 'fonts.conf'), TZ: 'UTC', LANG: 'C.UTF-8' },
      // What it says when it dies is for the log of the server; it never prints a design.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    let getReady: () => void = () => undefined
    this.ready = new Promise((resolve) => {
      getReady = resolve
    })
    this.gone = new Promise((resolve) => {
      const leave = () => {
        this.#isGone = true
        this.#finish({ is: this.#endsAs })
        getReady()
        resolve()
      }
      this.#child.once('exit', leave)
      this.#child.once('error', leave)
    })
    this.#child.on('message', (answer: Answer) => {
      if (answer.is === 'ready') return getReady()
      if (answer.is === 'progress') return this.#onProgress?.(answer.progress)
      this.residentBytes = answer.residentBytes
      this.#finish(answer.is === 'done' ? { is: 'done', made: answer.made } : { is: 'failed' })
    })
  }

  get isIdle(): boolean {
    return this.#settle === undefined && !this.#isGone
  }

  async make(job: Job, onProgress?: (progress: Progress) => void): Promise<Ending> {
    this.jobs += 1
    this.#onProgress = onProgress
    const patience = setTimeout(() => void this.end('late'), this.#settings.patienceMs)
    const look = setInterval(() => void this.#look(), lookEveryMs)
    try {
      return await new Promise<Ending>((settle) => {
        this.#settle = settle
        if (this.#isGone) this.#finish({ is: this.#endsAs })
        else this.#child.send(job, (error) => error && void this.end('crashed'))
      })
    } finally {
      clearTimeout(patience)
      clearInterval(look)
    }
  }

  /** Typst cannot be interrupted: the process is killed, which frees all its memory at once. */
  async end(as: Exclude<Ending['is'], 'done'>): Promise<void> {
    if (!this.#isGone && !this.#child.killed) {
      this.#endsAs = as
      this.#child.kill('SIGKILL')
    }
    await this.gone
  }

  async #look(): Promise<void> {
    const resident = await residentBytesOf(this.#child.pid)
    if (resident > this.#settings.maxBytes && this.#settle) await this.end('large')
  }

  #finish(ending: Ending): void {
    const settle = this.#settle
    this.#settle = undefined
    this.#onProgress = undefined
    settle?.(ending)
  }
}

async function residentBytesOf(pid: number | undefined): Promise<number> {
  try {
    const [, resident] = (await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ')
    return Number(resident) * pageBytes
  } catch {
    return 0 // it has just gone, or this system does not tell; its own heap limit and the time limit still hold
  }
}
