import { createHash } from 'node:crypto'
import type { Role } from '@balcony/access'
import { ok } from '@balcony/base'
import type { Compartment } from '@balcony/design'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Parts } from '../parts.ts'
import { withAccount } from '../testing/accounts.ts'
import { type Visitor, type World, world } from '../testing/world.ts'
import type { MadeExport, MakingStep, NewExport } from './contract.ts'

let here: World
beforeEach(async () => {
  here = await world()
})
afterEach(() => here.close())

const path = (rest = '') => `/api/designs/${here.design}/exports${rest}`
const internal: NewExport = { edition: 'internal', paper: 'a4' }
const partner: NewExport = { edition: 'partner', paper: 'a4', partner: 'PT1' }
const names = ['people', 'legal', 'security', 'sealed', 'evaluation'] as const
const somebody = (role: Role, clearances: readonly Compartment[] = []) => here.person({ role, clearances })

async function steps(by: Visitor, asked: NewExport): Promise<readonly MakingStep[]> {
  const answer = await by.post(path('/preview'), asked)
  expect(answer.status).toBe(200)
  const lines = (await answer.text()).trim().split('\n')
  return lines.map((line) => JSON.parse(line) as MakingStep)
}

async function made(by: Visitor, asked: NewExport): Promise<MadeExport> {
  const last = (await steps(by, asked)).at(-1)
  if (last?.is !== 'made') throw new Error(JSON.stringify(last))
  return last.made
}

/** The core changed in the store, as another client would. */
async function edit(change: (doc: Y.Doc) => void): Promise<void> {
  const compartment = `${here.design}/core`
  const stored = await here.storage.log.load(compartment)
  if (!stored) throw new Error('the demo case has a core')
  const doc = new Y.Doc()
  for (const bytes of [stored.snapshot, ...stored.updates.map((update) => update.bytes)])
    if (bytes) Y.applyUpdate(doc, bytes)
  const before = Y.encodeStateVector(doc)
  change(doc)
  const entry = { compartment, epoch: stored.epoch, bytes: Y.encodeStateAsUpdate(doc, before), by: here.lead.id }
  await here.storage.log.append([{ ...entry, signIn: 'test', at: here.clock.now(), newClients: [] }])
}

const type = (address: string, words: string) => edit((doc) => doc.getText(address).insert(0, words))

const stopsOf = (each: MadeExport) => each.stops.map((stop) => stop.is)
const acts = async () => (await here.storage.journal.of(here.design)).map((act) => [act.did, act.about] as const)

test('[LEAVE1] what is looked at is what is taken, byte for byte, and nobody else gets it', async () => {
  const all = await steps(here.lead, partner)
  expect(all.map((step) => step.is)).toEqual(['waiting', 'cutting', 'setting', 'made'])
  const { id, file, name } = await made(here.lead, partner)
  const answer = await here.lead.get(path(`/${id}`))
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(file?.sha256)
  expect(bytes.length).toBe(file?.bytes)
  expect(answer.headers.get('content-disposition')).toContain(name)
  expect((await here.lead.post(path(`/${id}/take`))).status).toBe(204)
  const other = await somebody('lead', names)
  expect((await other.get(path(`/${id}`))).status).toBe(404)
  expect((await other.post(path(`/${id}/take`))).status).toBe(404)
  here.clock.turn(15 * 60_000)
  expect((await here.lead.get(path(`/${id}`))).status).toBe(404)
})

test('[LEAVE1] the plain route gives the same bytes', async () => {
  const { file } = await made(here.lead, partner)
  const bytes = Buffer.from(await (await here.lead.post(path(), partner)).arrayBuffer())
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(file?.sha256)
})

test('[LEAVE2] whoever does not keep the names makes no edition for others, whatever the text holds', async () => {
  const planner = await somebody('planner')
  const asked: readonly NewExport[] = [
    partner,
    { edition: 'donor', paper: 'a4' },
    { edition: 'public', paper: 'a4' },
    { edition: 'agenda', paper: 'a4', session: 'S-PSW1' },
  ]
  await type('design/publicSummary', 'Ask somebody. ')
  const before = await Promise.all(asked.map((each) => steps(planner, each)))
  await type('context/mandate', 'Ask Dorsk. ')
  await type('design/publicSummary', 'Ask Dorsk. ')
  for (const [at, each] of asked.entries()) {
    const after = await steps(planner, each)
    const told = [before[at], after].map((both) => {
      const last = both?.at(-1)
      return last?.is === 'made' ? { ...last.made, id: '' } : last
    })
    expect(told[1]).toEqual(told[0])
    expect(told[0]).toMatchObject({ stops: [{ is: 'look' }] })
    expect(JSON.stringify(told)).not.toMatch(/Dorsk|identity|"people"/)
    expect(told[0]).not.toHaveProperty('file')
    expect((await planner.post(path(), each)).status).toBe(409)
  }
})

