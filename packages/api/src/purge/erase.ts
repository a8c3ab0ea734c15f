// In the thread: a compartment and its past without certain words.
import type { Address, Compartment, Process, Value } from '@balcony/design'
import { Eraser, fieldAt } from '@balcony/design'
import { bringTo, Chronicle, type Held, type Holding, sameHeld } from '@balcony/document'
import * as Y from 'yjs'
import { build } from '../reading/build.ts'

export interface EraseJob {
  readonly is: 'erase'
  readonly compartment: Compartment
  readonly snapshot: Uint8Array | undefined
  readonly updates: readonly Uint8Array[]
  readonly rows: readonly { readonly number: number; readonly address: Address; readonly change: unknown }[]
  readonly checkpoints: readonly { readonly number: number; readonly at: number; readonly state: Uint8Array }[]
  readonly words: readonly string[]
  readonly instead: string
  readonly person: string
  readonly at: number
}

export interface Erased {
  readonly places: readonly { readonly address: Address; readonly count: number }[]
  readonly past: number
  /** Undefined where the words never stood, not even for a moment. */
  readonly made:
    | {
        readonly state: Uint8Array
        /** The client ids in it. */
        readonly clients: readonly number[]
        readonly changes: readonly { readonly number: number; readonly change: unknown }[]
        readonly checkpoints: EraseJob['checkpoints']
      }
    | undefined
}

type Change = Readonly<Partial<Record<'before' | 'after' | 'lost', Held>>>
const sides = ['before', 'after', 'lost'] as const

export function erase(process: Process, job: EraseJob): Erased {
  const eraser = new Eraser(job.words, job.instead)
  const count = (address: Address, held: Held | undefined): number => {
    const field = held === undefined ? undefined : fieldAt(process, address)
    return field ? eraser.countIn(field, held as Value) : 0
  }
  const clean = (address: Address, held: Held | undefined): Held | undefined => {
    const field = held === undefined ? undefined : fieldAt(process, address)
    return field ? eraser.value(field, held as Value) : held
  }
  const stoodIn = (address: Address, change: Change) => sides.some((side) => count(address, change[side]) > 0)
  const within = (held: Holding) => [...held].some(([address, value]) => count(address, value) > 0)
  const fresh = (held: Holding) => {
    const target = new Map<Address, Held>()
    for (const [address, value] of held) {
      const left = clean(address, value)
      if (left !== undefined) target.set(address, left)
    }
    return written(process, job, target)
  }

  // Update by update: what was written and erased again stands in the log, too.
  const doc = build(job.snapshot ? [job.snapshot] : [])
  const chronicle = new Chronicle(process, job.compartment, doc)
  let stood = within(chronicle.held)
  for (const update of job.updates)
    for (const { address, ...change } of chronicle.take(update)) stood ||= stoodIn(address, change)
  // What waits for something missing nobody can read, and nobody will.
  stood ||= doc.store.pendingStructs !== null || doc.store.pendingDs !== null
  const places = [...chronicle.held].flatMap(([address, value]) => {
    const times = count(address, value)
    return times > 0 ? [{ address, count: times }] : []
  })
  const rows = job.rows.filter((row) => stoodIn(row.address, row.change as Change))
  const moments = job.checkpoints.map((checkpoint) => {
    const held = heldIn(process, job.compartment, checkpoint.state)
    return { checkpoint, held, stood: within(held) }
  })
  const past = rows.length + moments.filter((moment) => moment.stood).length
  const state = stood || past > 0 ? fresh(chronicle.held) : undefined
  const made =
    state !== undefined
      ? {
          state,
          clients: [...Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state)).keys()],
          changes: rows.map(({ number, address, change }) => ({ number, change: cleaned(change as Change, address) })),
          checkpoints: moments.map(({ checkpoint, held }) => ({ ...checkpoint, state: fresh(held) })),
        }
      : undefined
  chronicle.close()
  return { places, past, made }

  function cleaned(change: Change, address: Address): Change {
    return Object.fromEntries(
      sides.flatMap((side) => {
        const left = clean(address, change[side])
        return left === undefined ? [] : [[side, left]]
      }),
    )
  }
}

/** A document that says this and never said anything else. */
function written(process: Process, job: EraseJob, target: Holding): Uint8Array {
  const doc = new Y.Doc()
  bringTo(process, job.compartment, doc, target, () => true, { person: job.person, now: () => job.at })
  const state = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  // Before anything old is let go: nothing else may be missing.
  const held = heldIn(process, job.compartment, state)
  const same = held.size === target.size && [...target].every(([address, value]) => sameHeld(held.get(address), value))
  if (!same) throw new NotTheSame()
  return state
}

class NotTheSame extends Error {
  override readonly name = 'NotTheSame'
}

function heldIn(process: Process, compartment: Compartment, state: Uint8Array): Holding {
  const chronicle = new Chronicle(process, compartment, build([state]))
  const held = new Map(chronicle.held)
  chronicle.close()
  return held
}
