import { type Action, type Actor, actions, actors, linkRights, policy, roles } from '@balcony/access'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LinkEdition, ReviewAnswer } from './contract.ts'
import { type Guest, guestOf } from './testing/guest.ts'
import { png } from './testing/pictures.ts'
import { upload, type Visitor, type World, world } from './testing/world.ts'

interface About {
  readonly actor: Actor
  /** Of the design. */
  readonly at: string
  readonly guest: Guest
}
type Ask = (visitor: Visitor, about: About) => Promise<Response>

const place = { on: 'place', address: 'venue/V1' }
let here: World
let version: string
let waiver: string
let thread: string
let shared: string
const people = new Map<Actor, Visitor>()
let guest: Guest

/**
 * One thing to ask for each action of the table; whatever was begun, was begun by the lead. A new action has none and fails to
 * compile. Elsewhere: two wait for somebody to be asked first (their tests are with the versions and the review), and nothing purges
 * over HTTP.
 */
const asks: Readonly<Record<Action, Ask | 'elsewhere'>> = {
  read: (v, { at }) => v.get(at),
  write: (v) => upload(v, here.design, 'venue/V1', png()),
  comment: (v, { at }) => v.post(`${at}/threads`, { anchor: place, text: 'Is it near?' }),
  resolve: (v) => v.post(`/api/threads/${thread}/status`, { resolved: true, reason: 'Settled.' }),
  'edit-remark': (v) => v.post(`/api/threads/${thread}/remarks/begun`, { text: 'Said otherwise.' }),
  'take-back': (v, { actor }) => v.remove(`/api/threads/${thread}/remarks/of-${actor}`),
  assign: (v) => v.post(`/api/threads/${thread}/task`, { to: null }),
  decide: (v) => v.post(`/api/threads/${thread}/remarks`, { text: 'The weir it is.', act: 'decided' }),
  'speak-to-partners': (v) => v.post(`/api/threads/${thread}/reach`, { reach: 'team' }),
  export: (v, { at }) => v.get(`${at}/json`),
  invite: (v, { at }) => v.post(`${at}/invitations`, { name: 'Dana', role: 'reader', clearances: [] }),
  manage: (v, { at }) => v.post(`${at}/members/${people.get('reader')?.id}`, { role: 'reader', clearances: [] }),
  'read-journal': async (v, { at }) => {
    const answer = await v.get(`${at}/journal`)
    // Everybody may ask for their own acts: it is those of the lead that the table is about.
    return answer.ok && !(await answer.clone().text()).includes(here.lead.id)
      ? new Response('', { status: 404 })
      : answer
  },
  review: (v, { at }) => v.get(`${at}/review`),
  dismiss: (v, { at }) => v.post(`${at}/waivers`, { key: 'x', kind: 'accepted', reason: 'So.', until: '2027-09-30' }),
  'dismiss-blocker': (v, { at }) => v.post(`${at}/thresholds`, { thresholds: { riskHigh: 14 } }),
  'agree-to-dismiss': 'elsewhere',
  reopen: (v, { at }) => v.post(`${at}/waivers/${waiver}/reopen`),
  'make-links': (v, { at }) => v.get(`${at}/links`),
  'view-as': (v, { at }) => v.get(`${at}/as/${people.get('reader')?.id}`),
  'ask-to-open': (v, { at }) => v.post(`${at}/asks`, { compartment: 'legal', reason: 'Contracts.' }),
  leave: async (v, { at, actor }) => {
    const role = roles.find((each) => each === actor)
    const leaving = role ? await here.person({ role }) : v
    return leaving.post(`${at}/members/${leaving.id}/remove`, { closeLinks: false })
  },
  'read-history': (v, { at }) => v.get(`${at}/activity`),
  'name-version': (v, { at }) => v.post(`${at}/versions`, { name: 'A', note: '', kind: 'draft' }),
  restore: (v, { at }) => v.post(`${at}/versions/restore`, { to: 'now', section: 'venues' }),
  'ask-agreement': (v, { at }) => v.post(`${at}/versions/${version}/ask`, { people: [here.lead.id] }),
  agree: 'elsewhere',
  purge: 'elsewhere',
  'throw-away': async (v, { at, actor }) => v.post(`${actor === 'lead' ? await another() : at}/trash`),
  copy: (v, { at }) => v.post(`${at}/copy`, { coverTitle: 'Once more' }),
  release: (v, { at }) => v.post(`${at}/releases`, { export: { edition: 'internal', paper: 'a4' }, version: 'One' }),
  'approve-release': (v, { at }) => v.get(`${at}/releases`),
  'read-edition': (v, about) => v.get(`/api/links/${about.guest.link}/edition`),
  'comment-on-edition': (v, about) => {
    const body = { id: `said-${about.actor}`, text: 'At which hour?', address: shared }
    return v.post(`/api/links/${about.guest.link}/threads`, body)
  },
}

