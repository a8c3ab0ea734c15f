import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import type { Progress } from '../rendering.ts'
import { demoEdition, designOf, p, proseEdition } from '../testing/edition.ts'
import { readPdf } from '../testing/read-pdf.ts'
import { Press, type Trouble } from './press.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'balcony-press-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A child that behaves as told: the press must bear every way in which a process can fail. */
function childThat(does: string): URL {
  const file = path.join(folder, `${does.length}-${Math.abs(hashOf(does))}.mjs`)
  writeFileSync(
    file,
    `process.on('message', ({ job }) => { ${does} }); process.on('disconnect', () => process.exit()); process.send({ is: 'ready' })`,
  )
  return pathToFileURL(file)
}
const hashOf = (words: string) => [...words].reduce((hash, each) => (hash * 31 + (each.codePointAt(0) ?? 0)) | 0, 7)
const done =
  "process.send({ is: 'done', job, residentBytes: 1, made: { file: new Uint8Array([process.pid & 255]), format: 'pdf', sha256: '', pages: process.pid, standard: 'ua-1', uncovered: [], droppedLinks: 0, cutRows: 0, remarks: [] } })"
const small = proseEdition([p('A few words.')])
const a4 = { paper: 'a4' } as const

async function pidOf(press: Press): Promise<number> {
  const result = await press.render(small, a4)
  if (!result.ok) throw new Error(result.problem.message)
  return result.value.pages
}

test('[PRESS1] a document that takes too long is given up, its process is ended, and the next one is printed', async () => {
  const troubles: Trouble[] = []
  const press = new Press({
    children: 1,
    patienceMs: 50,
    child: childThat('while (true) {}'),
    onTrouble: (trouble) => troubles.push(trouble),
  })
  const result = await press.render(small, a4)
  expect(result).toMatchObject({
    ok: false,
    problem: { code: 'too-large', message: expect.stringContaining('The design itself is safe.') },
  })
  expect(troubles).toEqual([{ is: 'late' }])
  expect(await press.render(small, a4)).toMatchObject({ ok: false, problem: { code: 'too-large' } })
  await press.close()
})

test('[PRESS2] a process that takes too much memory is ended, and says so', async () => {
  const greedy = 'const held = []; setInterval(() => held.push(Buffer.alloc(50_000_000, 1)), 20)'
  const press = new Press({ children: 1, maxBytes: 250_000_000, child: childThat(greedy) })
  expect(await press.render(small, a4)).toMatchObject({ ok: false, problem: { code: 'too-large' } })
  await press.close()
})

test('[PRESS3] a process that dies or refuses gives a clear problem, never a broken promise', async () => {
  const crashing = new Press({ children: 1, child: childThat('process.exit(1)') })
  expect(await crashing.render(small, a4)).toMatchObject({ ok: false, problem: { code: 'unavailable' } })
  await crashing.close()
  const failing = new Press({
    children: 1,
    child: childThat("process.send({ is: 'failed', job, reason: 'secret words', residentBytes: 1 })"),
  })
  const result = await failing.render(small, a4)
  expect(result).toMatchObject({ ok: false, problem: { code: 'unavailable' } })
  expect(JSON.stringify(result)).not.toContain('secret words')
  await failing.close()
})

test('[PRESS4] processes print one document at a time, as many side by side as there are children; more wait, or are refused', async () => {
  const press = new Press({ children: 2, maxWaiting: 2, child: childThat(done) })
  const results = await Promise.all(Array.from({ length: 6 }, () => press.render(small, a4)))
  const printed = results.flatMap((result) => (result.ok ? [result.value.pages] : []))
  const refused = results.flatMap((result) => (result.ok ? [] : [result.problem.code]))
  expect(printed).toHaveLength(4)
  expect(new Set(printed).size).toBe(2)
  expect(refused).toEqual(['too-many', 'too-many'])
  await press.close()
})

test('[PRESS5] whoever cancels is let go at once, and the process with its work; one that waits never starts', async () => {
  const press = new Press({ children: 1, child: childThat('while (true) {}') })
  const [first, second] = [new AbortController(), new AbortController()]
  const running = press.render(small, a4, { signal: first.signal })
  const waiting = press.render(small, a4, { signal: second.signal })
  second.abort(new Error('no more'))
  await expect(waiting).rejects.toThrow('no more')
  first.abort(new Error('enough'))
  await expect(running).rejects.toThrow('enough')
  await expect(press.render(small, a4, { signal: AbortSignal.abort(new Error('before')) })).rejects.toThrow('before')
  await press.close()
})

test('[PRESS10] what is too long to print is refused with the name of its longest part, and no word of what it says', async () => {
  const press = new Press({ children: 1, patienceMs: 50, child: childThat('while (true) {}') })
  const rows = Array.from({ length: 1200 }, (_, index) => ({
    id: `i${index}`,
    values: { title: `Secret matter ${index}` },
  }))
  const result = await press.render(designOf({ tables: { issue: rows } }), a4)
  await press.close()
  const words = result.ok ? '' : result.problem.message
  expect(words).toContain('Its longest part is “Issues” with 1,200 rows')
  expect(words).not.toContain('Secret')
})

