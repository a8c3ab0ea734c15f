import { ok, type Result, refuse } from '@balcony/base'
import { exportDesign, picturesIn, type Snapshot } from '@balcony/design'
import { readBytes } from '../body.ts'
import type { House } from '../context.ts'
import type { Asker } from '../door/doorkeeper.ts'
import { maxArchiveBytes, readArchive, writeArchive } from '../files/archive.ts'
import { tooLarge } from '../files/judge.ts'
import { fileStanding } from '../files/standing.ts'
import { createDesign } from './create.ts'
import { talkOut } from './talk.ts'

/** The design with the files of the compartments that its snapshot holds: pictures that prose still shows, and what hangs at places. */
export async function exportArchive(house: House, design: string, snapshot: Snapshot): Promise<Result<Uint8Array>> {
  const { process, storage } = house
  const shown = new Set(picturesIn(process, snapshot).map(({ file }) => file))
  const files = (await storage.files.of(design, snapshot.open)).filter(({ id, address }) => {
    const there = fileStanding(process, address)
    return there.ok && (!there.value.picturesOnly || shown.has(id))
  })
  const size = files.reduce((sum, file) => sum + file.size, 0)
  if (size > maxArchiveBytes)
    return refuse(
      'too-large',
      `The files of this design have ${Math.ceil(size / 2 ** 20)} MB; an archive holds ${maxArchiveBytes / 2 ** 20} MB. Export without files, and save the files from their places.`,
    )
  const held = []
  for (const file of files) {
    const bytes = await storage.files.bytes(file.id)
    if (bytes) held.push({ file, bytes })
  }
  return ok(writeArchive(await fileOf(house, design, snapshot), held))
}

/** The design in the exchange format, with the conversations and dismissals of the compartments that its snapshot holds. */
export async function fileOf({ process, storage }: House, design: string, snapshot: Snapshot): Promise<object> {
  const [threads, waivers, members] = await Promise.all([
    storage.threads.of(design, snapshot.open),
    storage.waivers.of(design, snapshot.open),
    storage.members.of(design),
  ])
  const names = new Map(members.map(({ person, name }) => [person, name]))
  const talk = talkOut(
    threads.map((stored) => stored.thread),
    waivers,
    (person) => names.get(person) ?? '',
  )
  return { ...exportDesign(process, snapshot), ...talk }
}

/** A new design from an archive, whole or not at all. */
export async function importArchive(house: House, asker: Asker, request: Request): ReturnType<typeof createDesign> {
  const bytes = await readBytes(request, maxArchiveBytes)
  if (!bytes) {
    const large = tooLarge('An archive', maxArchiveBytes)
    return { ok: false, problems: large.ok ? [] : [large.problem] }
  }
  const read = readArchive(house.process, bytes, house.random)
  return read.ok ? createDesign(house, asker, { json: read.value.json }, read.value.files) : read
}
