import { diffUpdate } from 'yjs'
import { type Frame, stepOne, stepTwo, updateFrame } from '../codec/frames.ts'
import { covers, encodeStateVector, type StateVector } from '../codec/state-vector.ts'
import { Writer } from '../codec/writer.ts'
import { Gate } from '../gate/gate.ts'
import type { Stored } from '../log.ts'
import { limits } from '../protocol.ts'
import type { SchemaRules } from '../rules.ts'
import type { Compactor } from './compactor.ts'
import { emptyUpdate, merge } from './merge.ts'

/** A room's copy of what is on disk: a snapshot and the updates after it. No document: bytes in, bytes out. */
export class Copy {
  readonly epoch: string
  readonly gate: Gate
  head: number
  #snapshot: Uint8Array | undefined
  #snapshotVector: StateVector
  #tail: { readonly seq: number; readonly bytes: Uint8Array }[] = []
  #tailBytes = 0
  #cache: Cache = {}
  #snapshotFrame: Frame | undefined

  constructor(stored: Stored, owners: ReadonlyMap<number, string>, rules: SchemaRules) {
    this.epoch = stored.epoch
    this.gate = new Gate(rules, owners)
    this.head = stored.head
    this.#snapshot = stored.snapshot
    if (stored.snapshot) this.gate.recall(stored.snapshot)
    this.#snapshotVector = new Map(this.gate.durable)
    for (const { seq, bytes } of stored.updates) {
      this.gate.recall(bytes)
      this.add(seq, bytes)
    }
  }

  get snapshotBytes(): number {
    return this.#snapshot?.length ?? 0
  }

  get tailBytes(): number {
    return this.#tailBytes
  }

  get isFull(): boolean {
    return this.snapshotBytes + this.#tailBytes > limits.compartmentBytes
  }

  add(seq: number, bytes: Uint8Array): void {
    this.#tail.push({ seq, bytes })
    this.#tailBytes += bytes.length
    this.head = Math.max(this.head, seq)
    this.#cache = {}
  }

  /** What a compaction starts from. */
  contents(): { upto: number; vector: StateVector; snapshot: Uint8Array | undefined; updates: Uint8Array[] } {
    const updates = this.#tail.map(({ bytes }) => bytes)
    return { upto: this.head, vector: new Map(this.gate.durable), snapshot: this.#snapshot, updates }
  }

  replace(upto: number, vector: StateVector, snapshot: Uint8Array): void {
    this.#snapshot = snapshot
    this.#snapshotVector = vector
    this.#snapshotFrame = undefined
    this.#tail = this.#tail.filter(({ seq }) => seq > upto)
    this.#tailBytes = this.#tail.reduce((sum, { bytes }) => sum + bytes.length, 0)
    this.#cache = {}
  }

  /** Whether somebody with this vector needs more than the tail. */
  isFarFrom(vector: StateVector): boolean {
    return vector.size === 0 || !covers(vector, this.#snapshotVector)
  }

  /** The room's own question: what do you have that is not on disk here? */
  question(): Frame {
    this.#cache.question ??= stepOne(encodeStateVector(this.gate.durable))
    return this.#cache.question
  }

  /**
   * Everything that somebody with this vector lacks, ending in the sync step that says "synced". Erasures are not in a vector, so
   * all of them are always in it. A newcomer gets the snapshot as it is stored and then the tail: nothing is merged for anyone.
   * Returns undefined when the snapshot is so large that `lacking` must be made first.
   */
  answer(vector: StateVector, lacking?: Lacking): Frame[] | undefined {
    const snapshot = this.#snapshot
    if (!snapshot || !this.isFarFrom(vector)) return [this.#tailFor(vector)]
    if (vector.size === 0) return [this.#wholeSnapshot(), this.#tailFor(vector)]
    // A compaction meanwhile moves part of the tail into another snapshot, and the difference is worth nothing.
    if (lacking?.of === snapshot) return [updateFrame(lacking.bytes), this.#tailFor(vector)]
    if (snapshot.length > inlineBytes) return undefined
    return [updateFrame(diffUpdate(snapshot, encodeStateVector(vector))), this.#tailFor(vector)]
  }

  async lacking(vector: StateVector, compactor: Compactor): Promise<Lacking> {
    const snapshot = this.#snapshot ?? emptyUpdate
    return { of: snapshot, bytes: await compactor.diff(snapshot, encodeStateVector(vector)) }
  }

  #wholeSnapshot(): Frame {
    this.#snapshotFrame ??= updateFrame(this.#snapshot as Uint8Array)
    return this.#snapshotFrame
  }

  #tailFor(vector: StateVector): Frame {
    if (covers(vector, this.gate.durable)) {
      this.#cache.same ??= stepTwo(this.#erasedOnly())
      return this.#cache.same
    }
    if (vector.size === 0) {
      this.#cache.whole ??= stepTwo(merge([this.#mergedTail(), this.#erasedOnly()]))
      return this.#cache.whole
    }
    return stepTwo(merge([diffUpdate(this.#mergedTail(), encodeStateVector(vector)), this.#erasedOnly()]))
  }

  #mergedTail(): Uint8Array {
    this.#cache.tail ??= merge(this.#tail.map(({ bytes }) => bytes))
    return this.#cache.tail
  }

  #erasedOnly(): Uint8Array {
    this.#cache.erased ??= new Writer(1024).number(0).raw(this.gate.encodeErased()).done()
    return this.#cache.erased
  }
}

/** What of a snapshot somebody lacks. */
export interface Lacking {
  readonly of: Uint8Array
  readonly bytes: Uint8Array
}

/** Valid until the next commit; shared by all who come meanwhile. */
interface Cache {
  question?: Frame
  same?: Frame
  whole?: Frame
  tail?: Uint8Array
  erased?: Uint8Array
}

/** Above this a diff takes milliseconds, and is made elsewhere. */
const inlineBytes = 128 * 2 ** 10