test('[LEAVE3] what is sure to be a leak stops an edition until two accept it, for these words and this edition alone', async () => {
  await type('context/mandate', 'Ask DORSK’s people. ')
  const first = await made(here.lead, internal)
  expect(stopsOf(first)).toEqual(['leak'])
  expect(first.file).toBeUndefined()
  const [leak] = first.leaks
  expect(first.leaks).toHaveLength(1)
  expect(leak).toMatchObject({ at: 'context/mandate', found: 'DORSK', called: 'Heron', sure: true })
  expect((await here.lead.get(path(`/${first.id}`))).status).toBe(404)
  expect((await here.lead.post(path(), internal)).status).toBe(409)

  const key = leak?.key ?? ''
  const accept = (by: Visitor, id: string, reason = 'She asked to be named.') =>
    by.post(path(`/${id}/accept`), { key, reason })
  const agree = (by: Visitor, id: string) => by.post(path(`/${id}/agree`), { key })
  expect((await accept(here.lead, first.id, ' ')).status).toBe(400)
  const planner = await somebody('planner', names)
  const theirs = await made(planner, internal)
  expect(theirs.leaks).toHaveLength(1)
  expect((await accept(planner, theirs.id)).status).toBe(404)
  expect((await agree(planner, theirs.id)).status).toBe(404)
  expect((await accept(here.lead, first.id)).status).toBe(204)
  expect((await accept(here.lead, first.id)).status).toBe(409)
  expect((await agree(here.lead, first.id)).status).toBe(404)
  expect(stopsOf(await made(here.lead, internal))).toEqual(['leak'])
  expect((await agree(planner, theirs.id)).status).toBe(204)
  const free = await made(here.lead, internal)
  expect(stopsOf(free)).toEqual([])
  expect(free.file).toBeDefined()
  expect(free.leaks[0]?.accepted).toMatchObject({ by: here.lead.id, second: planner.id })
  // Another edition, other words: another decision.
  const sheet: NewExport = { edition: 'run-sheet', paper: 'a4', session: 'S-PSW1' }
  await type('block/S-PSW1-d1-02/facilitatorNote', 'Ask Dorsk. ')
  expect(stopsOf(await made(here.lead, sheet))).toEqual(['leak'])
  expect(stopsOf(await made(here.lead, internal))).toEqual(['leak'])
})

test('[LEAVE4] what belongs to a closed compartment stops the edition with the same words, and nothing of it is told', async () => {
  const planner = await somebody('planner')
  const keeper = await somebody('lead', ['people'])
  expect((await made(planner, internal)).file).toBeDefined()
  await type('context/mandate', 'They sleep at Sella, north shore, Karsund. ')
  for (const by of [planner, keeper]) {
    const stopped = await made(by, internal)
    expect(stopped.stops).toEqual([{ is: 'look' }])
    expect(stopped.leaks).toEqual([])
    expect(JSON.stringify(stopped)).not.toMatch(/Sella|location|security/)
  }
  expect(stopsOf(await made(here.lead, internal))).toEqual(['leak'])
  // It stands for a while, whatever is typed meanwhile; those who may read everything are told the truth.
  const { stops } = await made(await somebody('planner', ['people', 'legal']), internal)
  expect(stops).toEqual([{ is: 'look' }])
  const act = (await acts()).filter(([did]) => did === 'export-stopped')
  expect(act.length).toBeGreaterThan(1)
  for (const [, about] of act) expect(about).toEqual({ edition: 'internal' })
})

test('[LEAVE4] once said, the sentence stands for a quarter of an hour', async () => {
  const planner = await somebody('planner')
  await type('context/mandate', 'Dorsk. ')
  expect(stopsOf(await made(planner, internal))).toEqual(['look'])
  await type('context/mandate', 'x')
  expect(stopsOf(await made(planner, internal))).toEqual(['look'])
  here.clock.turn(15 * 60_000)
  expect(stopsOf(await made(planner, internal))).toEqual([])
})

