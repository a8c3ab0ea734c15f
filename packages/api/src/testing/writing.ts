import type { Compartment } from '@balcony/design'
import { process } from '@balcony/design'
import { type Edit, type Live, openLive } from '@balcony/document'
import { handIn } from '@balcony/sync'
import * as Y from 'yjs'
import type { Visitor, World } from './world.ts'

/** Somebody at work in one compartment of the world's design, over no socket: what they write is handed in at once. */
export interface Writer {
  readonly live: Live
  readonly doc: Y.Doc
  /** Writes, and resolves when it is on disk. */
  edit(...edits: readonly Edit[]): Promise<void>
  /** Takes in what others have written. */
  hear(): Promise<void>
}

export async function writer(here: World, who: Visitor, compartment: Compartment = 'core'): Promise<Writer> {
  const room = `${here.design}/${compartment}`
  const doc = new Y.Doc()
  const waiting: Uint8Array[] = []
  const hear = async () => {
    const stored = await here.storage.log.load(room)
    if (!stored) throw new Error(`there is no ${room}`)
    for (const bytes of stored.snapshot ? [stored.snapshot] : []) Y.applyUpdate(doc, bytes, 'peer')
    for (const { bytes } of stored.updates) Y.applyUpdate(doc, bytes, 'peer')
  }
  await hear()
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'peer') waiting.push(update)
  })
  const live = openLive(process, { [compartment]: doc }, { person: who.id, now: () => here.clock.now(), pause: 0 })
  return {
    live,
    doc,
    hear,
    async edit(...edits) {
      const done = live.edit(...edits)
      if (!done.ok) throw new Error(done.problem.message)
      const { epoch = '' } = (await here.storage.log.load(room)) ?? {}
      const update = Y.mergeUpdates(waiting.splice(0))
      await handIn(here.api.rooms, room, { person: who.id, signIn: `of ${who.id}`, epoch }, update)
    },
  }
}
