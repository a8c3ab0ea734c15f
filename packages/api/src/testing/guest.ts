import type { MadeLink, OpenedLink } from '../contract.ts'
import { type Listening, listenTo } from './listening.ts'
import { cookieOf, type Visitor, type World } from './world.ts'

/** Somebody who came in by a link. */
export interface Guest extends Visitor {
  /** The link's id. */
  readonly link: string
  readonly setCookie: string
  listen(): Promise<Listening>
}

/** Opens a link, or one that the lead makes for it, on a new device. */
export async function guestOf(here: World, over: Record<string, unknown> = {}, given?: MadeLink): Promise<Guest> {
  const wanted = { name: 'Dr Hana Sato', right: 'link-comment', days: 14, devices: 1, withCode: false, ...over }
  const made = given ?? ((await (await here.lead.post(`/api/designs/${here.design}/links`, wanted)).json()) as MadeLink)
  const { pathname, hash } = new URL(made.link)
  const link = String(pathname.split('/')[2])
  const answer = await here.nobody.post('/api/links/open', { link, token: hash.slice(1), name: 'Hana' })
  if (answer.status !== 200) throw new Error(`the link answered ${answer.status}`)
  const { id } = (await answer.json()) as OpenedLink
  const cookie = cookieOf(answer)
  const guest: Visitor = {
    id,
    cookie,
    get: (path, headers = {}) => here.nobody.get(path, { cookie, ...headers }),
    post: (path, body, headers = {}) => here.nobody.post(path, body, { cookie, ...headers }),
    remove: (path) => here.nobody.remove(path, { cookie }),
  }
  return {
    ...guest,
    link,
    setCookie: String(answer.headers.get('set-cookie')),
    listen: () => listenTo(guest, here.design, `/api/links/${link}/events`),
  }
}
