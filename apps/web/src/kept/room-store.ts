import type { Aside, KeepingChange, Kept, KeptStore, KeptWords } from '@balcony/sync/client'
import { answerOf, deleteDatabase, doneOf, openDatabase } from './database.ts'
import type { Sealed, Sealer } from './seal.ts'

/** As it lies on the device: who reads the disk learns that something is kept, its size and its epoch. */
interface StoredChange extends Sealed {
  readonly window: string
  readonly epoch: string
}
interface StoredWords extends Sealed {
  readonly window: string
  readonly epoch: string
  readonly of: readonly number[]
}
interface StoredAside extends Sealed {
  readonly key: string
  readonly reason: Aside['reason']
  readonly epoch?: string
}
interface StoredDocument extends Sealed {
  readonly epoch: string
}

const stores = ['changes', 'words', 'aside', 'document'] as const

/** What is done with one database on this page goes one after the other, whichever handle asked: sealing takes a moment. */
const lines = new Map<string, Promise<unknown>>()

/** One compartment of one account in IndexedDB. */
export class RoomStore implements KeptStore {
  readonly #name: string
  readonly #sealer: Promise<Sealer>
  #db: Promise<IDBDatabase> | undefined
  #isGone = false
  #lost = () => {}

  constructor(name: string, sealer: Promise<Sealer>) {
    this.#name = name
    this.#sealer = sealer
    // A device without a key refuses every write; nobody waits for this one.
    sealer.catch(() => {})
  }

  load(): Promise<Kept> {
    return this.#inLine(async (db, sealer) => {
      const reading = db.transaction(stores)
      const [keys, changes, words, aside, document] = await Promise.all([
        answerOf(reading.objectStore('changes').getAllKeys() as IDBRequest<number[]>),
        answerOf<StoredChange[]>(reading.objectStore('changes').getAll()),
        answerOf<StoredWords[]>(reading.objectStore('words').getAll()),
        answerOf<StoredAside[]>(reading.objectStore('aside').getAll()),
        answerOf<StoredDocument | undefined>(reading.objectStore('document').get('document')),
      ])
      const open = (sealed: Sealed) => sealer.open(this.#name, sealed)
      const text = async (sealed: Sealed) => new TextDecoder().decode(await open(sealed))
      return {
        document: document && { epoch: document.epoch, bytes: await open(document) },
        changes: await Promise.all(
          changes.map(async ({ window, epoch, ...sealed }, index) => {
            return { key: keys[index] ?? 0, window, epoch, bytes: await open(sealed) }
          }),
        ),
        words: await Promise.all(
          words.map(async ({ window, epoch, of, ...sealed }) => ({ window, epoch, of, words: await text(sealed) })),
        ),
        aside: await Promise.all(
          aside.map(async ({ key, reason, epoch, ...sealed }) => {
            return { key, reason, ...(epoch === undefined ? {} : { epoch }), words: await text(sealed) }
          }),
        ),
      }
    })
  }

  write(change: KeepingChange): Promise<readonly number[]> {
    return this.#inLine(async (db, sealer) => {
      const { add = [], remove = [], document, words, forgetWords = [], aside, forgetAside } = change
      const seal = (bytes: Uint8Array) => sealer.seal(this.#name, bytes)
      const text = (said: string) => seal(new TextEncoder().encode(said))
      // All is sealed before the transaction begins: it would end by itself while one waits.
      const added = await Promise.all(
        add.map(async ({ window, epoch, bytes }): Promise<StoredChange> => ({ window, epoch, ...(await seal(bytes)) })),
      )
      const copy = typeof document === 'object' ? { epoch: document.epoch, ...(await seal(document.bytes)) } : undefined
      const told = words && { ...words, ...(await text(words.words)) }
      const setAside = aside && { ...withoutWords(aside), ...(await text(aside.words)) }
      const writing = db.transaction(stores, 'readwrite', { durability: 'strict' })
      const done = doneOf(writing)
      const store = (name: (typeof stores)[number]) => writing.objectStore(name)
      for (const key of remove) store('changes').delete(key)
      for (const window of forgetWords) store('words').delete(window)
      if (document === 'none') store('document').clear()
      if (copy) store('document').put(copy, 'document')
      if (forgetAside) store('aside').clear()
      if (setAside) store('aside').put(setAside)
      const keys = await Promise.all(added.map((each) => answerOf(store('changes').add(each)) as Promise<number>))
      if (told) store('words').put(asStored(told, [...told.of, ...keys]))
      await done
      return keys
    })
  }

  wipe(): Promise<void> {
    this.#isGone = true
    return this.#after(async () => {
      if (this.#db) await this.#db.then((db) => db.close()).catch(() => {})
      await deleteDatabase(this.#name)
    })
  }

  whenLost(act: () => void): void {
    this.#lost = act
  }

  close(): void {
    void this.#after(async () => (await this.#db?.catch(() => undefined))?.close())
  }

  #inLine<T>(act: (db: IDBDatabase, sealer: Sealer) => Promise<T>): Promise<T> {
    return this.#after(async () => {
      if (this.#isGone) throw new Error('the device took it away')
      this.#db ??= openDatabase(this.#name, makeStores, () => {
        this.#isGone = true
        this.#lost()
      })
      return act(await this.#db, await this.#sealer)
    })
  }

  #after<T>(act: () => Promise<T>): Promise<T> {
    const turn = (lines.get(this.#name) ?? Promise.resolve()).then(act)
    lines.set(
      this.#name,
      turn.catch(() => {}),
    )
    return turn
  }
}

function withoutWords({ words: _, ...aside }: Aside): Omit<Aside, 'words'> {
  return aside
}

function asStored({ window, epoch, iv, bytes }: KeptWords & Sealed, of: readonly number[]): StoredWords {
  return { window, epoch, of, iv, bytes }
}

function makeStores(db: IDBDatabase): void {
  db.createObjectStore('changes', { autoIncrement: true })
  db.createObjectStore('words', { keyPath: 'window' })
  db.createObjectStore('aside', { keyPath: 'key' })
  db.createObjectStore('document')
}