test('[LEAVE5] a blocker of the review stops editions for others, never the team’s own', async () => {
  await edit((doc) => doc.getMap('values').set('participant/D1/invitation', 'invited'))
  const outside = await made(here.lead, partner)
  expect(outside.stops).toMatchObject([{ is: 'review', problem: { code: 'conflict' } }])
  expect(outside.file).toBeUndefined()
  expect((await made(here.lead, internal)).file).toBeDefined()
})

test('[LEAVE6] a legal file is made by those who may enter what it draws on', async () => {
  const legal: NewExport = { edition: 'legal', paper: 'a4' }
  const planner = await somebody('planner', ['people'])
  expect((await planner.post(path('/preview'), legal)).status).toBe(404)
  expect((await planner.post(path(), legal)).status).toBe(404)
  const counsel = await made(await somebody('planner', names), legal)
  expect(counsel.file).toBeDefined()
})

test('[LEAVE7] one file per person is made at a time, and whoever goes away is let go', async () => {
  await here.close()
  const printing: { done: () => void; signal: AbortSignal | undefined }[] = []
  let most = 0
  let now = 0
  here = await world({
    print: async (_, __, { signal } = {}) => {
      now += 1
      most = Math.max(most, now)
      await new Promise<void>((done, gone) => {
        printing.push({ done, signal })
        signal?.addEventListener('abort', () => gone(signal.reason))
      }).finally(() => {
        now -= 1
      })
      return { ok: true, value: { file: new Uint8Array([1]) } }
    },
  })
  const [one, two] = [
    await here.lead.post(path('/preview'), internal),
    await here.lead.post(path('/preview'), internal),
  ]
  await until(() => printing.length === 1)
  const reader = one.body?.getReader()
  await reader?.cancel()
  await until(() => printing.length === 2)
  expect(printing[0]?.signal?.aborted).toBe(true)
  printing[1]?.done()
  expect((await two.text()).trim().split('\n').at(-1)).toContain('"made"')
  expect(most).toBe(1)
})

test('[LEAVE8] [LEAVE9] the journal knows of a file by edition and hash; what was left out is told beside it', async () => {
  const { id, file, leftOut } = await made(here.lead, partner)
  await here.lead.get(path(`/${id}`))
  await here.lead.post(path(`/${id}/take`))
  expect((await acts()).slice(-2)).toEqual([
    ['previewed', { edition: 'partner' }],
    ['exported', { as: 'pdf', edition: 'partner', sha256: file?.sha256 }],
  ])
  expect(leftOut).toContainEqual({ address: 'component/C1', why: 'edition' })
  const bytes = await (await here.lead.get(path(`/${id}`))).text()
  expect(bytes).toContain('%PDF')
  expect(bytes).not.toContain('component/C1')
})

test('[LEAVE2] what is asked for is checked', async () => {
  const post = async (asked: object) => (await here.lead.post(path('/preview'), asked)).status
  expect(await post({ edition: 'partner', paper: 'a4' })).toBe(400)
  expect(await post({ edition: 'agenda', paper: 'a4' })).toBe(400)
  expect(await post({ edition: 'secret', paper: 'a4' })).toBe(400)
  expect(await post({ edition: 'internal', paper: 'a3' })).toBe(400)
  expect(await post({ edition: 'internal', paper: 'a4', recipient: 'x'.repeat(81) })).toBe(400)
})

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise(setImmediate)
}

test('[LEAVE11] a check that takes too long says so and what to do, to the page and to the command line, and the next one is made', async () => {
  const untilOver = async <T>(asked: Promise<T>): Promise<T> => {
    let isOver = false
    const end = asked.finally(() => (isOver = true))
    while (!isOver) {
      await new Promise(setImmediate)
      here.clock.turn(30_000)
    }
    return end
  }
  const last = (await untilOver(steps(here.lead, internal))).at(-1)
  expect(last).toMatchObject({ is: 'refused', problem: { code: 'unavailable' } })
  expect(JSON.stringify(last)).toContain('took longer than half a minute')
  const again = await here.person({ role: 'lead', clearances: names })
  const plain = await untilOver(again.post(path(), internal))
  expect([plain.status, await plain.json()]).toMatchObject([503, { problem: { code: 'unavailable' } }])
  const third = await here.person({ role: 'lead', clearances: names })
  expect((await made(third, internal)).file).toBeDefined()
})

