import type { Entry } from '../log.ts'
import { inlineCompactor } from '../room/collect.ts'
import type { Pass } from '../room/pass.ts'
import { Rooms } from '../room/rooms.ts'
import type { RoomEvent } from '../room/rooms-options.ts'
import { Guest } from './guest.ts'
import { HandClock } from './hand-clock.ts'
import { MemoryLog } from './memory-log.ts'
import { modelRules } from './model-rules.ts'

/** Rooms on a log in memory, with a clock and wires that the test moves. */
export function openHouse({ compactor = inlineCompactor, follow = (_entry: Entry) => {} } = {}) {
  const clock = new HandClock()
  const log = new MemoryLog().create('d1/core', 'e1').create('d2/core', 'e1')
  const events: RoomEvent[] = []
  const committed: { entry: Entry; seq: number }[] = []
  const rooms = new Rooms({
    log,
    clock,
    compactor,
    rules: () => modelRules,
    report: (event) => events.push(event),
    committed: (entry, seq) => {
      committed.push({ entry, seq })
      follow(entry)
    },
  })
  const guests: Guest[] = []
  const guest = (pass: Partial<Pass> = {}) => {
    const one = new Guest(pass)
    guests.push(one)
    return one
  }
  /** Delivers everything to everybody until nothing moves. */
  const settle = async () => {
    for (let moved = true; moved; ) {
      await clock.work()
      moved = false
      for (const one of guests) while (one.deliver() || one.read()) moved = true
    }
  }
  /** Somebody who is in and synced. */
  const seated = async (pass: Partial<Pass> = {}, compartment = 'd1/core') => {
    const one = guest(pass).enter(rooms, compartment)
    await settle()
    return one
  }
  return { clock, log, events, committed, rooms, guest, seated, settle }
}
