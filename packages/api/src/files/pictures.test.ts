import { type ProseDoc, process, type Snapshot } from '@balcony/design'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FileCard } from '../contract.ts'
import { png } from '../testing/pictures.ts'
import { upload, type World, world } from '../testing/world.ts'
import { picturesFor } from './pictures.ts'

let here: World
beforeAll(async () => {
  here = await world()
})
afterAll(() => here.close())

const added = async (address: string) =>
  (await (await upload(here.lead, here.design, address, png())).json()) as FileCard
const showing = (...files: readonly string[]): ProseDoc => ({
  type: 'doc',
  content: [{ type: 'blockquote', content: files.map((file) => ({ type: 'picture', attrs: { file, alt: '' } })) }],
})
const core = (doc: ProseDoc): Snapshot => ({ open: ['core'], sections: { context: { narrative: doc } }, tables: {} })
const found = async (snapshot: Snapshot, design = here.design) => [
  ...(await picturesFor({ process, storage: here.storage }, design, snapshot)).keys(),
]

test('[FILES8] an export takes along the pictures of the compartments that it shows, and of no other', async () => {
  const own = await added('context/narrative')
  const vault = await added('identity/O1')
  const gone = await added('context/narrative')
  await here.lead.remove(`/api/designs/${here.design}/files/${gone.id}`)
  const snapshot = core(showing(own.id, vault.id, gone.id, 'nothing', own.id))
  expect(await found(snapshot)).toEqual([own.id])
  expect(await found(snapshot, 'another')).toEqual([])
})

test('[FILES8] an export takes no more pictures than can be printed', async () => {
  const file = await here.storage.files.find((await added('context/narrative')).id)
  if (!file) throw new Error('it was just added')
  const ids = Array.from({ length: 7 }, (_, index) => `huge${index}`)
  for (const id of ids) await here.storage.files.add({ ...file, id, width: 8000, height: 5000 }, png())
  expect(await found(core(showing(...ids)))).toEqual(ids.slice(0, 5))
})
