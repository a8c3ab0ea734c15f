import { newId } from '@balcony/base'
import type { Stores } from '@balcony/storage'
import type { House } from '../context.ts'
import { type Happened, whomToTell } from './notify.ts'

/**
 * Puts what happened before everybody for whom it waits, in the transaction that wrote it; answers who they are, to be told once
 * it is on disk. What happened together waits together.
 */
export async function putBefore(
  { process, random, clock }: Pick<House, 'process' | 'random' | 'clock'>,
  stores: Stores,
  all: readonly Happened[],
): Promise<ReadonlySet<string>> {
  const people = new Set<string>()
  const batch = all.length > 1 ? newId(random) : undefined
  for (const happened of all) {
    const { thread, remark, by } = happened
    const { design } = thread
    const [members, follows] = [await stores.members.of(design), await stores.inbox.followsIn(design)]
    const told = whomToTell(process, happened, members, follows)
    for (const { person } of told) people.add(person)
    await stores.inbox.add(
      told.map(({ person, because, about }) => ({
        ...{ id: newId(random), person, design, thread: thread.id, because, by, at: clock.now() },
        ...(remark !== undefined && { remark }),
        ...(about !== undefined && { about }),
        ...(batch !== undefined && { batch }),
      })),
    )
    // Whoever writes in a thread has seen it.
    await stores.inbox.see(by, thread.id, clock.now())
  }
  return people
}
