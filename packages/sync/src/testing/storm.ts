import * as Y from 'yjs'
import { syncStep } from '../codec/frames.ts'
import { Reader } from '../codec/reader.ts'
import { frameType } from '../protocol.ts'
import { readUntouched } from '../room/collect.ts'
import { contentOf } from './authors.ts'
import { Chance } from './chance.ts'
import { editAtRandom } from './edits.ts'
import type { Guest } from './guest.ts'
import { openHouse } from './house.ts'

export interface StormCounts {
  marks: number
  diskFaults: number
  compactions: number
}

/**
 * Honest people before a house whose lines break, whose disk fails, whose messages come when chance says, and some of whom stop
 * reading. Checks at every moment that nothing is shown or marked that is not on disk, and at the end that all have the same.
 */
export async function storm(seed: number, counts: StormCounts, turns = 300): Promise<void> {
  const chance = new Chance(seed)
  const house = openHouse()
  const { log, rooms, clock } = house
  /** All that is on disk, gathered as it is written. */
  const disk = new Y.Doc({ gc: false })
  const append = log.append.bind(log)
  log.append = async (entries) => {
    const seqs = await append(entries)
    readUntouched(
      disk,
      entries.map(({ bytes }) => bytes),
    )
    return seqs
  }
  const compact = log.compact.bind(log)
  log.compact = (...all) => {
    counts.compactions++
    return compact(...all)
  }
  const expectOnDisk = (update: Uint8Array, what: string) => {
    if (!Y.snapshotContainsUpdate(Y.snapshot(disk), update)) throw new Error(`${what} what is not on disk`)
  }
  const people = ['ada', 'ada', 'ben', 'cleo'].map((person) => house.guest({ person }))
  const marked = new Map<Guest, Map<number, Uint8Array>>()
  for (const guest of people) {
    guest.doc.clientID = 1 + chance.below(2 ** 32 - 1)
    marked.set(guest, new Map())
    guest.watch = (message) => {
      const reader = new Reader(message)
      if (reader.number() !== frameType.sync || reader.number() === syncStep.one) return
      expectOnDisk(reader.block(), 'shown')
    }
    guest.enter(rooms)
  }
  const expectMarks = (guest: Guest) => {
    for (const mark of guest.marksBack) {
      const wrote = marked.get(guest)?.get(mark)
      if (!wrote) continue
      expectOnDisk(wrote, 'marked')
      marked.get(guest)?.delete(mark)
      counts.marks++
    }
  }
  /** Appends that the disk has not finished. */
  const waiting: (() => void)[] = []
  const release = () => {
    log.gate = undefined
    for (const go of waiting.splice(0)) go()
  }
  type Act = (guest: Guest) => void | Promise<void>
  const acts: readonly (readonly [weight: number, act: Act])[] = [
    [12, (guest) => editAtRandom(guest.doc, chance)],
    [1, (guest) => guest.doc.getText('text/b').insert(0, 'long '.repeat(chance.of([4_000, 40_000])))],
    [
      3,
      () => {
        log.gate = () => new Promise((resolve) => waiting.push(resolve))
      },
    ],
    [6, () => release()],
    [
      8,
      (guest) => {
        if (guest.hasHandedOver) marked.get(guest)?.set(guest.mark(), Y.encodeStateAsUpdate(guest.doc))
      },
    ],
    [
      20,
      (guest) => {
        for (let left = 1 + chance.below(6); left > 0 && guest.deliver(); left--);
      },
    ],
    [
      20,
      (guest) => {
        for (let left = 1 + chance.below(6); left > 0 && guest.read(); left--) expectMarks(guest)
      },
    ],
    [20, () => clock.work()],
    [2, (guest) => guest.leave()],
    [
      10,
      (guest) => {
        if (guest.isOnline && !guest.wire.closedWith) return
        guest.leave()
        guest.enter(rooms)
      },
    ],
    [
      1,
      (guest) => {
        guest.wire.isStuck = true
      },
    ],
    [
      4,
      (guest) => {
        if (guest.wire.isStuck) guest.wire.unstick()
      },
    ],
    [3, () => clock.turn(chance.of([1, 100, 4_000]))],
    [0.3, () => clock.turn(40_000)],
    [
      0.5,
      () => {
        counts.diskFaults++
        log.failing = () => true
      },
    ],
    [
      4,
      () => {
        log.failing = undefined
      },
    ],
  ]
  const all = acts.reduce((sum, [weight]) => sum + weight, 0)
  const anyAct = (): Act => {
    let at = chance.next() * all
    for (const [weight, act] of acts) {
      at -= weight
      if (at < 0) return act
    }
    return () => {}
  }
  for (let turn = 0; turn < turns; turn++) await anyAct()(chance.of(people))
  log.failing = undefined
  release()
  for (const guest of people) {
    if (guest.wire.isStuck) guest.wire.unstick()
    // Those who stayed need not come in anew to have everything.
    if (guest.isOnline && !guest.wire.closedWith && chance.maybe(0.7)) continue
    guest.leave()
    guest.enter(rooms)
  }
  await house.settle()
  people.forEach(expectMarks)
  const rest = house.events.filter(({ is }) => is !== 'disk-failed' && is !== 'cut-off')
  if (rest.length > 0) throw new Error(`the house reported ${JSON.stringify(rest)}`)
  const stored = await log.load('d1/core')
  const fresh = new Y.Doc()
  const rows = (stored?.updates ?? []).map(({ bytes }) => bytes)
  readUntouched(fresh, stored?.snapshot ? [stored.snapshot, ...rows] : rows)
  for (const { doc, wire } of people) {
    if (wire.closedWith) throw new Error(`sent away with ${wire.closedWith.code}`)
    if (contentOf(doc) !== contentOf(fresh)) throw new Error('a copy differs from the disk')
    const vectors = [doc, fresh, disk].map((one) => JSON.stringify([...Y.snapshot(one).sv].sort((a, b) => a[0] - b[0])))
    if (new Set(vectors).size > 1) throw new Error('state vectors differ')
  }
}
