import type { CannotSave } from '../save-state.ts'

/** What a device holds of one compartment for one account, whichever window wrote it. */
export interface Kept {
  /** The compartment as it stood when all of it was saved; for compartments that may stay on a device. */
  readonly document: Dated | undefined
  /** Changes that no mark has covered, oldest first. */
  readonly changes: readonly KeptChange[]
  readonly words: readonly KeptWords[]
  readonly aside: readonly Aside[]
}

interface Dated {
  readonly epoch: string
  readonly bytes: Uint8Array
}

export interface KeptChange extends Dated {
  /** Grows; never used twice. */
  readonly key: number
  readonly window: string
}

/** What stands at the places that a window changed, as words for the person: for when the changes can not be merged any more. */
export interface KeptWords {
  readonly window: string
  readonly epoch: string
  readonly words: string
  /** Keys of the changes that they tell of. */
  readonly of: readonly number[]
}

/** Words that could not be merged, until their person has taken them away. */
export interface Aside {
  /** Of the same key only the newest stands. */
  readonly key: string
  readonly reason: CannotSave
  /** Under which they were set aside; those from before there were epochs here tell none. */
  readonly epoch?: string
  readonly words: string
}

/** What is done to a store at once: all of it or nothing. */
export interface KeepingChange {
  readonly add?: readonly Omit<KeptChange, 'key'>[]
  readonly remove?: readonly number[]
  readonly document?: Dated | 'none'
  /** In the place of the earlier ones of this window; they tell of what is added in the same write too. */
  readonly words?: KeptWords
  readonly forgetWords?: readonly string[]
  readonly aside?: Aside
  readonly forgetAside?: boolean
}

/** A place on the device for one compartment and one account. */
export interface KeptStore {
  load(): Promise<Kept>
  /** Resolves when all of it would survive the end of the browser, with the keys of what was added; rejects when nothing was done. */
  write(change: KeepingChange): Promise<readonly number[]>
  /** Everything of this compartment goes from the device. */
  wipe(): Promise<void>
  /** Called when the device took away what was here: somebody signed out in another window, or the person cleared the site. */
  whenLost(act: () => void): void
  close(): void
}