test('[LEAVE12] of very many findings the first hundreds are told, those that stop it first, and how many more there are', async () => {
  const row = (at: number) => `issue/more${at}`
  await edit((doc) => {
    for (let at = 0; at < 250; at++) {
      doc.getMap('values').set(row(at), { order: 'Zz' })
      doc.getText(`${row(at)}/title`).insert(0, 'Ilvane')
    }
    doc.getText('context/mandate').insert(0, 'Ask Dorsk. ')
  })
  const told = await made(here.lead, internal)
  expect(stopsOf(told)).toEqual(['leak'])
  expect(told.leaks).toHaveLength(200)
  expect(told.leaks[0]).toMatchObject({ found: 'Dorsk', sure: true })
  expect(told.moreLeaks).toBe(51)
})

test('[LEAVE13] what a lead chose of a party stands in the edition of that partner; nobody else chooses', async () => {
  const chosen = ['party/P2']
  const text = async (by: Visitor, asked: NewExport) => (await (await by.post(path(), asked)).text()).slice(0, 200_000)
  expect(await text(here.lead, partner)).not.toContain('"goodFaith"')
  const shown = await text(here.lead, { ...partner, chosen })
  expect(shown).toContain('"goodFaith"')
  expect(shown).not.toContain('"readinessPlan"')
  const planner = await somebody('planner', names)
  const refused = await planner.post(path(), { ...partner, chosen })
  expect([refused.status, await refused.json()]).toMatchObject([
    409,
    { problem: { message: expect.stringContaining('Only a lead') } },
  ])
  for (const wrong of [
    { ...internal, chosen },
    { ...partner, chosen: ['relation/R1'] },
    { ...partner, chosen: 'party/P2' },
  ])
    expect((await here.lead.post(path(), wrong)).status).toBe(400)
})

test('[LEAVE14] what was found says what to write instead: a code for a name, the open label for a house, nothing for a number', async () => {
  await type('context/whyUs', 'Ask Dorsk at Sella Guesthouse, 000 555 0101. ')
  const { leaks } = await made(here.lead, partner)
  const instead = Object.fromEntries(leaks.filter((leak) => leak.sure).map((leak) => [leak.found, leak.instead]))
  expect(instead).toEqual({
    Dorsk: 'Heron',
    'Sella Guesthouse': expect.stringMatching(/^(?!.*Sella)./),
    '000 555 0101': undefined,
  })
})

/** A press that shows a title page and then waits to be let go. */
function slowPress() {
  let letGo: () => void = () => undefined
  const free = new Promise<void>((resolve) => (letGo = resolve))
  const printed: string[] = []
  const print: Parts['print'] = async ({ kind }, { firstPage }, watch) => {
    printed.push(kind)
    if (firstPage) watch?.onProgress?.({ is: 'first-page', pdf: new TextEncoder().encode('%PDF title') })
    await free
    return ok({ file: new TextEncoder().encode('%PDF whole') })
  }
  return { print, printed, letGo }
}

/** The lines of an answer as they come. */
async function* linesOf(answer: Response): AsyncGenerator<MakingStep> {
  for await (const part of answer.body?.pipeThrough(new TextDecoderStream()) ?? [])
    for (const line of part.trim().split('\n')) yield JSON.parse(line) as MakingStep
}

test('[LEAVE16] the title page comes before the file is made, and that it was looked at is recorded once', async () => {
  await here.close()
  const press = slowPress()
  here = await world({ print: press.print })
  const answer = await here.lead.post(path('/preview'), internal)
  let last: MakingStep | undefined
  for await (const step of linesOf(answer)) {
    if (step.is === 'first-page') {
      expect(Buffer.from(step.pdf, 'base64').toString()).toBe('%PDF title')
      expect(await acts()).toContainEqual(['previewed', { edition: 'internal' }])
      press.letGo()
    }
    last = step
  }
  expect(last?.is).toBe('made')
  const id = last?.is === 'made' ? last.made.id : ''
  expect(await (await here.lead.get(path(`/${id}`))).text()).toBe('%PDF whole')
  expect((await acts()).filter(([did]) => did === 'previewed')).toHaveLength(1)
})

test('[LEAVE16] no title page is shown of what something stops', async () => {
  await here.close()
  const press = slowPress()
  press.letGo()
  here = await world({ print: press.print })
  await type('context/mandate', 'Ask DORSK’s people. ')
  expect((await steps(here.lead, internal)).map((step) => step.is)).not.toContain('first-page')
  expect(press.printed).toEqual([])
})

