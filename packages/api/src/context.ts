import type { Member } from '@balcony/access'
import type { Rooms } from '@balcony/sync'
import type { HttpBindings } from '@hono/node-server'
import type { Context, Hono } from 'hono'
import type { Anchors } from './anchors/anchors.ts'
import { cameFrom } from './door/address.ts'
import type { Answers } from './door/answers.ts'
import type { Asker, Doorkeeper } from './door/doorkeeper.ts'
import type { Looks } from './exports/looks.ts'
import type { Feeds } from './feed/feeds.ts'
import type { Historian } from './history/historian.ts'
import type { TurnedAwayLog } from './journal/turned-away.ts'
import type { Ends } from './members/ends.ts'
import type { Parts } from './parts.ts'
import type { Purges } from './purge/purges.ts'
import type { Reader } from './reading/reader.ts'
import type { Notices } from './review/notices.ts'

/** What every route can reach. */
export interface House extends Parts {
  readonly keeper: Doorkeeper
  readonly feeds: Feeds
  readonly answers: Answers
  readonly ends: Ends
  readonly turnedAway: TurnedAwayLog
  readonly reader: Reader
  readonly notices: Notices
  readonly looks: Looks
  readonly anchors: Anchors
  readonly rooms: Rooms
  readonly historian: Historian
  /** The thread that history is read and written in. */
  readonly historyReader: Reader
  readonly purges: Purges
}

/** `app.request` of a test brings no socket. */
export interface Env {
  Bindings: Partial<HttpBindings>
  Variables: { asker: Asker }
}

export type App = Hono<Env>
export type Asked = Context<Env>

/** The asker's membership of a design; undefined when there is none, which looks like no such design. */
export async function memberHere(house: House, c: Asked, design: string | undefined): Promise<Member | undefined> {
  if (design === undefined) return undefined
  const { id: signIn, person } = c.get('asker')
  const member = await house.keeper.member(c.get('asker'), design)
  if (!member) house.turnedAway.note({ did: 'refused-entry', by: { person, signIn }, design, about: {} })
  return member
}

/** The network address that a request came from. */
export function addressOf({ proxies }: Pick<House, 'proxies'>, c: Asked): string {
  return cameFrom(c.env?.incoming?.socket.remoteAddress, c.req.header('x-forwarded-for'), proxies)
}
