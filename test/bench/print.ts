import { readdirSync, readFileSync } from 'node:fs'
import {
  type Edition,
  type EditionKind,
  editions,
  importDesign,
  makeEdition,
  process as wholeDesign,
} from '@balcony/design'
import { demoCase } from '@balcony/design/demo'
import { lay, Press } from '@balcony/export'
import { chromium } from '@playwright/test'
import { asHtml } from './as-html.ts'
import { enlarged } from './enlarged.ts'
import { figure, type Group } from './table.ts'

const chosen = { date: '2027-02-20', partner: 'PT1', session: 'S-PM3' }
const paper = 'a4' as const
/** How often the tables of the demo case are repeated to make about 200 pages of it. */
const times = 4

export const print: Group = {
  title: 'Editions as PDF, from cut values to bytes, beside Chromium’s print of the same blocks',
  note: 'Cold: with the start of a process. Warm: the first in a process that has its fonts, as when the dialog was opened. Again: the same once more. Edited: one title changed. Memory: the most that the process held, of Chromium the sum of its processes.',
  columns: [
    'edition',
    'pages',
    'cold ms',
    'warm ms',
    'again ms',
    'edited ms',
    'MiB',
    'bytes',
    'Chromium ms',
    'its MiB',
    'its bytes',
  ],
  async measure() {
    const read = importDesign(wholeDesign, demoCase)
    if (!read.ok) throw new Error('the demo case can be read')
    const { snapshot } = read.value
    const cut = (kind: EditionKind) => makeEdition(wholeDesign, snapshot, kind, chosen)
    const rows = editions.map((kind) => [kind, cut(kind)] as const)
    const large = makeEdition(wholeDesign, enlarged(wholeDesign, snapshot, times), 'internal', chosen)
    const measured: string[][] = []
    for (const [name, edition] of [...rows, ['internal, large', large] as const])
      measured.push([name, ...(await ours(edition)), ...(await theirs(edition))])
    return measured
  },
}

async function ours(edition: Edition): Promise<string[]> {
  let memory = 0
  const timed = async (press: Press, each: Edition) => {
    const at = performance.now()
    const made = await press.render(each, { paper })
    if (!made.ok) throw new Error(made.problem.message)
    memory = Math.max(memory, ...childrenOf(process.pid).map((pid) => mebibytes(pid, 'VmHWM')))
    return { ms: performance.now() - at, made: made.value }
  }
  // A process that grew is replaced once it rests; here it stays, to be asked.
  const settings = { children: 1, restBytes: Number.MAX_SAFE_INTEGER }
  await using first = closing(new Press(settings))
  const cold = await timed(first.press, edition)
  await first.press.close()
  await using second = closing(new Press(settings))
  await second.press.warm()
  const warm = await timed(second.press, edition)
  const again = await timed(second.press, edition)
  const edited = await timed(second.press, { ...edition, coverTitle: `${edition.coverTitle} II` })
  const { pages, file } = cold.made
  return [pages, cold.ms, warm.ms, again.ms, edited.ms, memory, file.length].map(figure)
}

function closing(press: Press) {
  return { press, [Symbol.asyncDispose]: () => press.close() }
}

async function theirs(edition: Edition): Promise<string[]> {
  const browser = await chromium.launch({ executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium' })
  try {
    const page = await browser.newPage()
    const at = performance.now()
    await page.setContent(asHtml(lay(wholeDesign, edition), edition))
    const pdf = await page.pdf({ format: 'A4', tagged: true, outline: true })
    const took = performance.now() - at
    const memory =
      familyOf(process.pid).reduce((sum, pid) => sum + mebibytes(pid, 'VmRSS'), 0) - mebibytes(process.pid, 'VmRSS')
    return [took, memory, pdf.length].map(figure)
  } finally {
    await browser.close()
  }
}

function childrenOf(pid: number): number[] {
  const told = tasksOf(pid).map((task) => textOf(`/proc/${pid}/task/${task}/children`))
  return told.flatMap((text) =>
    text
      .split(' ')
      .filter((each) => each !== '')
      .map(Number),
  )
}

/** A process that ended while it was read has no tasks, and so no children. */
function tasksOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
  } catch {
    return []
  }
}

function familyOf(pid: number): number[] {
  return [pid, ...childrenOf(pid).flatMap(familyOf)]
}

function mebibytes(pid: number, name: 'VmHWM' | 'VmRSS'): number {
  return Number(new RegExp(`${name}:\\s+(\\d+)`).exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0) / 1024
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '' // the process has just gone
  }
}