test('[LEAVE17] whoever asks for what is being set ahead is given that one, and may go away without ending it', async () => {
  await here.close()
  const press = slowPress()
  here = await world({ print: press.print })
  expect((await here.lead.post(path('/ready'))).status).toBe(204)
  for (const isLeaving of [true, false]) {
    const answer = await here.lead.post(path('/preview'), internal)
    const seen: string[] = []
    for await (const step of linesOf(answer)) {
      seen.push(step.is)
      if (step.is !== 'first-page') continue
      if (isLeaving) break
      press.letGo()
    }
    expect(seen).toContain('first-page')
    if (!isLeaving) expect(seen.at(-1)).toBe('made')
  }
  expect(press.printed).toEqual(['internal'])
})

test('[LEAVE15] what is set ahead is printed once, told to nobody, and leaves neither a file nor a trace', async () => {
  await here.close()
  const printed: string[] = []
  here = await world({
    print: async ({ kind }) => {
      printed.push(kind)
      return ok({ file: new TextEncoder().encode('%PDF') })
    },
  })
  const ready = (by: Visitor) => by.post(path('/ready'))
  expect((await ready(await somebody('reader'))).status).toBe(404)
  const before = await acts()
  expect([(await ready(here.lead)).status, (await ready(here.lead)).status]).toEqual([204, 204])
  const taken = await made(here.lead, { ...internal, paper: 'letter' })
  expect(taken.file).toBeDefined()
  expect(printed).toEqual(['internal', 'internal'])
  expect((await ready(here.lead)).status).toBe(204)
  expect((await made(here.lead, internal)).file).toBeDefined()
  expect(printed).toHaveLength(3)
  expect(await acts()).toEqual(before)
})

test('[LEAVE19] what a device printed stands in the journal once, though its answer was lost and it is told again', async () => {
  const print = { id: 'print-0001', edition: 'run-sheet', sha256: 'ab'.repeat(32), printedAt: 5, checked: 'in-part' }
  const tell = (by: Visitor, told: object) => by.post(path('/on-device'), told)
  const planner = await somebody('planner')
  here.clock.turn(60_000)
  const both = await Promise.all([tell(planner, print), tell(planner, print)])
  expect(both.map((answer) => answer.status)).toEqual([204, 204])
  here.clock.turn(60_000)
  expect((await tell(planner, print)).status).toBe(204)
  expect((await tell(planner, { ...print, id: 'print-0002' })).status).toBe(204)
  const { id: _, ...about } = print
  const told = (await acts()).filter(([did]) => did === 'printed-on-device')
  expect(told.map(([, each]) => each)).toEqual([
    { print: 'print-0001', ...about },
    { print: 'print-0002', ...about },
  ])
  expect(await here.storage.journal.firstBroken(here.design)).toBeUndefined()
})

test('[LEAVE19] a device can tell nothing but what the journal holds, and nobody without the part tells of a legal file', async () => {
  const print = { id: 'print-0001', edition: 'legal', sha256: 'ab'.repeat(32), printedAt: 5, checked: 'whole' }
  const tell = (by: Visitor, told: object) => by.post(path('/on-device'), told)
  expect((await tell(await somebody('lead'), print)).status).toBe(404)
  expect((await tell(here.lead, { ...print, words: 'Dorsk' })).status).toBe(400)
  expect((await tell(here.lead, { ...print, sha256: 'Dorsk' })).status).toBe(400)
  expect((await acts()).some(([did]) => did === 'printed-on-device')).toBe(false)
  expect((await tell(here.lead, print)).status).toBe(204)
})

test('[LEAVE19] a legal file is handed out on a device to whoever proved that it is they, and not before', async () => {
  const counsel = await somebody('lead', names)
  await withAccount(here, counsel.id)
  const legal = { id: 'print-0001', edition: 'legal', sha256: 'ab'.repeat(32), printedAt: 5, checked: 'whole' }
  here.clock.turn(11 * 60_000)
  const refused = await counsel.post(path('/on-device'), legal)
  expect(await refused.json()).toMatchObject({ problem: { code: 'prove-again' } })
  expect((await acts()).some(([did]) => did === 'printed-on-device')).toBe(false)
  // The team's own words need none.
  expect((await counsel.post(path('/on-device'), { ...legal, edition: 'internal' })).status).toBe(204)
})
