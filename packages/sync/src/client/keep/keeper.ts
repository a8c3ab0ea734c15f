import * as Y from 'yjs'
import { merge } from '../../room/merge.ts'
import type { ClientClock } from '../connection.ts'
import type { CannotSave } from '../save-state.ts'
import { type Keeping, openKept } from './opening.ts'
import { joined, rawWords } from './raw-words.ts'
import type { KeepingChange } from './store.ts'

interface Waiting {
  /** Of the last change in it. */
  readonly number: number
  readonly bytes: Uint8Array
}

interface Mine extends Waiting {
  readonly key: number
}

/** One write, and what is so once it is done. */
interface Step {
  readonly change: KeepingChange
  done(keys: readonly number[]): void
}

/**
 * Keeps on the device what the server has not acknowledged, from the moment it is written until its mark came back.
 * What fails to be kept is tried again, and `isKept` says so meanwhile.
 */
export class Keeper {
  readonly #keeping: Keeping
  readonly #epoch: string
  readonly #doc: Y.Doc
  readonly #clock: ClientClock
  readonly #changed: () => void
  #waiting: readonly Waiting[] = []
  #kept: readonly Mine[] = []
  #gone: readonly number[] = []
  /** Acknowledged, but newer than the copy on the device: without them, what is written after them could not be shown there. */
  #uncopied: readonly number[] = []
  /** Windows whose words are on the device for changes of this keeper. */
  #worded = new Set<string>()
  #told = new Set<number>()
  /** Words of earlier windows about changes that still wait, where the document cannot tell them yet. */
  #earlier = ''
  #stored = 0
  #isAway = false
  #isCopyDue = false
  #asideFor: CannotSave | undefined
  #isAside = false
  #isAsideDone = false
  #isBusy = false
  #end: 'open' | 'closing' | 'closed' = 'open'

