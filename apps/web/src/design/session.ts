// One design that is open on this page: its documents, its connections, its threads.
import { policy } from '@balcony/access'
import type { DesignCard, FeedEvent, Member } from '@balcony/api/contract'
import { type Compartment, levelOf, process } from '@balcony/design'
import { type Live, openLive } from '@balcony/document'
import type { Workspace } from '@balcony/editor'
import { type Aside, type CannotSave, type Connection, connect, type SaveState } from '@balcony/sync/client'
import { i18n } from '@lingui/core'
import * as Y from 'yjs'
import { DesignHistory } from '../history/design-history.ts'
import { inboxChanged } from '../inbox/inbox-query.ts'
import { forgetAside, keepsHere, roomStore, windowId } from '../kept/places.ts'
import { localeOf } from '../locale.ts'
import type { DesignReview } from '../review/design-review.ts'
import { ReminderList } from '../review/reminder-list.ts'
import { reviewOf } from '../review/review-of.ts'
import { listen } from './feed.ts'
import { FileList } from './file-list.ts'
import { OwnChanges } from './own-changes.ts'
import { peopleChanged, purgesChanged } from './people/queries.ts'
import { forgetBeforePurge, hearPurges } from './purged.ts'
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
  /** What is written stays on this device until it is saved; otherwise in this window only. */
  readonly keeps: boolean
  /** The last time that somebody else brought something back while this was open. */
  readonly restored: { readonly by: string; readonly section?: string } | undefined
}

export class DesignSession {
  readonly id: string
  readonly live: Live
  readonly threads: ThreadList
  readonly files: FileList
  readonly review: DesignReview
  readonly reminders: ReminderList
  readonly history: DesignHistory
  readonly connections: ReadonlyMap<Compartment, Connection>
  readonly awareness: Workspace['awareness']
  readonly #me: string
  readonly #accessChanged: () => void
  readonly #watchers = new Set<() => void>()
  readonly #stops: (() => void)[] = []
  readonly #own = new Map<Compartment, OwnChanges>()
  #answered = new Set<Compartment>()
  #restoredBy: SessionView['restored']
  #view: SessionView

