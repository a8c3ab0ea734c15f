import { may, openTo } from '@balcony/access'
import { newId, ok, type Result } from '@balcony/base'
import type { NewFile, StoredFile, Stores } from '@balcony/storage'
import { readBytes } from '../body.ts'
import { type App, type Asked, type House, memberHere } from '../context.ts'
import { OneAtATime } from '../door/one-at-a-time.ts'
import { notThere, refused } from '../refusals.ts'
import { fileCard, keepBytes } from './card.ts'
import { disposition, fileLabel } from './file-label.ts'
import { judgeFile, tooLarge } from './judge.ts'
import { isPicture, maxFileBytes } from './judged.ts'
import { roomFor } from './room.ts'
import { fileStanding } from './standing.ts'

/** A browser shows pictures and saves the rest; whatever it makes of the bytes, it can run and fetch nothing. */
const filePolicy = "default-src 'none'; sandbox; frame-ancestors 'none'"

/** Removed files come back for this long: a word undone, a click too many. Milliseconds. */
export const keptAfterRemoval = 30 * 24 * 60 * 60 * 1000

export function addFiles(app: App, house: House): void {
  const { process, storage, clock, random, feeds, keeper } = house
  const line = new OneAtATime()

  app.get('/api/designs/:design/files', async (c) => {
    const member = await memberHere(house, c, c.req.param('design'))
    if (!member || !may(member, 'read', { design: member.design })) return refused(c, notThere)
    return c.json((await storage.files.of(member.design, openTo(member))).map(fileCard))
  })

  app.post('/api/designs/:design/files', async (c) => {
    const { design, address } = { design: c.req.param('design'), address: c.req.query('address') ?? '' }
    const member = await memberHere(house, c, design)
    // Judged before so many bytes are taken in, and once more where they are kept.
    if (!may(member, 'write', { design })) return refused(c, notThere)
    const there = fileStanding(process, address)
    if (!there.ok) return refused(c, there.problem)
    const what = { design, compartments: [there.value.compartment] }
    if (!may(member, 'write', what)) return refused(c, notThere)
    const turn = await line.run(c.get('asker').person, async (): Promise<Result<StoredFile>> => {
      const bytes = await readBytes(c.req.raw, maxFileBytes)
      if (!bytes) return tooLarge('A file', maxFileBytes)
      const judged = judgeFile(bytes)
      if (!judged.ok) return judged
      const { type, width, height } = judged.value
      if (there.value.picturesOnly && !isPicture(type)) return onlyPictures
      return storage.together(async (stores) => {
        const asker = c.get('asker')
        if (!may(await keeper.member(asker, design, stores), 'write', what)) return refusal
        const at = clock.now()
        await stores.files.collect(design, at - keptAfterRemoval)
        const room = roomFor(await stores.files.sizeOf(design), judged.value.bytes.length)
        if (!room.ok) return room
        const name = fileLabel(askedName(c), type)
        const made = { id: newId(random), design, compartment: there.value.compartment, address, name, type }
        const file: NewFile = { ...made, ...(width && height ? { width, height } : {}), by: asker.person, at }
        const kept = await stores.files.add(file, judged.value.bytes)
        await note(c, stores, kept, 'added-file')
        return ok(kept)
      })
    })
    const added = turn.ok ? turn.value : turn
    if (!added.ok) return refused(c, added.problem)
    feeds.tell(design, { is: 'files' }, added.value.compartment)
    return c.json(fileCard(added.value), 201)
  })

  app.get('/api/designs/:design/files/:file', async (c) => {
    const member = await memberHere(house, c, c.req.param('design'))
    const file = await storage.files.find(c.req.param('file'))
    if (!member || !file || file.design !== member.design || file.removed) return refused(c, notThere)
    if (!may(member, 'read', { design: member.design, compartments: [file.compartment] })) return refused(c, notThere)
    const bytes = await storage.files.bytes(file.id)
    if (!bytes) return refused(c, notThere)
    c.header('Content-Type', file.type.startsWith('text/') ? `${file.type}; charset=utf-8` : file.type)
    c.header('Content-Disposition', disposition(isPicture(file.type) ? 'inline' : 'attachment', file.name))
    c.header('Content-Security-Policy', filePolicy)
    return c.body(keepBytes(bytes))
  })

  app.delete('/api/designs/:design/files/:file', async (c) => {
    const asker = c.get('asker')
    const removed = await change(c, false, 'removed-file', (stores, file) =>
      stores.files.remove(file.id, asker.person, clock.now()),
    )
    return removed.ok ? c.body(null, 204) : refused(c, removed.problem)
  })

  app.post('/api/designs/:design/files/:file/restore', async (c) => {
    const restored = await change(c, true, 'restored-file', (stores, file) => stores.files.restore(file.id))
    return restored.ok ? c.json(fileCard(restored.value)) : refused(c, restored.problem)
  })

  /** The verdict falls in the transaction that writes. */
  async function change(
    c: Asked,
    removed: boolean,
    did: string,
    act: (stores: Stores, file: StoredFile) => Promise<Result<StoredFile>>,
  ): Promise<Result<StoredFile>> {
    const { design = '', file: id = '' } = c.req.param() as Readonly<Record<string, string>>
    const changed = await storage.together(async (stores): Promise<Result<StoredFile>> => {
      const member = await keeper.member(c.get('asker'), design, stores)
      const file = await stores.files.find(id)
      if (!file || file.design !== design || (file.removed !== undefined) !== removed) return refusal
      if (!may(member, 'write', { design, compartments: [file.compartment] })) return refusal
      const acted = await act(stores, file)
      if (acted.ok) await note(c, stores, acted.value, did)
      return acted
    })
    if (changed.ok) feeds.tell(design, { is: 'files' }, changed.value.compartment)
    return changed
  }

  async function note(c: Asked, stores: Stores, { design, id }: StoredFile, did: string): Promise<void> {
    const { person, id: signIn } = c.get('asker')
    await stores.journal.write({ chain: design, at: clock.now(), by: person, signIn, did, about: { file: id } })
  }
}

const refusal = { ok: false, problem: notThere } as const
const onlyPictures = {
  ok: false,
  problem: {
    code: 'invalid',
    message: 'Only pictures (PNG, JPEG, WebP, still GIF) can stand among words. Put this file at the record instead.',
  },
} as const

/** Percent-encoded: header values carry no Arabic. Never in the address, which logs keep. */
function askedName(c: Asked): string {
  try {
    return decodeURIComponent(c.req.header('file-name') ?? '')
  } catch {
    return ''
  }
}
