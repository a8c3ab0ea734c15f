import { createHash } from 'node:crypto'
import type { Role } from '@balcony/access'
import type { Compartment, EditionChange } from '@balcony/design'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { NewExport } from '../exports/contract.ts'
import { type Visitor, type World, world } from '../testing/world.ts'
import type { Version } from '../versions/contract.ts'
import type { ApproverKind, ReleaseCard } from './contract.ts'

let here: World
beforeEach(async () => {
  here = await world()
})
afterEach(() => here.close())

const path = (rest = '') => `/api/designs/${here.design}/releases${rest}`
const partner: NewExport = { edition: 'partner', paper: 'a4', partner: 'PT1' }
const internal: NewExport = { edition: 'internal', paper: 'a4' }
const somebody = (role: Role, clearances: readonly Compartment[] = []) => here.person({ role, clearances })
const card = async (answer: Response) => (await answer.json()) as ReleaseCard
const propose = async (asked: NewExport, version = 'Second round') =>
  card(await here.lead.post(path(), { export: asked, version }))
const approve = (by: Visitor, release: ReleaseCard, as: ApproverKind) => by.post(path(`/${release.id}/approve`), { as })
const bytesOf = async (by: Visitor, release: ReleaseCard) =>
  Buffer.from(await (await by.get(path(`/${release.id}/file`))).arrayBuffer())
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A compartment changed in the store, as another client would. */
const type = (address: string, words: string, name?: Compartment) =>
  change((text) => text.insert(0, words), address, name)
const erase = (address: string, name?: Compartment) => change((text) => text.delete(0, text.length), address, name)

async function change(edit: (text: Y.Text) => void, address: string, name: Compartment = 'core'): Promise<void> {
  const compartment = `${here.design}/${name}`
  const stored = await here.storage.log.load(compartment)
  if (!stored) throw new Error('the demo case has it')
  const doc = new Y.Doc()
  for (const bytes of [stored.snapshot, ...stored.updates.map((update) => update.bytes)])
    if (bytes) Y.applyUpdate(doc, bytes)
  const before = Y.encodeStateVector(doc)
  edit(doc.getText(address))
  const entry = { compartment, epoch: stored.epoch, bytes: Y.encodeStateAsUpdate(doc, before), by: here.lead.id }
  await here.storage.log.append([{ ...entry, signIn: 'test', at: here.clock.now(), newClients: [] }])
}

test('[RELEASE1] [RELEASE3] what was proposed is frozen, and what is final is the same bytes for everybody for ever', async () => {
  const proposed = await propose(internal)
  expect(proposed).toMatchObject({ number: 0, needs: ['lead'], mayApprove: ['lead'], version: 'Second round' })
  await type('context/mandate', 'Written later. ')
  const done = await card(await approve(here.lead, proposed, 'lead'))
  expect(done).toMatchObject({ number: 1, published: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } })
  const bytes = await bytesOf(here.lead, done)
  expect(hash(bytes)).toBe(done.published?.sha256)
  expect(bytes.toString()).not.toContain('Written later')
  expect(hash(await bytesOf(await somebody('reviewer'), done))).toBe(done.published?.sha256)
  expect((await approve(here.lead, done, 'lead')).status).toBe(404)
  const next = await card(await approve(here.lead, await propose(internal, 'Third round'), 'lead'))
  expect(next.number).toBe(2)
  expect((await bytesOf(here.lead, next)).toString()).toContain('Written later')
})

test('[RELEASE2] an edition for others is final once different people agreed, as what its kind asks for', async () => {
  const proposed = await propose(partner)
  expect(proposed.needs).toEqual(['lead', 'security'])
  expect((await approve(await somebody('planner'), proposed, 'lead')).status).toBe(404)
  expect((await approve(await somebody('planner'), proposed, 'security')).status).toBe(404)
  expect((await approve(await somebody('reader'), proposed, 'security')).status).toBe(404)
  const first = await card(await approve(here.lead, proposed, 'lead'))
  expect(first.published).toBeUndefined()
  // One person is not two, whatever they are cleared for.
  expect((await approve(here.lead, proposed, 'security')).status).toBe(404)
  const focal = await somebody('planner', ['security'])
  const draft = await bytesOf(focal, proposed)
  const done = await card(await approve(focal, proposed, 'security'))
  expect(done).toMatchObject({ number: 1, approvals: [{ as: 'lead' }, { as: 'security', person: focal.id }] })
  expect(hash(await bytesOf(focal, done))).toBe(done.published?.sha256)
  expect(draft.length).toBeGreaterThan(100)
})

