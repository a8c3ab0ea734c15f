/** What a room needs from the disk. `storage` implements it and exports the contract suite that every implementation passes. */
export interface Log {
  /** The compartment's snapshot and the updates after it, oldest first; `undefined` when no such compartment exists. */
  load(compartment: CompartmentId): Promise<Stored | undefined>
  /** Appends all entries in one transaction and resolves with their sequence numbers once they would survive a power cut. */
  append(entries: readonly Entry[]): Promise<readonly number[]>
  /** Replaces snapshot and all updates up to `upto` in one transaction, if the epoch is still the same. */
  compact(compartment: CompartmentId, epoch: string, upto: number, snapshot: Uint8Array): Promise<boolean>
  /** Client ids and the person who first wrote under each: the durable attribution. */
  owners(compartment: CompartmentId): Promise<ReadonlyMap<number, string>>
}

/** `<design>/<compartment>` */
export type CompartmentId = string

export interface Stored {
  readonly epoch: string
  readonly snapshot: Uint8Array | undefined
  /** Highest sequence number in the log or covered by the snapshot; 0 when nothing was written yet. */
  readonly head: number
  readonly updates: readonly { readonly seq: number; readonly bytes: Uint8Array }[]
}

export interface Entry {
  readonly compartment: CompartmentId
  readonly epoch: string
  readonly bytes: Uint8Array
  /** Person and sign-in that wrote it; `at` in milliseconds since 1970. */
  readonly by: string
  readonly signIn: string
  readonly at: number
  /** Client ids that this update uses for the first time; they belong to `by` from now on. */
  readonly newClients: readonly number[]
}
