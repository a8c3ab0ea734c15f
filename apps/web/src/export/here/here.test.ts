import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { roles } from '@balcony/access'
import { type Compartment, compartments, importDesign, makeEdition, process, type Snapshot } from '@balcony/design'
import { demoCase } from '@balcony/design/demo'
import { expect, test } from 'vitest'
import { hereWishes } from '../wishes.ts'
import { cutHere } from './cut-here.ts'
import type { PrintJob } from './job.ts'
import { type Here, whyNotHere } from './may-print-here.ts'
import { plain } from './our-words.ts'
import { travels } from './travels.ts'

const demo = importDesign(process, demoCase)
if (!demo.ok) throw new Error('the demo case can be read')
const { snapshot } = demo.value
const kept: readonly Compartment[] = ['core', 'evaluation']

const here = (more: Partial<Here> = {}, role: (typeof roles)[number] = 'lead'): Here => ({
  member: { design: 'd', person: 'p', role, clearances: more.open ?? compartments },
  ...{ open: compartments, online: true, keeps: true },
  ...more,
})

const job = (more: Partial<PrintJob> = {}): PrintJob => ({
  ...{ id: 'p1', edition: 'internal', snapshot, date: '2027-02-20', paper: 'a4', checked: 'whole', words: {} },
  ...more,
})

/** With these words in a text of the core. */
function saying(words: string, open: readonly Compartment[] = snapshot.open): Snapshot {
  return {
    ...snapshot,
    open,
    sections: { ...snapshot.sections, context: { ...snapshot.sections['context'], whyUs: words } },
  }
}

test('[OWNPAPER1] a device prints the team’s own editions; what goes to others is the server’s', () => {
  const answers = (kind: Parameters<typeof whyNotHere>[0]) => whyNotHere(kind, here())
  expect((['internal', 'run-sheet', 'legal'] as const).map(answers)).toEqual([undefined, undefined, undefined])
  expect((['partner', 'donor', 'public', 'agenda'] as const).map(answers)).toEqual(Array(4).fill('outside'))
  expect(hereWishes({ edition: 'partner', paper: 'a4', format: 'docx', comments: 'all', of: 'v1' })).toEqual({
    edition: 'internal',
    paper: 'a4',
  })
})

test('[OWNPAPER2] the last rights that the device knows decide, by the one function', () => {
  const answers = roles.map((role) => [role, whyNotHere('internal', here({}, role))])
  expect(Object.fromEntries(answers)).toEqual({
    lead: undefined,
    planner: undefined,
    reviewer: 'not-allowed',
    reader: 'not-allowed',
  })
})

test('[OWNPAPER3] what an edition needs and is not on the device is said, and nothing is printed in its place', () => {
  expect(whyNotHere('legal', here({ open: kept, online: false }))).toBe('part-missing')
  expect(whyNotHere('legal', here({ online: false }))).toBe('proof')
  expect(whyNotHere('internal', here({ online: false, keeps: false }))).toBe('no-trace')
  expect(whyNotHere('internal', here({ open: kept }))).toBe('server-checks')
  expect(whyNotHere('run-sheet', here({ open: kept, online: false }))).toBeUndefined()
})

test('[OWNPAPER4] the leak check stops a file on the device as on the server, and says what to write instead', () => {
  const { told } = cutHere(process, job({ snapshot: saying('Ask Dorsk about it.') }))
  expect(told.stops).toEqual([{ is: 'leak' }])
  const [leak] = told.leaks
  expect(leak).toMatchObject({
    found: 'Dorsk',
    sure: true,
    at: 'context/whyUs',
    instead: 'Heron',
    compartment: 'people',
  })
  expect(cutHere(process, job()).told.stops).toEqual([])
})

test('[OWNPAPER5] the edition of the device is that of the server, in the words of its language', () => {
  const session = snapshot.tables['session']?.[0]?.id ?? ''
  for (const edition of ['internal', 'run-sheet', 'legal'] as const) {
    const asked: Partial<PrintJob> = { edition, ...(edition === 'run-sheet' ? { session } : {}) }
    const options = { date: '2027-02-20', ...(edition === 'run-sheet' ? { session } : {}) }
    const shuffle = (address: string) => [...address].reverse().join('')
    const server = makeEdition(process, snapshot, edition, { ...options, shuffle })
    expect(cutHere(process, job(asked)).edition).toEqual(server)
  }
  const words = {
    ar: plain({ Draft: ['مسودة'], 'Page {page}': ['صفحة ', ['page']], 'few {n}': [['n', 'plural', {}]] }),
  }
  expect(words.ar).toEqual({ Draft: 'مسودة', 'Page {page}': 'صفحة {page}' })
  expect(cutHere(process, job({ words, language: 'ar' })).words).toBe(words.ar)
})

test('[OWNPAPER6] the size that is told before the program travels is near what travels', () => {
  const file = createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-web-compiler/wasm')
  // Another version is weighed anew: 8.1 MB of it travel, and 1.8 MB of fonts.
  expect(readFileSync(file).length).toBe(28_325_178)
  expect(travels).toBe(10)
})