  constructor(keeping: Keeping, epoch: string, doc: Y.Doc, clock: ClientClock, changed: () => void) {
    this.#keeping = keeping
    this.#epoch = epoch
    this.#doc = doc
    this.#clock = clock
    this.#changed = changed
    keeping.store.whenLost(() => this.#lost())
  }

  /** Everything written here and not yet acknowledged would survive the end of this window. */
  get isKept(): boolean {
    return this.#waiting.length === 0
  }

  /** Puts into the document what was kept; tells how many changes wait, and whether the compartment itself was there. */
  async load(): Promise<{ readonly changes: number; readonly hasDocument: boolean }> {
    const { own, document, words } = await openKept(this.#keeping, this.#epoch)
    if (document) Y.applyUpdate(this.#doc, document, copied)
    for (const { bytes } of own) Y.applyUpdate(this.#doc, bytes, this)
    this.#kept = own.map(({ key, bytes }, index) => ({ number: index + 1, key, bytes }))
    this.#worded = new Set(words.map(({ window }) => window))
    this.#earlier = document ? '' : joined(words.map((each) => each.words))
    return { changes: own.length, hasDocument: document !== undefined }
  }

  /** A change of this person, numbered as the save state counts. */
  wrote(bytes: Uint8Array, number: number): void {
    this.#isAsideDone = false
    this.#waiting = [...this.#waiting, { number, bytes }]
    void this.#work()
  }

  /** Everything up to this number is on the server's disk: nothing of it stays here but in a copy. Says whether one is wanted for it. */
  stored(number: number): boolean {
    this.#stored = Math.max(this.#stored, number)
    this.#waiting = this.#waiting.filter((each) => each.number > number)
    const over = this.#kept.filter((each) => each.number <= number)
    this.#leave(over)
    this.#kept = this.#kept.filter((each) => each.number > number)
    void this.#work()
    return over.length > 0 && this.#keeping.document
  }

  /** What is on the server's disk goes, at once or with the next copy. */
  #leave(stored: readonly Mine[]): void {
    const keys = stored.map(({ key }) => key)
    if (this.#keeping.document) this.#uncopied = [...this.#uncopied, ...keys]
    else this.#gone = [...this.#gone, ...keys]
  }

  /** Whether the server hears us. While it does not, words are kept beside the changes. */
  line(isAway: boolean): void {
    if (this.#isAway === isAway) return
    this.#isAway = isAway
    void this.#work()
  }

  /** The document is worth a copy now. */
  copy(): void {
    this.#isCopyDue = this.#keeping.document
    void this.#work()
  }

  /** These changes will not be taken any more: their words wait for the person, and are never sent again by themselves. */
  setAside(reason: CannotSave): void {
    if (this.#isAsideDone) return
    this.#asideFor = reason
    void this.#work()
  }

  /** What was set aside was saved after all, or thrown away. */
  forgetAside(): void {
    this.#isAside = false
    if (this.#end !== 'closed') void this.#keeping.store.write({ forgetAside: true }).catch(() => {})
  }

  /** Whether something of this window was set aside. */
  get isAside(): boolean {
    return this.#isAside
  }

  /** Everything of the compartment goes from the device; what is written from now on stays in this window only. */
  wipe(): void {
    if (this.#end === 'closed') return
    this.#end = 'closed'
    void this.#keeping.store.wipe().catch(() => {})
  }

  /** What waits is still written. */
  close(): void {
    if (this.#end === 'open') this.#end = 'closing'
    void this.#work()
  }

  #lost(): void {
    this.#waiting = [...this.#kept, ...this.#waiting]
    this.#kept = []
    this.#gone = []
    this.#uncopied = []
    this.#changed()
  }

  async #work(): Promise<void> {
    if (this.#isBusy || this.#end === 'closed') return
    this.#isBusy = true
    for (let step = this.#next(); step; step = this.#next()) {
      try {
        step.done(await this.#keeping.store.write(step.change))
      } catch {
        // A copy of the whole is worth less than words that are nowhere else.
        await this.#keeping.store.write({ document: 'none' }).catch(() => {})
        this.#clock.after(againMilliseconds, () => void this.#work())
        break
      }
    }
    this.#isBusy = false
    if (this.#end === 'closing') {
      this.#end = 'closed'
      this.#keeping.store.close()
    }
    this.#changed()
  }

  #next(): Step | undefined {
    if (this.#asideFor !== undefined) return this.#aside(this.#asideFor)
    const { window } = this.#keeping
    const epoch = this.#epoch
    const [waiting, copies] = [this.#waiting, this.#isCopyDue]
    const gone = copies ? [...this.#gone, ...this.#uncopied] : this.#gone
    const folded = this.#kept.length > mostChanges ? this.#kept : []
    const added = folded.length === 0 ? waiting : [fold([...folded, ...waiting])]
    const isUntold = this.#kept.some(({ key }) => !this.#told.has(key))
    const wording = this.#isAway ? isUntold || added.length > 0 : added.length > 0 && this.#worded.size > 0
    const nothingWaits = this.#kept.length === 0 && waiting.length === 0
    // What is told now tells also of what earlier windows left.
    const forgets = [...this.#worded].filter((each) => (wording ? each !== window : nothingWaits))
    const stay = this.#kept.filter((each) => !folded.includes(each)).map(({ key }) => key)
    if (added.length + gone.length + forgets.length === 0 && !wording && !copies) return undefined
    this.#isCopyDue = false
    const change: KeepingChange = {
      add: added.map(({ bytes }) => ({ window, epoch, bytes })),
      remove: [...gone, ...folded.map(({ key }) => key)],
      forgetWords: forgets,
      ...(wording ? { words: { window, epoch, words: this.#words(), of: stay } } : {}),
      ...(copies ? { document: { epoch, bytes: Y.encodeStateAsUpdate(this.#doc) } } : {}),
    }
    return {
      change,
      done: (keys) => {
        const now = added.map((each, index) => ({ ...each, key: keys[index] ?? 0 }))
        this.#waiting = this.#waiting.filter((each) => !waiting.includes(each))
        const kept = [...this.#kept.filter((each) => !folded.includes(each)), ...now]
        this.#kept = kept.filter((each) => each.number > this.#stored)
        this.#gone = this.#gone.filter((key) => !gone.includes(key))
        this.#uncopied = this.#uncopied.filter((key) => !gone.includes(key))
        this.#leave(now.filter((each) => each.number <= this.#stored))
        if (wording) this.#told = new Set([...stay, ...keys])
        if (wording) this.#worded.add(window)
        for (const one of forgets) this.#worded.delete(one)
        if (nothingWaits) this.#earlier = ''
      },
    }
  }

  #words(): string {
    return joined([this.#earlier, this.#keeping.words()])
  }

  #aside(reason: CannotSave): Step {
    const [kept, waiting, gone] = [this.#kept, this.#waiting, [...this.#gone, ...this.#uncopied]]
    const all = [...kept, ...waiting]
    const words = this.#words() || rawWords(all.map(({ bytes }) => bytes))
    const forgetWords = [...this.#worded]
    return {
      change: {
        remove: [...gone, ...kept.map(({ key }) => key)],
        document: 'none',
        forgetWords,
        ...(words.trim() === '' ? {} : { aside: { key: this.#keeping.window, reason, epoch: this.#epoch, words } }),
      },
      done: () => {
        this.#asideFor = undefined
        this.#isAsideDone = true
        this.#isAside ||= words.trim() !== ''
        this.#waiting = this.#waiting.filter((each) => !waiting.includes(each))
        this.#kept = []
        this.#gone = []
        this.#uncopied = []
        this.#worded.clear()
      },
    }
  }
}

const againMilliseconds = 5_000
/** More changes than this are folded into one. */
const mostChanges = 256

/** The origin of the copy of a whole compartment. */
const copied = { is: 'copied' }

/** Whether a transaction brought changes of this person that were kept on the device. */
export function isFromDevice(origin: unknown): boolean {
  return origin instanceof Keeper
}

function fold(all: readonly Waiting[]): Waiting {
  return { number: Math.max(...all.map(({ number }) => number)), bytes: merge(all.map(({ bytes }) => bytes)) }
}