  /** `accessChanged` is called when the design must be asked for again: roles, clearances, an epoch. */
  constructor(card: DesignCard, me: string, accessChanged: () => void) {
    this.id = card.id
    this.#me = me
    this.#accessChanged = accessChanged
    hearPurges(me, card)
    this.threads = new ThreadList(card.id)
    this.files = new FileList(card.id)
    const docs = new Map(card.compartments.map(({ name }) => [name, new Y.Doc()]))
    for (const name of docs.keys()) this.#own.set(name, new OwnChanges(process))
    this.connections = new Map([...docs].map(([name, doc]) => [name, this.#connect(card, name, doc)]))
    this.awareness = new Map([...this.connections].map(([name, connection]) => [name, connection.awareness]))
    this.live = openLive(process, Object.fromEntries(docs), { person: me, now: Date.now })
    this.review = reviewOf(card.id, this.live, card.reviewSettings, this.threads.list)
    this.reminders = new ReminderList(card.id)
    this.#stops.push(this.threads.watch(() => this.review.heardTalk()))
    this.history = new DesignHistory(card.id)
    this.#view = this.#look(card.members)
    for (const [name, connection] of this.connections) {
      const stop = this.#own.get(name)?.watch(connection.doc) ?? (() => {})
      this.#stops.push(
        stop,
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
          this.reminders.heard()
          this.history.heard()
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
    this.history.close()
    this.live.close()
    for (const connection of this.connections.values()) {
      connection.close()
      connection.doc.destroy()
    }
  }

  #hear(event: FeedEvent): void {
    if (event.is === 'members') peopleChanged(this.id)
    if (event.is === 'members' || event.is === 'access') void this.threads.fetchReaders().catch(() => {})
    if (event.is === 'inbox') inboxChanged()
    else if (event.is === 'thread') this.threads.hear(event.thread)
    else if (event.is === 'members') this.#update(event.members)
    else if (event.is === 'files') void this.files.fetch().catch(() => {})
    else if (event.is === 'waivers') this.review.heard()
    else if (event.is === 'reminders') this.reminders.heard()
    else if (event.is === 'links' || event.is === 'asks') peopleChanged(this.id)
    else if (event.is === 'history' || event.is === 'versions') this.history.heard()
    else if (event.is === 'restore') this.#restored(event)
    else if (event.is === 'purges') purgesChanged(this.id)
    else this.#accessChanged()
  }

  /** Nobody goes back across a restore: what was undone there would come back in the wrong place. */
  #restored(event: Extract<FeedEvent, { is: 'restore' }>): void {
    this.live.undo.forget()
    if (event.state === 'done') this.history.heard()
    if (event.state !== 'done' || event.by === this.#me) return
    const { by, section } = event
    this.#restoredBy = { by, ...(section === undefined ? {} : { section }) }
    this.#update()
  }

  #update(members = this.#view.members): void {
    const before = this.#view
    this.#view = this.#look(members, before)
    for (const [name, connection] of this.connections) this.#keepWords(name, connection.saveState(), before)
    const role = this.#view.members.find((member) => member.id === this.#me)?.role
    if (this.#view.arrived && role && policy[role].review !== 'never') this.review.start()
    if (this.#view.save.is === 'unsaved' && before.save.is !== 'unsaved') askToStay()
    for (const changed of this.#watchers) changed()
  }

  /** Once saving has failed for good the words are kept outside this session, which may be about to end. */
  #keepWords(name: Compartment, state: SaveState, before: SessionView): void {
    const own = this.#own.get(name)
    if (state.is === 'saved') own?.saved()
    if (state.is !== 'cannot') return
    const known = before.save.is === 'cannot' && before.save.refusals.some((one) => one.compartment === name)
    if (known) return
    this.#accessChanged()
    // Any of it may hold what was removed for good: it is offered to nobody.
    if (state.reason === 'purged') {
      forgetBeforePurge(this.#me, this.id)
      return
    }
    const connection = this.connections.get(name)
    // They are sent when the design is opened again.
    if (isSentLater[state.reason] && connection?.kept()) return
    const forget = isSentLater[state.reason] || isForgotten[state.reason] ? undefined : this.#forgetting(name)
    recovered.keep({ design: this.id, reason: state.reason, words: this.#words(name), ...(forget && { forget }) })
  }

  #words(name: Compartment): string {
    return this.#own.get(name)?.words(this.live, localeOf(i18n.locale), (label) => i18n._(label)) ?? ''
  }

  /** Words outlive the session that found them: whoever throws them away opens their place anew. */
  #forgetting(name: Compartment): () => void {
    const [me, design] = [this.#me, this.id]
    return () => void forgetAside(me, design, name).catch(() => {}) // offered again at the next opening
  }

  #connect(card: DesignCard, name: Compartment, doc: Y.Doc): Connection {
    const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`
    const open = card.compartments.find((one) => one.name === name)
    const store = roomStore(this.#me, card.id, name)
    const keeping = store && {
      ...{ store, window: windowId, document: levelOf[name] === 'team', mayWrite: open?.mayWrite ?? false },
      words: () => this.#words(name),
      offer: ({ reason, words }: Aside) =>
        recovered.keep({ design: card.id, reason, words, forget: this.#forgetting(name) }),
    }
    return connect({
      ...{ url, compartment: `${card.id}/${name}`, doc, epoch: open?.epoch ?? '', schema: process.version },
      ...(keeping && { keeping }),
    })
  }

  #look(members: readonly Member[], before?: SessionView): SessionView {
    const connections = [...this.connections]
    for (const [name, connection] of connections)
      if (connection.arrived() || connection.saveState().is === 'cannot') this.#answered.add(name)
    const writable = new Set(
      connections.filter(([, connection]) => connection.role() === 'write').map(([name]) => name),
    )
    return {
      save: combineSaveStates(new Map(connections.map(([name, connection]) => [name, connection.saveState()]))),
      online: connections.every(([, connection]) => connection.online()),
      arrived: connections.every(([name]) => this.#answered.has(name)),
      members,
      keeps: keepsHere(),
      restored: this.#restoredBy,
      // The same object while it says the same: what is built on it must not be built anew with every change of the save state.
      writable: before && writable.symmetricDifference(before.writable).size === 0 ? before.writable : writable,
    }
  }
}

/** Browsers clear what they may when a disk fills; what is nowhere else must not be among it. */
function askToStay(): void {
  if (keepsHere()) void navigator.storage?.persist?.().catch(() => {})
}

/** After these the changes are good, and the device keeps them for the next opening. */
const isSentLater: Readonly<Record<CannotSave, boolean>> = {
  ...{ 'signed-out': true, 'too-many': true, schema: true },
  ...{ epoch: false, purged: false, refused: false, 'not-allowed': false, 'not-found': false },
}

/** After these the device keeps nothing, not even words. */
const isForgotten: Readonly<Record<CannotSave, boolean>> = {
  ...{ 'signed-out': false, 'too-many': false, schema: false, epoch: false, refused: false },
  ...{ 'not-allowed': true, 'not-found': true, purged: true },
}