async function another(): Promise<string> {
  const made = await here.lead.post('/api/designs', { coverTitle: 'Paper' })
  return `/api/designs/${((await made.json()) as { id: string }).id}`
}

beforeAll(async () => {
  here = await world()
  const at = `/api/designs/${here.design}`
  for (const role of roles) people.set(role, role === 'lead' ? here.lead : await here.person({ role }))
  // Beginning a design, also with a copy, is the workspace's to let.
  const [workspace] = await here.storage.people.workspaces()
  await here.storage.people.admit(workspace?.id ?? '', people.get('planner')?.id ?? '', 'member')
  for (const right of linkRights) people.set(right, await guestOf(here, { right }))
  guest = await guestOf(here)
  const begun = await here.lead.post(`${at}/threads`, { id: 'begun', anchor: place, text: 'Open it.' })
  thread = ((await begun.json()) as { id: string }).id
  const { edition } = (await (await guest.get(`/api/links/${guest.link}/edition`)).json()) as LinkEdition
  const [section = ''] = Object.keys(edition.snapshot.sections)
  shared = `${section}/${Object.keys(edition.snapshot.sections[section] ?? {})[0]}`
  for (const actor of actors)
    await here.lead.post(`/api/threads/${thread}/remarks`, { id: `of-${actor}`, text: 'And this.' })
  version = (
    (await (await here.lead.post(`${at}/versions`, { name: 'One', note: '', kind: 'draft' })).json()) as { id: string }
  ).id
  const { findings } = (await (await here.lead.get(`${at}/review`)).json()) as ReviewAnswer
  const advice = findings.find(
    (each) => each.severity !== 'blocker' && each.reads.every((name) => name === 'core') && !each.waived,
  )
  const dismissed = { key: advice?.key, kind: 'accepted', reason: 'Known.', until: '2027-03-30' }
  waiver = ((await (await here.lead.post(`${at}/waivers`, dismissed)).json()) as { id: string }).id
})
afterAll(() => here.close())

for (const action of actions)
  for (const actor of [...actors].reverse()) {
    const ask = asks[action]
    if (ask === 'elsewhere') continue
    const answer = policy[actor][action]
    const isLet = answer === 'always' || (answer === 'own' && actor === 'lead')
    test(`[CELL1] ${action} as ${actor}, over HTTP: ${isLet ? 'done' : 'not there'}`, async () => {
      const visitor = people.get(actor) ?? here.nobody
      const own = linkRights.some((right) => right === actor) ? (visitor as Guest) : guest
      const { status } = await ask(visitor, { actor, at: `/api/designs/${here.design}`, guest: own })
      // What is let may still find that there is nothing to do (409). What is not let looks like nothing, or like no sign-in; who may
      // speak in a thread and not decide there is told so (400), as the same words do for whoever may.
      if (isLet) expect([200, 201, 204, 409]).toContain(status)
      else expect(action === 'decide' ? [400, 401, 404] : [401, 404]).toContain(status)
    })
  }
