// One design that is open on this page: its documents, its connections, its threads.
import { policy } from '@balcony/access'
import type { DesignCard, FeedEvent, Member } from '@balcony/api/contract'
import type { Compartment } from '@balcony/design'
import { process } from '@balcony/design'
import { type Live, openLive } from '@balcony/document'
import type { Workspace } from '@balcony/editor'
import { type Connection, connect, type SaveState } from '@balcony/sync/client'
import { i18n } from '@lingui/core'
import * as Y from 'yjs'
import { localeOf } from '../locale.ts'
import type { DesignReview } from '../review/design-review.ts'
import { reviewOf } from '../review/review-of.ts'
import { listen } from './feed.ts'
import { FileList } from './file-list.ts'
import { OwnChanges } from './own-changes.ts'
import { recovered } from './recovered.ts'
import { combineSaveStates, type DesignSaveState } from './save-state.ts'
import { ThreadList } from './thread-list.ts'

export interface SessionView {
  readonly save: DesignSaveState
  /** False while any compartment has no line to the server. */
  readonly online: boolean
  /** Every compartment has arrived once; until then nothing is shown, lest an empty page be taken for an empty design. */
  readonly arrived: boolean
  readonly members: readonly Member[]
  /** Changes when the right to write in a compartment does. */
  readonly writable: ReadonlySet<Compartment>
}

export class DesignSession {
  readonly id: string
  readonly live: Live
  readonly threads: ThreadList
  readonly files: FileList
  readonly review: DesignReview
  readonly connections: ReadonlyMap<Compartment, Connection>
  readonly awareness: Workspace['awareness']
  readonly #me: string
  readonly #accessChanged: () => void
  readonly #watchers = new Set<() => void>()
  readonly #stops: (() => void)[] = []
  readonly #own = new Map<Compartment, OwnChanges>()
  #arrived = new Set<Compartment>()
  #view: SessionView

  /** `accessChanged` is called when the design must be asked for again: roles, clearances, an epoch. */
  constructor(card: DesignCard, me: string, accessChanged: () => void) {
    this.id = card.id
    this.#me = me
    this.#accessChanged = accessChanged
    this.threads = new ThreadList(card.id)
    this.files = new FileList(card.id)
    const docs = new Map(card.compartments.map(({ name }) => [name, new Y.Doc()]))
    this.connections = new Map([...docs].map(([name, doc]) => [name, connectTo(card, name, doc)]))
    this.awareness = new Map([...this.connections].map(([name, connection]) => [name, connection.awareness]))
    this.live = openLive(process, Object.fromEntries(docs), { person: me, now: Date.now })
    this.review = reviewOf(card.id, this.live, card.reviewSettings)
    this.#view = this.#look(card.members)
    for (const [name, connection] of this.connections) {
      const own = new OwnChanges(process)
      this.#own.set(name, own)
      this.#stops.push(
        own.watch(connection.doc),
        connection.watch(() => this.#update()),
      )
    }
    this.#stops.push(
      listen(
        card.id,
        () => {
          void this.threads.fetch().catch(() => {}) // the feed comes back and fetches again
          void this.threads.fetchReaders().catch(() => {}) // the same
          void this.files.fetch().catch(() => {}) // the same
          void this.review.fetch()
        },
        (event) => this.#hear(event),
      ),
    )
  }

  view = (): SessionView => this.#view

  watch = (changed: () => void): (() => void) => {
    this.#watchers.add(changed)
    return () => this.#watchers.delete(changed)
  }

  retry(): void {
    for (const connection of this.connections.values()) connection.retry()
  }

  close(): void {
    for (const stop of this.#stops.splice(0)) stop()
    this.review.close()
    this.live.close()
    for (const connection of this.connections.values()) {
      connection.close()
      connection.doc.destroy()
    }
  }

  #hear(event: FeedEvent): void {
    if (event.is === 'members' || event.is === 'access') void this.threads.fetchReaders().catch(() => {})
    if (event.is === 'thread') this.threads.hear(event.thread)
    else if (event.is === 'members') this.#update(event.members)
    else if (event.is === 'files') void this.files.fetch().catch(() => {})
    else if (event.is === 'waivers') this.review.heard()
    else this.#accessChanged()
  }

  #update(members = this.#view.members): void {
    const before = this.#view
    this.#view = this.#look(members, before)
    for (const [name, connection] of this.connections) this.#keepWords(name, connection.saveState(), before)
    const role = this.#view.members.find((member) => member.id === this.#me)?.role
    if (this.#view.arrived && role && policy[role].review !== 'never') this.review.start()
    for (const changed of this.#watchers) changed()
  }

  /** Once saving has failed for good the words are kept outside this session, which may be about to end. */
  #keepWords(name: Compartment, state: SaveState, before: SessionView): void {
    const own = this.#own.get(name)
    if (state.is === 'saved') own?.saved()
    if (state.is !== 'cannot') return
    const known = before.save.is === 'cannot' && before.save.refusals.some((one) => one.compartment === name)
    if (known) return
    const words = own?.words(this.live, localeOf(i18n.locale), (label) => i18n._(label)) ?? ''
    recovered.keep({ design: this.id, reason: state.reason, words })
    this.#accessChanged()
  }

  #look(members: readonly Member[], before?: SessionView): SessionView {
    const connections = [...this.connections]
    for (const [name, connection] of connections) if (connection.saveState().is !== 'loading') this.#arrived.add(name)
    const writable = new Set(
      connections.filter(([, connection]) => connection.role() === 'write').map(([name]) => name),
    )
    return {
      save: combineSaveStates(new Map(connections.map(([name, connection]) => [name, connection.saveState()]))),
      online: connections.every(([, connection]) => connection.online()),
      arrived: connections.every(([name]) => this.#arrived.has(name)),
      members,
      // The same object while it says the same: what is built on it must not be built anew with every change of the save state.
      writable: before && writable.symmetricDifference(before.writable).size === 0 ? before.writable : writable,
    }
  }
}

function connectTo(card: DesignCard, name: Compartment, doc: Y.Doc): Connection {
  const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`
  const epoch = card.compartments.find((one) => one.name === name)?.epoch ?? ''
  return connect({ url, compartment: `${card.id}/${name}`, doc, epoch, schema: process.version })
}