test('[RELEASE1] [RELEASE4] what is stopped is neither proposed nor final, and who agrees last is not told why', async () => {
  const proposed = await propose(internal)
  // Somebody of that name comes to the closed part after it was frozen.
  await type('identity/O1/name', 'Track Position and ', 'people')
  await type('identity/O1/aliases', 'hydrology seminar', 'people')
  const refusedNow = await approve(here.lead, proposed, 'lead')
  expect(refusedNow.status).toBe(409)
  expect(await refusedNow.text()).not.toMatch(/identity|hydrology|Heron/)
  const [after] = (await (await here.lead.get(path())).json()) as ReleaseCard[]
  expect(after).toMatchObject({ number: 0, approvals: [] })
  expect((await here.lead.post(path(), { export: internal, version: 'x' })).status).toBe(409)
})

test('[RELEASE5] the register says whom it was given to; a withdrawn one is given to nobody', async () => {
  const proposed = await propose(internal)
  const give = (to: string) => here.lead.post(path(`/${proposed.id}/give`), { to })
  expect((await give('Rosa')).status).toBe(404)
  await approve(here.lead, proposed, 'lead')
  expect((await give(' ')).status).toBe(400)
  await give('Rosa Quispe')
  here.clock.turn(1000)
  const twice = await card(await give('Dr Sato'))
  expect(twice.given.map((each) => each.to)).toEqual(['Rosa Quispe', 'Dr Sato'])
  expect((twice.given[1]?.at ?? 0) - (twice.given[0]?.at ?? 0)).toBe(1000)
  const planner = await somebody('planner')
  expect((await planner.post(path(`/${proposed.id}/give`), { to: 'x' })).status).toBe(404)
  expect((await planner.post(path(`/${proposed.id}/withdraw`), { reason: 'x' })).status).toBe(404)
  const gone = await card(await here.lead.post(path(`/${proposed.id}/withdraw`), { reason: 'A date was wrong.' }))
  expect(gone.withdrawn).toMatchObject({ reason: 'A date was wrong.', by: here.lead.id })
  expect((await give('Nobody')).status).toBe(404)
  expect((await here.lead.post(path(`/${proposed.id}/withdraw`), { reason: 'again' })).status).toBe(404)
})

test('[RELEASE6] two releases of one edition are compared by what their readers could read', async () => {
  const first = await propose(partner)
  await type('component/C2/purpose', 'Sharper: ')
  await type('context/mandate', 'For the team. ')
  const second = await propose(partner, 'Third round')
  const answer = await here.lead.get(path(`/${second.id}/changes?since=${first.id}`))
  const changes = (await answer.json()) as EditionChange[]
  expect(changes).toMatchObject([
    { address: 'component/C2/purpose', is: 'changed', after: expect.stringMatching(/^Sharper/) },
  ])
  const other = await propose(internal)
  expect((await here.lead.get(path(`/${second.id}/changes?since=${other.id}`))).status).toBe(404)
})

test('[RELEASE7] who may not enter what a release draws on never hears of it; the journal knows no words', async () => {
  const legal = await propose({ edition: 'legal', paper: 'a4' }, 'Counsel’s view')
  expect(legal.needs).toEqual(['counsel'])
  const planner = await somebody('planner', ['people'])
  expect(await (await planner.get(path())).json()).toEqual([])
  expect((await planner.get(path(`/${legal.id}/file`))).status).toBe(404)
  expect((await approve(planner, legal, 'counsel')).status).toBe(404)
  expect((await (await somebody('reader')).get(path())).status).toBe(404)
  await approve(here.lead, legal, 'counsel')
  await here.lead.get(path(`/${legal.id}/file`))
  const acts = (await here.storage.journal.of(here.design)).filter((act) => 'release' in act.about)
  expect(acts.map((act) => act.did)).toEqual(['proposed-release', 'published-release', 'took-release'])
  for (const act of acts) expect(Object.keys(act.about).sort()).toEqual(['edition', 'number', 'release'])
})

