import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Compartment } from '@balcony/design'
import { rulesFor } from '@balcony/document'
import { type Log, type RoomEvent, Rooms } from '@balcony/sync'
import { Anchors } from './anchors/anchors.ts'
import { makeApp } from './app.ts'
import type { App, House } from './context.ts'
import { membersOf } from './designs/card.ts'
import { Answers } from './door/answers.ts'
import { Doorkeeper } from './door/doorkeeper.ts'
import { Looks } from './exports/looks.ts'
import { Feeds, type Scope } from './feed/feeds.ts'
import { Historian } from './history/historian.ts'
import { type TurnedAway, TurnedAwayLog } from './journal/turned-away.ts'
import { Ends } from './members/ends.ts'
import type { Parts, Report } from './parts.ts'
import { PostOffice } from './post-office/post-office.ts'
import { Purges } from './purge/purges.ts'
import { Reader } from './reading/reader.ts'
import { Notices } from './review/notices.ts'
import { selfCheck } from './self-check/check.ts'
import type { SelfCheck } from './self-check/contract.ts'
import { Knocks } from './self-check/knocks.ts'
import { cookieName } from './sign-in/cookie.ts'
import { socketDoor } from './sockets/door.ts'
import { Emptying } from './trash/emptying.ts'

/** The whole workspace behind one port. */
export interface Api {
  readonly app: App
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  readonly rooms: Rooms
  readonly feeds: Feeds
  readonly anchors: Anchors
  readonly historian: Historian
  /** Undefined where no mail server is set. */
  readonly postOffice: PostOffice | undefined
  /** Gets ready what the first people who come would wait for. */
  warm(): void
  /** What is wrong with how this installation is reached and kept. */
  selfCheck(): Promise<SelfCheck>
  /** To be called after anything changed access other than through a route. */
  accessChanged(scope: Scope): Promise<void>
  /** Resolves when everybody who was turned away so far stands in the journal. */
  turnedAway(): Promise<void>
  /** What was accepted is on disk, and everybody was sent away, when this resolves. */
  close(): Promise<void>
}

export function openApi(parts: Parts): Api {
  const { process, storage, compactor, clock, report } = parts
  const feeds = new Feeds()
  const reader = new Reader(storage, clock, parts.reviewSettings)
  const anchors = new Anchors({ process, storage, clock, feeds, reader, report })
  const historyReader = new Reader(storage, clock, parts.reviewSettings)
  const historian = new Historian({ process, storage, clock, feeds, reader: historyReader, report })
  const turnedAway = new TurnedAwayLog({ storage, clock, report })
  const rooms = new Rooms({
    log: readBeforeCompaction(storage.log, historian),
    rules: (room) => rulesFor(process, room.slice(room.lastIndexOf('/') + 1) as Compartment),
    compactor,
    clock,
    report(event) {
      report(told(event))
      if (event.is === 'refused-frame') turnedAway.note(frameOf(event))
    },
    committed: (entry, seq) => {
      anchors.committed(entry, seq)
      historian.committed(entry, seq)
    },
  })
  const answers = new Answers()
  const keeper = new Doorkeeper(storage, clock, rooms, feeds, answers)
  const notices = new Notices(process, storage, reader, clock)
  const emptying = new Emptying(storage, clock)
  const ends = new Ends(storage, clock, keeper, async (design) => {
    feeds.tell(design, { is: 'members', members: await membersOf(storage, design) })
  })
  void ends.look().catch(() => report({ event: 'ends-unread' }))
  const house: House = {
    ...parts,
    keeper,
    feeds,
    answers,
    ends,
    turnedAway,
    reader,
    notices,
    looks: new Looks(clock),
    anchors,
    rooms,
    historian,
    historyReader,
    purges: new Purges(clock),
  }
  void historian.start()
  const { mailer, random } = parts
  const postOffice = mailer && new PostOffice({ storage, clock, random, mailer, origin: parts.origins[0], report })
  const cookie = cookieName(parts.origins[0])
  const knocks = new Knocks()
  const door = socketDoor(house, cookie)
  return {
    app: makeApp(house, cookie, knocks),
    upgrade: door.upgrade,
    rooms,
    feeds,
    anchors,
    historian,
    postOffice,
    warm: () => reader.warm(),
    selfCheck: () => selfCheck(house, knocks),
    turnedAway: () => turnedAway.written(),
    accessChanged: (scope) => keeper.changed(scope),
    async close() {
      keeper.close()
      ends.close()
      await postOffice?.close()
      emptying.close()
      feeds.close()
      await rooms.shutdown()
      door.close()
      await turnedAway.written()
      await anchors.flush()
      await historian.flush()
      await reader.close()
      await historyReader.close()
    },
  }
}

/** Compaction erases who wrote what: history reads it first. */
function readBeforeCompaction(log: Log, historian: Historian): Log {
  return {
    load: (room) => log.load(room),
    append: (entries) => log.append(entries),
    owners: (room) => log.owners(room),
    async compact(room, epoch, upto, snapshot) {
      await historian.caughtUp(room)
      return log.compact(room, epoch, upto, snapshot)
    },
  }
}

/** Who sent what nobody sends: the rule that it broke, never what it was. */
function frameOf({ compartment, person, signIn, rule }: RoomEvent & { is: 'refused-frame' }): TurnedAway {
  const [design = '', name = ''] = compartment.split('/')
  return { did: 'refused-frame', by: { person, signIn }, design, about: { compartment: name, rule } }
}

/** Errors of the disk may quote what was written: the log gets their name. */
function told({ is, ...about }: RoomEvent): Report {
  const { error, ...rest } = { error: undefined, ...about }
  return { event: is, ...rest, ...(error instanceof Error ? { error: error.name } : {}) }
}
