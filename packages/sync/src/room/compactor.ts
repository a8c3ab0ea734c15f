/** Work that needs the content of a document; done elsewhere, so that a document that is hard to build stops nobody. */
export interface Compactor {
  /** Snapshot and updates as one update without what was erased. Rejects when that takes too long. */
  collect(snapshot: Uint8Array | undefined, updates: readonly Uint8Array[]): Promise<Uint8Array>
  /** What of `update` a client with this state vector lacks. */
  diff(update: Uint8Array, stateVector: Uint8Array): Promise<Uint8Array>
}
