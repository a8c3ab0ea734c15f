import { Reader } from '@balcony/api'
import { type Storage, StorageFailed } from '@balcony/storage'
import { systemClock } from '@balcony/sync'

export interface Verified {
  readonly designs: number
  readonly compartments: number
  readonly rows: number
  /** The last entry of each chain of the journal. */
  readonly heads: Awaited<ReturnType<Storage['journal']['heads']>>
  /** Where the key of a chain is younger than entries of it: until then only a head kept elsewhere shows that they were not changed. */
  readonly keyedLate: readonly { readonly chain: string; readonly at: number; readonly entries: number }[]
  /** What is not as it was written, by id; nothing of what stands in it. */
  readonly damaged: readonly string[]
}

/** Reads everything that is stored as if it were needed: checksums, gaps, documents, remarks, the chains of the journal. Changes nothing. */
export async function verify(storage: Storage): Promise<Verified> {
  const reader = new Reader(storage, systemClock)
  const damaged: string[] = []
  let compartments = 0
  const designs = await designsOf(storage)
  for (const { id, compartments: own } of designs) {
    for (const { name } of own) {
      compartments += 1
      if (!(await sound(() => reader.isWhole(id, name)))) damaged.push(`${id}/${name}`)
    }
    const threads = () =>
      storage.threads.of(
        id,
        own.map((each) => each.name),
      )
    if (!(await sound(async () => (await threads()).length >= 0))) damaged.push(`threads of ${id}`)
  }
  const checked = await storage.keys.check()
  damaged.push(...checked.damaged)
  const heads = await storage.journal.heads()
  const keyedLate: Verified['keyedLate'][number][] = []
  for (const { chain } of heads) {
    for (const { did, at, about } of await storage.journal.of(chain))
      if (did === 'keyed') keyedLate.push({ chain, at, entries: Number(about['entries']) })
    const broken = await storage.journal.firstBroken(chain)
    if (broken !== undefined) damaged.push(`journal of ${chain}, entry ${broken}`)
  }
  await reader.close()
  return { designs: designs.length, compartments, rows: checked.rows, damaged, heads, keyedLate }
}

/** Every design has a lead, so every design is somebody's. */
async function designsOf(storage: Storage) {
  const people = await storage.people.all()
  const found = await Promise.all(people.map((person) => storage.designs.ofPerson(person.id)))
  return [...new Map(found.flat().map((design) => [design.id, design])).values()]
}

async function sound(look: () => Promise<boolean>): Promise<boolean> {
  try {
    return await look()
  } catch (error) {
    // Damage and documents that cannot be built are what we look for; a disk that is away is something else.
    if (error instanceof StorageFailed && error.is !== 'damaged') throw error
    return false
  }
}
