import type { Browser, Page } from '@playwright/test'

/** How busy the page's own thread was, in milliseconds of processor time. */
export interface Busy {
  readonly longest: number
  /** Tasks of more than 50 milliseconds: a key pressed meanwhile visibly hangs. */
  readonly above: number
}

interface Traced {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds: begin, length, processor time. */
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** What the page still does so long after the act is part of it. In milliseconds. */
const afterwards = 1_000

/** Measured by the browser itself: the page's own clock would count what other programs took. */
export async function busyDuring(browser: Browser, page: Page, act: () => Promise<void>): Promise<Busy> {
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] })
  await act()
  await page.waitForTimeout(afterwards)
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: readonly Traced[] }
  const tasks = outermost(traceEvents.filter(ofPage(traceEvents))).map(({ tdur = 0 }) => tdur / 1_000)
  if (tasks.length === 0) throw new Error('the browser traced nothing of the page')
  return { longest: Math.max(...tasks), above: tasks.filter((each) => each > 50).length }
}

function ofPage(all: readonly Traced[]): (event: Traced) => boolean {
  const isMain = ({ name, args }: Traced) => name === 'thread_name' && args?.name === 'CrRendererMain'
  const threads = new Set(all.filter(isMain).map(({ pid, tid }) => `${pid} ${tid}`))
  return ({ ph, pid, tid, tdur }) => ph === 'X' && tdur !== undefined && threads.has(`${pid} ${tid}`)
}

/** A task is traced once for itself and again for its parts. */
function outermost(tasks: readonly Traced[]): readonly Traced[] {
  const ends = new Map<string, number>()
  return [...tasks]
    .sort((left, right) => left.ts - right.ts || (right.dur ?? 0) - (left.dur ?? 0))
    .filter(({ pid, tid, ts, dur = 0 }) => {
      const thread = `${pid} ${tid}`
      if (ts + dur <= (ends.get(thread) ?? 0)) return false
      ends.set(thread, ts + dur)
      return true
    })
}
