import type { Browser, CDPSession, Page } from '@playwright/test'

/** Milliseconds of the main thread of a page, its own time. */
export interface Work {
  /** All of it: script, style, layout, painting, and what is between them. */
  readonly all: number
  readonly script: number
  readonly longest: number
}

interface Happening {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds of the machine's steady clock. */
  readonly ts: number
  /** Microseconds that the thread itself worked. */
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** The steady clock, which the browser's trace reads too, in microseconds. */
export function now(): number {
  return Number(process.hrtime.bigint() / 1_000n)
}

/** What Chromium writes down about a page while it is on. */
export class Trace {
  readonly #devtools: CDPSession
  readonly #happened: Happening[] = []

  private constructor(devtools: CDPSession) {
    this.#devtools = devtools
    devtools.on('Tracing.dataCollected', ({ value }) => {
      // A call with very many arguments has no room on the stack.
      for (const each of value as unknown as Happening[]) this.#happened.push(each)
    })
  }

  static async start(page: Page): Promise<Trace> {
    const devtools = await (page.context().browser() as Browser).newBrowserCDPSession()
    const trace = new Trace(devtools)
    await devtools.send('Tracing.start', {
      traceConfig: { includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', '__metadata'] },
      transferMode: 'ReportEvents',
    })
    return trace
  }

  async end(): Promise<this> {
    const complete = new Promise<void>((resolve) => this.#devtools.once('Tracing.tracingComplete', () => resolve()))
    await this.#devtools.send('Tracing.end')
    await complete
    await this.#devtools.detach()
    return this
  }

  /** What the page's main thread did from each moment to the next. */
  between(moments: readonly number[]): readonly Work[] {
    const mains = this.#happened.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
    const own = this.#happened.filter(
      ({ pid, tid, tdur }) => tdur !== undefined && mains.some((main) => main.pid === pid && main.tid === tid),
    )
    const tasks = own.filter(({ name }) => name === 'RunTask')
    if (tasks.length === 0) throw new Error('the trace tells of no task: this browser calls them otherwise')
    const scripts = own.filter(({ name }) => name === 'FunctionCall' || name === 'EvaluateScript')
    return moments.slice(1).map((end, at) => {
      const begin = moments[at] ?? 0
      const spent = (of: readonly Happening[]) =>
        of.filter(({ ts }) => ts >= begin && ts < end).map(({ tdur = 0 }) => tdur / 1_000)
      const sum = (of: readonly number[]) => of.reduce((total, each) => total + each, 0)
      return { all: sum(spent(tasks)), script: sum(spent(scripts)), longest: Math.max(0, ...spent(tasks)) }
    })
  }
}
