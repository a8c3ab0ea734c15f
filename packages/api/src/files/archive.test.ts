import { process } from '@balcony/design'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FileCard, MadeDesign } from '../contract.ts'
import { png, secrets, tellingJpeg } from '../testing/pictures.ts'
import { upload, type Visitor, type World, world } from '../testing/world.ts'
import { readArchive } from './archive.ts'
import { writeZip } from './zip.ts'
import { listZip } from './zip-listing.ts'

let here: World
beforeAll(async () => {
  here = await world()
})
afterAll(() => here.close())

const bring = (visitor: Visitor, bytes: Uint8Array) =>
  visitor.post('/api/designs', bytes, { 'content-type': 'application/octet-stream' })
const archiveOf = async (visitor: Visitor, design: string) =>
  new Uint8Array(await (await visitor.get(`/api/designs/${design}/json?files=1`)).arrayBuffer())
const filesOf = async (design: string) =>
  (await (await here.lead.get(`/api/designs/${design}/files`)).json()) as FileCard[]
const textOf = (bytes: Uint8Array, name: string) =>
  Buffer.from(
    listZip(bytes)
      .find((entry) => entry.name === name)
      ?.bytes() ?? [],
  ).toString()
const narrative = (file: string) => ({
  type: 'doc',
  content: [{ type: 'picture', attrs: { file, alt: 'The shore', width: 50 } }],
})

test('[FILES9] a design goes into an archive with its files and comes back from it whole, under new ids', async () => {
  const start = await here.lead.post('/api/designs', { coverTitle: 'Shore', title: 'Shore' })
  const { id: first } = (await start.json()) as MadeDesign
  const shown = (await (await upload(here.lead, first, 'context/narrative', png(), 'خريطة.png')).json()) as FileCard
  const unused = (await (await upload(here.lead, first, 'context/narrative', png())).json()) as FileCard
  await upload(here.lead, first, 'context', Buffer.from('a;b\n1;2\n'), 'list.csv')
  // The picture is put among the words by way of the file, as an editor would put it into the document.
  const empty = await archiveOf(here.lead, first)
  const design = JSON.parse(textOf(empty, 'design.json')) as { core: object }
  const core = { ...design.core, sections: { context: { narrative: narrative(shown.id) } } }
  const entries = listZip(empty).map((entry) => ({ name: entry.name, bytes: entry.bytes() }))
  const line = { id: shown.id, address: 'context/narrative', name: 'خريطة.png', path: 'files/one.png' }
  const lines = [...(JSON.parse(textOf(empty, 'files.json')) as unknown[]), line]
  const filled = writeZip([
    { name: 'design.json', bytes: Buffer.from(JSON.stringify({ ...design, core })) },
    { name: 'files.json', bytes: Buffer.from(JSON.stringify(lines)) },
    ...entries.filter(({ name }) => name.startsWith('files/')),
    { name: 'files/one.png', bytes: png() },
  ])
  const made = await bring(here.lead, filled)
  expect(made.status).toBe(201)
  const { id: second } = (await made.json()) as MadeDesign
  const held = await filesOf(second)
  expect(held.map(({ name, address }) => [name, address])).toEqual(
    expect.arrayContaining([
      ['list.csv', 'context'],
      ['خريطة.png', 'context/narrative'],
    ]),
  )
  expect(held).toHaveLength(2)
  const again = await archiveOf(here.lead, second)
  const picture = held.find((file) => file.type === 'image/png')
  expect(textOf(again, 'design.json')).toContain(`"file":"${picture?.id}"`)
  expect(textOf(again, 'design.json')).not.toContain(shown.id)
  expect(textOf(empty, 'files.json')).not.toContain(unused.id)
  // Once more round: nothing but the ids is another.
  const { id: third } = (await (await bring(here.lead, again)).json()) as MadeDesign
  const more = await filesOf(third)
  const plain = (files: readonly FileCard[]) =>
    files.map(({ name, size, type, address }) => [name, size, type, address]).sort()
  expect(plain(more)).toEqual(plain(held))
  const last = await archiveOf(here.lead, third)
  const without = (bytes: Uint8Array, files: readonly FileCard[]) =>
    files.reduce((text, { id, type }) => text.replaceAll(id, type), textOf(bytes, 'design.json'))
  expect(without(last, more)).toBe(without(again, held))
})

test('[FILES9] an archive holds files of the compartments that the asker may enter only', async () => {
  const planner = await here.person({ role: 'planner' })
  const vault = (await (await upload(here.lead, here.design, 'identity/O1', png(), 'Zzyzx.png')).json()) as FileCard
  const open = (await (await upload(here.lead, here.design, 'venue/V1', png())).json()) as FileCard
  const [lead, own] = [await archiveOf(here.lead, here.design), await archiveOf(planner, here.design)]
  expect(textOf(lead, 'files.json')).toContain(vault.id)
  expect(textOf(own, 'files.json')).toContain(open.id)
  expect(Buffer.from(own).toString('latin1')).not.toMatch(new RegExp(`${vault.id}|Zzyzx`))
  const reader = await here.person({ role: 'reader' })
  expect((await reader.get(`/api/designs/${here.design}/json?files=1`)).status).toBe(404)
  expect((await bring(planner, lead)).status).toBe(404)
})

test('[FILES9] an archive is judged like files that somebody brings; what is wrong is listed and nothing is written', async () => {
  const good = await archiveOf(here.lead, here.design)
  const design = { name: 'design.json', bytes: Buffer.from(textOf(good, 'design.json')) }
  const random = (size: number) => new Uint8Array(size).fill(7)
  const judged = (lines: unknown, ...more: { name: string; bytes: Uint8Array }[]) => {
    const bytes = writeZip([design, { name: 'files.json', bytes: Buffer.from(JSON.stringify(lines)) }, ...more])
    const read = readArchive(process, bytes, random)
    return read.ok ? read.value : read.problems.map((problem) => [problem.at, problem.message])
  }
  const line = (path: string, address = 'venue/V1') => ({ id: 'x', address, name: '../../x.png', path })
  const svg = { name: 'files/x.png', bytes: Buffer.from('<svg/>') }
  expect(judged([line('files/x.png'), line('files/y.png'), line('files/x.png', 'nowhere')], svg)).toEqual([
    ['files/x.png', expect.stringMatching(/could run programs/)],
    ['files/y.png', expect.stringMatching(/is not in it/)],
    ['files/x.png', expect.stringMatching(/no such place/)],
  ])
  const read = judged([line('files/x.png')], { name: 'files/x.png', bytes: tellingJpeg() })
  expect(read).toMatchObject({ files: [{ name: 'x.png.jpg', address: 'venue/V1' }] })
  const kept = Buffer.from('files' in read ? (read.files[0]?.judged.bytes ?? []) : [])
  expect(kept.length).toBeGreaterThan(0)
  for (const secret of secrets) expect(kept.includes(secret)).toBe(false)
  expect(judged('none')).toEqual([[undefined, expect.any(String)]])
  for (const bytes of [Buffer.from('PK'), Buffer.alloc(0), good.subarray(0, good.length - 3), writeZip([])]) {
    const answer = await bring(here.lead, bytes)
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringMatching(/no archive that Balcony made/)])
  }
  const lone = await bring(here.lead, writeZip([design, { name: 'files.json', bytes: Buffer.from('[') }]))
  expect(lone.status).toBe(400)
})