test('[PRESS9] whoever waits hears how many are before them, how long the document is about, and how many pages it has', async () => {
  const press = new Press({ children: 1 })
  const heard: Progress[] = []
  const first = press.render(demoEdition(), a4)
  const second = press.render(demoEdition('donor'), a4, { onProgress: (progress) => heard.push(progress) })
  await first
  const result = await second
  await press.close()
  expect(heard[0]).toEqual({ is: 'waiting', ahead: 1 })
  expect(heard.map((each) => each.is)).toEqual(expect.arrayContaining(['setting', 'writing']))
  expect(heard.at(-1)).toEqual({ is: 'writing', pages: result.ok ? result.value.pages : 0 })
})

test('[PRESS11] the title page comes before the others are set, as it looks in the whole, and the file is the same', async () => {
  const press = new Press({ children: 1 })
  const heard: Progress[] = []
  const told = { onProgress: (progress: Progress) => void heard.push(progress) }
  const whole = await press.render(demoEdition(), { ...a4, draft: true, attach: true, firstPage: true }, told)
  const plain = await press.render(demoEdition(), { ...a4, draft: true, attach: true })
  const leaflet = await press.render(demoEdition('agenda'), { ...a4, firstPage: true }, told)
  await press.close()
  if (!whole.ok || !plain.ok || !leaflet.ok) throw new Error('the demo case can be printed')
  expect(heard.filter((each) => each.is !== 'waiting').map((each) => each.is)).toEqual([
    'setting',
    'first-page',
    'writing',
    'setting',
    'writing',
  ])
  expect(whole.value.sha256).toBe(plain.value.sha256)
  const first = heard.find((each) => each.is === 'first-page')
  const [title, all] = await Promise.all([readPdf(first?.pdf ?? new Uint8Array()), readPdf(whole.value.file)])
  expect(title.pages).toHaveLength(1)
  expect(title.pieces[0]).toEqual(all.pieces[0])
  expect(title.attachments.size).toBe(0)
})

test('[PRESS6] a process is replaced after so many documents, and when it has grown', async () => {
  const byCount = new Press({ children: 1, maxJobs: 2, child: childThat(done) })
  const pids = [await pidOf(byCount), await pidOf(byCount), await pidOf(byCount)]
  expect(pids[0]).toBe(pids[1])
  expect(pids[2]).not.toBe(pids[1])
  await byCount.close()
  const bySize = new Press({
    children: 1,
    restBytes: 100,
    child: childThat(done.replace('residentBytes: 1', 'residentBytes: 101')),
  })
  expect(await pidOf(bySize)).not.toBe(await pidOf(bySize))
  await bySize.close()
})

test('[PRESS7] closing ends every process and refuses what was not finished; nothing of the environment reaches a child', async () => {
  process.env['BALCONY_SECRET'] = 'not for children'
  const telling = done
    .replace('droppedLinks: 0', 'droppedLinks: process.env.BALCONY_SECRET ? 1 : 0')
    .replace("'ua-1'", "'ua-1'")
  const press = new Press({ children: 1, child: childThat(telling) })
  const result = await press.render(small, a4)
  delete process.env['BALCONY_SECRET']
  expect(result).toMatchObject({ ok: true, value: { droppedLinks: 0 } })
  const pid = result.ok ? result.value.pages : 0
  await press.close()
  expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  expect(await press.render(small, a4)).toMatchObject({ ok: false, problem: { code: 'unavailable' } })
  const busy = new Press({ children: 1, child: childThat('while (true) {}') })
  const unfinished = [busy.render(small, a4), busy.render(small, a4)]
  await busy.close()
  for (const each of await Promise.all(unfinished))
    expect(each).toMatchObject({ ok: false, problem: { code: 'unavailable' } })
})

test('[PRESS8] a huge design is printed as far as anybody reads, with a note, and never holds up this process', async () => {
  // Eleven columns: with time that grew with the square of the rows, this would be given up.
  const person = {
    publicDescription: 'A woman in highland politics',
    side: 'oshari',
    capacity: 'personal',
    gender: 'f',
    ageBand: '55-64',
    displaced: false,
    selectionCriteria: 'Heard by the council; not on its delegation, and known for keeping her word over the years',
    relational: 'Listens; the left bank remembers her kept word',
    languages: ['ar', 'fr'],
    reentryPlan: 'Agreed with the person',
  }
  const rows = Array.from({ length: 10_000 }, (_, index) => ({
    id: `p${index}`,
    values: { code: `Code ${index}`, ...person },
  }))
  const huge = designOf({ tables: { participant: rows } })
  const press = new Press({ children: 1 })
  await press.warm()
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const begun = performance.now()
  const result = await press.render(huge, a4)
  const took = performance.now() - begun
  delay.disable()
  await press.close()
  expect(result).toMatchObject({ ok: true, value: { standard: 'ua-1', cutRows: 8000 } })
  // The pages are made elsewhere; this process only packs and unpacks a message.
  expect(delay.max / 1e6).toBeLessThan(took / 2)
})
