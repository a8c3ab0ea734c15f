import type { Role } from '@balcony/access'
import { newId, ok, type Random } from '@balcony/base'
import { type Compartment, defaultSettings, process } from '@balcony/design'
import { demoCase } from '@balcony/design/demo'
import { openStorage, type Storage } from '@balcony/storage'
import { inlineCompactor } from '@balcony/sync'
import { type Api, openApi } from '../api.ts'
import { planDesign } from '../designs/create.ts'
import { draftDesign } from '../designs/draft.ts'
import { noProxies } from '../door/address.ts'
import type { Parts, Report } from '../parts.ts'
import { Reader } from '../reading/reader.ts'
import { makeLink } from '../sign-in/links.ts'
import { type HandClock, handClock } from './hand-clock.ts'

export const origin = 'http://localhost:7300'

/** Somebody with a signed-in browser. */
export interface Visitor {
  readonly id: string
  readonly cookie: string
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>
  post(path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>
  remove(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>
}

/** Sends the bytes of a file, as the page does. */
export function upload(visitor: Visitor, design: string, address: string, bytes: Uint8Array, name = 'Ufer.png') {
  const headers = { 'content-type': 'application/octet-stream', 'file-name': encodeURIComponent(name) }
  return visitor.post(`/api/designs/${design}/files?address=${encodeURIComponent(address)}`, bytes, headers)
}

export interface World {
  readonly api: Api
  /** The thread of history, as the api has one. */
  readonly historyReader: Reader
  readonly storage: Storage
  readonly clock: HandClock
  readonly random: Random
  readonly reports: Report[]
  /** The demo case, whose lead is `lead`. */
  readonly design: string
  readonly nobody: Visitor
  readonly origins: readonly [string, ...string[]]
  visitor(id: string, cookie: string): Visitor
  readonly lead: Visitor
  /** Makes a person, gives them a membership if one is named, and signs them in. */
  person(membership?: { readonly role: Role; readonly clearances?: readonly Compartment[] }): Promise<Visitor>
  close(): Promise<void>
}

const drafted = draftDesign(process, { json: demoCase }, '2026-11-01')
if (!drafted.ok) throw new Error('the demo case is a design')
const demo = drafted

/** A whole workspace without a port: the demo case in a store in memory, a clock that is turned by hand. */
export async function world(over: Partial<Parts> = {}): Promise<World> {
  const opened = await openStorage('memory')
  if (!opened.ok) throw new Error(opened.problem.message)
  const storage = over.storage ?? opened.value
  const clock = handClock()
  const random: Random = (size) => crypto.getRandomValues(new Uint8Array(size))
  const reports: Report[] = []
  const origins = over.origins ?? [origin]
  const api = openApi({
    process,
    storage,
    compactor: inlineCompactor,
    clock,
    random,
    reviewSettings: defaultSettings,
    origins,
    web: new Map(),
    print: async ({ snapshot, changes, since, recipient, copy }) =>
      ok({
        file: new TextEncoder().encode(`%PDF ${JSON.stringify({ ...snapshot, changes, since, recipient, copy })}`),
      }),
    words: () => ({}),
    mailer: undefined,
    proxies: noProxies,
    demo: false,
    keyPlace: () => 'apart',
    report: (event) => reports.push(event),
    ...over,
  })
  const workspace = newId(random)
  await storage.people.addWorkspace({ id: workspace, name: 'Test' }, clock.now())

  const visitor = (id: string, cookie: string): Visitor => ({
    id,
    cookie,
    get: async (path, headers = {}) =>
      api.app.request(path, { headers: { host: hostOf(origins[0]), cookie, ...headers } }),
    post: async (path, body = {}, headers = {}) =>
      api.app.request(path, {
        method: 'POST',
        headers: {
          host: hostOf(origins[0]),
          origin: origins[0],
          'content-type': 'application/json',
          cookie,
          ...headers,
        },
        body: typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
      }),
    remove: async (path, more = {}) =>
      api.app.request(path, {
        method: 'DELETE',
        headers: { host: hostOf(origins[0]), origin: origins[0], 'content-type': 'application/json', cookie, ...more },
      }),
  })
  const nobody = visitor('', '')

  async function signIn(id: string): Promise<Visitor> {
    const link = await makeLink(
      storage,
      { purpose: { is: 'sign-in', person: id }, by: undefined, origin: origins[0], now: clock.now() },
      random,
    )
    const answer = await nobody.post('/api/sign-in', { token: link.split('#')[1] })
    return visitor(id, cookieOf(answer))
  }

  async function somebody(name: string): Promise<string> {
    const id = newId(random)
    await storage.people.add({ id, name, colour: 1 }, clock.now())
    return id
  }

  const leadId = await somebody('Rhona')
  await storage.people.admit(workspace, leadId, 'owner')
  const planned = planDesign(process, demo, { workspace, by: leadId }, random)
  await storage.designs.create(planned, clock.now())
  const design = planned.id

  const historyReader = new Reader(storage, clock)
  return {
    api,
    historyReader,
    storage,
    clock,
    random,
    reports,
    design,
    origins,
    visitor,
    nobody,
    lead: await signIn(leadId),
    async person(membership) {
      const id = await somebody(membership?.role ?? 'stranger')
      if (membership)
        await storage.members.put(
          { design, person: id, role: membership.role, clearances: membership.clearances ?? [] },
          clock.now(),
        )
      return signIn(id)
    },
    async close() {
      let over = false
      const closing = api.close().finally(() => {
        over = true
      })
      // Rooms send people away one after the other: time passes until the last has gone.
      while (!over) {
        clock.turn(1000)
        await new Promise(setImmediate)
      }
      await closing
      await historyReader.close()
      await storage.close()
    },
  }
}

export function cookieOf(answer: Response): string {
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

export function hostOf(address: string): string {
  return new URL(address).host
}
