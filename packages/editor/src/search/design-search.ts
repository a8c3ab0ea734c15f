// The index of one open design. It lives in this page only, and holds what its reader has.
import { type Address, type Row, recordAddress, type Thread, type Values } from '@balcony/design'
import {
  type Entry,
  entriesOfRecord,
  entriesOfSection,
  formsOf,
  fuzzyFrom,
  type Piece,
  snippet,
  tokensOf,
  type Wording,
  wordsOfQuery,
} from '@balcony/design/search'
import type { Live } from '@balcony/document'
import MiniSearch from 'minisearch'
import { nameOfRecord } from '../live/names.ts'
import type { Threads } from '../threads/said.ts'

/** What the index needs of the page: when it may work a little, and a clock that only goes forward. */
export interface Timers {
  now(): number
  soon(act: () => void): () => void
}

/** Milliseconds of one slice of work, after which the page has its turn. */
const slice = 8

export interface Hit {
  readonly id: string
  readonly address: Address
  readonly name: string | undefined
  readonly snippet: readonly Piece[]
  /** The thread whose remark it is. */
  readonly thread: string | undefined
}

type Doc = Entry & { readonly thread?: string }

/** Entries that come and go together: those of a section, a record or a thread. */
interface Owned {
  readonly made: unknown
  readonly docs: readonly Doc[]
  /** Reads names of other records, which change without it. */
  readonly mentions: boolean
}

export class DesignSearch {
  readonly #live: Live
  readonly #threads: Threads
  readonly #say: (label: string) => string
  readonly #timers: Timers
  readonly #owned = new Map<string, Owned>()
  readonly #docs = new Map<string, Doc>()
  readonly #index = new MiniSearch<Doc>({
    fields: ['words', 'name'],
    tokenize: (text) => tokensOf(text).flatMap((token) => formsOf(token.word)),
    processTerm: (term) => term,
    searchOptions: {
      tokenize: (query) => [...wordsOfQuery(query)],
      combineWith: 'AND',
      prefix: true,
      fuzzy: (term) => (term.length >= fuzzyFrom ? 1 : false),
      boost: { words: 2 },
    },
  })
  readonly #watchers = new Set<() => void>()
  #stops: (() => void)[] = []
  #callOff: (() => void) | undefined
  #stale = true
  #version = 0

  constructor(live: Live, threads: Threads, say: (label: string) => string, timers: Timers) {
    this.#live = live
    this.#threads = threads
    this.#say = say
    this.#timers = timers
  }

  /** Another number after everything that changes what `find` says. */
  version = (): number => this.#version

  /** False while there is something that was not looked at yet. */
  get isReady(): boolean {
    return !this.#stale && this.#callOff === undefined
  }

  /** Keeps the index fresh as long as somebody looks; afterwards it is kept, and catches up when somebody comes again. */
  watch = (changed: () => void): (() => void) => {
    this.#watchers.add(changed)
    if (this.#watchers.size === 1) this.#begin()
    return () => {
      this.#watchers.delete(changed)
      if (this.#watchers.size === 0) this.#rest()
    }
  }

  find(query: string, limit: number): readonly Hit[] {
    const found = this.#index.search(query, {
      filter: ({ match }) => Object.values(match).some((fields) => fields.includes('words')),
    })
    return found.slice(0, limit).flatMap(({ id }): readonly Hit[] => {
      const doc = this.#docs.get(id)
      if (!doc) return []
      const { address, name, words, thread } = doc
      return [{ id, address, name, snippet: snippet(words, query), thread }]
    })
  }

  #begin(): void {
    const stale = () => {
      this.#stale = true
      this.#go()
    }
    this.#stops = [this.#live.watch('', stale), this.#threads.watch(stale)]
    stale()
  }

  #rest(): void {
    for (const stop of this.#stops.splice(0)) stop()
    this.#callOff?.()
    this.#callOff = undefined
    this.#stale = true
  }

  #go(work?: Iterator<void>): void {
    if (this.#callOff) return
    this.#callOff = this.#timers.soon(() => {
      this.#callOff = undefined
      const steps = work ?? this.#look()
      const began = this.#timers.now()
      for (let next = steps.next(); !next.done; next = steps.next())
        if (this.#timers.now() - began > slice) return this.#go(steps)
      if (this.#stale) this.#go()
      else this.#tell()
    })
  }

  #tell(): void {
    this.#version += 1
    for (const changed of this.#watchers) changed()
  }

  /** Takes in what is another since the last time, one section, record or thread at a step. */
  *#look(): Generator<void> {
    this.#stale = false
    const { process, open } = this.#live
    const seen = new Set<string>()
    for (const [table, { compartment }] of Object.entries(process.tables)) {
      if (!open.includes(compartment)) continue
      for (const row of this.#live.rows(table)) yield this.#takeRecord(table, row, seen)
    }
    for (const [section, values] of Object.entries(this.#live.snapshot().sections))
      yield this.#takeSection(section, values, seen)
    for (const thread of this.#threads.list()) yield this.#takeThread(thread, seen)
    for (const owner of this.#owned.keys()) {
      if (seen.has(owner)) continue
      this.#put(owner, [])
      this.#owned.delete(owner)
      yield
    }
  }

  #takeRecord(table: string, row: Row, seen: Set<string>): void {
    const owner = recordAddress(table, row.id)
    seen.add(owner)
    this.#take(owner, row, (wording) => entriesOfRecord(this.#live.process, table, row.id, row.values, wording))
  }

  #takeSection(section: string, values: Values, seen: Set<string>): void {
    seen.add(section)
    this.#take(section, values, (wording) => entriesOfSection(this.#live.process, section, values, wording))
  }

  #takeThread(thread: Thread, seen: Set<string>): void {
    const owner = `thread ${thread.id}`
    seen.add(owner)
    this.#take(owner, thread, () =>
      thread.remarks.map((remark) => ({
        ...{ id: `${owner} ${remark.id}`, address: thread.anchor.address, name: undefined },
        ...{ words: remark.text, thread: thread.id },
      })),
    )
  }

  #take(owner: string, made: unknown, docsOf: (wording: Wording) => readonly Doc[]): void {
    const before = this.#owned.get(owner)
    if (before && before.made === made && !before.mentions) return
    let mentions = false
    const docs = docsOf({
      say: this.#say,
      nameOf: (address) => {
        mentions ||= address !== owner
        const name = nameOfRecord(this.#live, address)
        // Without a name there is only its id, which nobody reads.
        return name === address.split('/')[1] ? undefined : name
      },
    })
    this.#put(owner, docs)
    this.#owned.set(owner, { made, docs, mentions })
  }

  #put(owner: string, docs: readonly Doc[]): void {
    const gone = new Map((this.#owned.get(owner)?.docs ?? []).map((doc) => [doc.id, doc]))
    for (const doc of docs) {
      const before = gone.get(doc.id)
      gone.delete(doc.id)
      if (before && before.words === doc.words && before.name === doc.name) continue
      if (before) this.#index.discard(doc.id)
      this.#index.add(doc)
      this.#docs.set(doc.id, doc)
    }
    for (const id of gone.keys()) {
      this.#index.discard(id)
      this.#docs.delete(id)
    }
  }
}