const nameVersion = async (name: string) =>
  (await (
    await here.lead.post(`/api/designs/${here.design}/versions`, { name, note: '', kind: 'final' })
  ).json()) as Version
const answerVersion = async (who: Visitor, version: Version) => {
  const base = `/api/designs/${here.design}/versions/${version.id}`
  await here.lead.post(`${base}/ask`, { people: [who.id] })
  return who.post(`${base}/answer`, { answer: 'agreed', words: '' })
}

test('[RELEASE8] a release of a named version says what that version said, and who agreed to it', async () => {
  await type('context/mandate', 'In the version. ')
  const version = await nameVersion('Approved in Lyra')
  const reviewer = await somebody('reviewer')
  expect((await answerVersion(reviewer, version)).status).toBe(200)
  await type('context/mandate', 'Written later. ')
  const proposed = await propose({ ...internal, of: version.id }, 'Another name')
  expect(proposed).toMatchObject({ version: 'Approved in Lyra', agreements: [{ person: reviewer.id }] })
  const words = (await bytesOf(here.lead, proposed)).toString()
  expect(words).toContain('In the version. ')
  expect(words).not.toContain('Written later')
  expect((await propose(internal, 'Now')).agreements).toEqual([])
  const none = await here.lead.post(path(), { export: { ...internal, of: 'nothing' }, version: 'x' })
  expect(none.status).toBe(404)
})

test('[RELEASE8] a name stops a release of a version, whether the closed parts know it now or only knew it then', async () => {
  await type('context/mandate', 'Ask Quandrey about Vesselby. ')
  await type('identity/O1/aliases', 'Quandrey, ', 'people')
  const asked = async (of?: string) => {
    const wish = of === undefined ? internal : { ...internal, of }
    return (await here.lead.post(path(), { export: wish, version: 'x' })).status
  }
  const then = await nameVersion('While it was known')
  await erase('identity/O1/aliases', 'people')
  expect(await asked()).toBe(201)
  expect(await asked(then.id)).toBe(409)
  const unknown = await nameVersion('Before it was known')
  expect(await asked(unknown.id)).toBe(201)
  await type('identity/O1/aliases', 'Vesselby', 'people')
  expect(await asked(unknown.id)).toBe(409)
})

test('[LEAVE10] changes since a version are listed, as far as the readers may read both', async () => {
  const version = await nameVersion('First')
  await type('component/C2/purpose', 'Sharper: ')
  const make = async (by: Visitor, asked: NewExport) =>
    by.post(`/api/designs/${here.design}/exports`, { ...asked, since: version.id })
  const words = await (await make(here.lead, internal)).text()
  expect(words).toContain('component/C2/purpose')
  expect(words).toContain('First')
  expect((await make(here.lead, { ...internal, since: 'x', of: 'nothing' })).status).toBe(404)
})

test('[RELEASE9] whoever is in the register has a copy of their own', async () => {
  const release = await card(await approve(here.lead, await propose(internal), 'lead'))
  const copy = (at: number, by = here.lead) => by.get(path(`/${release.id}/copies/${at}`))
  expect((await copy(1)).status).toBe(404)
  await here.lead.post(path(`/${release.id}/give`), { to: 'Rosa Quispe' })
  await here.lead.post(path(`/${release.id}/give`), { to: 'Dr Sato' })
  const own = await (await copy(2)).text()
  expect(own).toContain('Dr Sato')
  expect(own).not.toContain('Rosa Quispe')
  expect(await (await copy(2)).text()).toBe(own)
  expect(own).not.toBe((await bytesOf(here.lead, release)).toString())
  for (const none of [0, 3, 1.5, Number.NaN]) expect((await copy(none)).status).toBe(404)
  expect((await copy(1, await somebody('planner'))).status).toBe(404)
  await here.lead.post(path(`/${release.id}/withdraw`), { reason: 'A date was wrong.' })
  expect((await copy(1)).status).toBe(404)
})
