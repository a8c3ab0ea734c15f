import type { Role } from '@balcony/access'
import type { EditionKind } from '@balcony/design'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { png } from './testing/pictures.ts'
import { upload, type Visitor, type World, world } from './testing/world.ts'

const devicePrint = (edition: EditionKind) => ({
  ...{ id: 'print-0001', edition, sha256: 'ab'.repeat(32), printedAt: 0, checked: 'in-part' },
})

type Who = 'nobody' | 'stranger' | Role
const everybody: readonly Who[] = ['nobody', 'stranger', 'reader', 'reviewer', 'planner', 'lead']

interface Row {
  readonly route: string
  ask(visitor: Visitor, about: { design: string; thread: string; file: string; sealed: string }): Promise<Response>
  /** Status for nobody, stranger, reader, reviewer, planner, lead. */
  readonly status: readonly [number, number, number, number, number, number]
}

const place = { on: 'place', address: 'venue/V1' }
const rows: readonly Row[] = [
  { route: 'GET me', ask: (v) => v.get('/api/me'), status: [401, 200, 200, 200, 200, 200] },
  { route: 'GET account', ask: (v) => v.get('/api/account'), status: [401, 200, 200, 200, 200, 200] },
  {
    route: 'DELETE somebody’s sign-in',
    ask: (v) => v.remove('/api/account/sign-ins/nosuch'),
    status: [401, 404, 404, 404, 404, 404],
  },
  {
    route: 'POST demo/be',
    ask: (v) => v.post('/api/demo/be', { person: 'nosuch' }),
    status: [401, 404, 404, 404, 404, 404],
  },
  {
    route: 'POST a password without an account',
    ask: (v) => v.post('/api/account/password', { password: 'lantern orchard velvet comet' }),
    status: [401, 404, 404, 404, 404, 404],
  },
  {
    route: 'POST designs',
    ask: (v) => v.post('/api/designs', { coverTitle: 'Paper' }),
    status: [401, 404, 404, 404, 404, 201],
  },
  {
    route: 'GET design',
    ask: (v, { design }) => v.get(`/api/designs/${design}`),
    status: [401, 404, 200, 200, 200, 200],
  },
  {
    route: 'GET glance',
    ask: (v, { design }) => v.get(`/api/designs/${design}/glance`),
    status: [401, 404, 200, 200, 200, 200],
  },
  {
    route: 'GET reminders',
    ask: (v, { design }) => v.get(`/api/designs/${design}/reminders`),
    status: [401, 404, 200, 200, 200, 200],
  },
  {
    route: 'POST a reminder of nothing that is waited for',
    ask: (v, { design }) => v.post(`/api/designs/${design}/reminders`, { person: 'none', about: 'none' }),
    status: [401, 404, 404, 404, 404, 404],
  },
  { route: 'GET trash', ask: (v) => v.get('/api/trash'), status: [401, 200, 200, 200, 200, 200] },
  {
    route: 'POST restore of a design that is not in the trash',
    ask: (v, { design }) => v.post(`/api/trash/${design}/restore`),
    status: [401, 404, 404, 404, 404, 404],
  },
  {
    route: 'POST invitations',
    ask: (v, { design }) =>
      v.post(`/api/designs/${design}/invitations`, { name: 'Dana', role: 'reader', clearances: [] }),
    status: [401, 404, 404, 404, 404, 201],
  },
  {
    route: 'GET links',
    ask: (v, { design }) => v.get(`/api/designs/${design}/links`),
    status: [401, 404, 404, 404, 404, 200],
  },
  {
    route: 'POST links',
    ask: (v, { design }) =>
      v.post(`/api/designs/${design}/links`, {
        ...{ name: 'Dr Sato', right: 'link-read', days: 7, devices: 1, withCode: false },
      }),
    status: [401, 404, 404, 404, 404, 201],
  },
  {
    route: 'POST close a link that is not there',
    ask: (v, { design }) => v.post(`/api/designs/${design}/links/none/close`),
    status: [401, 404, 404, 404, 404, 404],
  },
  {
    route: 'GET journal',
    ask: (v, { design }) => v.get(`/api/designs/${design}/journal`),
    status: [401, 404, 200, 200, 200, 200],
  },
  {
    route: 'GET the design as somebody who is not there',
    ask: (v, { design }) => v.get(`/api/designs/${design}/as/none`),
    status: [401, 404, 404, 404, 404, 404],
  },
  {
    route: 'GET members',
    ask: (v, { design }) => v.get(`/api/designs/${design}/members`),
    status: [401, 404, 200, 200, 200, 200],
  },
  {
    route: 'POST a change of somebody who is no member',
    ask: (v, { design }) => v.post(`/api/designs/${design}/members/none`, { role: 'reader', clearances: [] }),
    status: [401, 404, 404, 404, 404, 404],
  },
  {
    route: 'POST remove somebody who is no member',
    ask: (v, { design }) => v.post(`/api/designs/${design}/members/none/remove`, { closeLinks: false }),
    status: [401, 404, 404, 404, 404, 404],
  },
  {
    route: 'POST withdraw an invitation',
    ask: (v, { design }) => v.post(`/api/designs/${design}/invitations/none/withdraw`),
    status: [401, 404, 404, 404, 404, 204],
  },
  {
    route: 'POST ask for a compartment',
    ask: (v, { design }) => v.post(`/api/designs/${design}/asks`, { compartment: 'legal', reason: 'Contracts.' }),
    // A lead of the demo holds everything already.
    status: [401, 404, 201, 201, 201, 409],
  },
  {
    route: 'POST answer to an ask that is not there',
    ask: (v, { design }) => v.post(`/api/designs/${design}/asks/none`, { granted: true }),
    status: [401, 404, 404, 404, 404, 404],
  },
  {
    route: 'GET removals that wait',
    ask: (v, { design }) => v.get(`/api/designs/${design}/purges`),
    status: [401, 404, 404, 404, 404, 200],
  },
  {
    route: 'POST where words stand that are to be removed',
    ask: (v, { design }) => v.post(`/api/designs/${design}/purges/look`, { words: ['Nobody of that name'] }),
    status: [401, 404, 404, 404, 404, 200],
  },
  {
    route: 'POST the removal of words that stand nowhere',
    ask: (v, { design }) =>
      v.post(`/api/designs/${design}/purges`, { words: ['Nobody of that name'], instead: '', compartments: ['legal'] }),
    status: [401, 404, 404, 404, 404, 200],
  },
  {
    route: 'POST agree to a removal that is not there',
    ask: (v, { design }) => v.post(`/api/designs/${design}/purges/none/agree`),
    status: [401, 404, 404, 404, 404, 404],
  },
  {
    route: 'DELETE a removal that is not there',
    ask: (v, { design }) => v.remove(`/api/designs/${design}/purges/none`),
    status: [401, 404, 404, 404, 404, 404],
  },
  {
    route: 'GET threads',
    ask: (v, { design }) => v.get(`/api/designs/${design}/threads`),
    status: [401, 404, 200, 200, 200, 200],
  },
  {
    route: 'POST threads',
    ask: (v, { design }) => v.post(`/api/designs/${design}/threads`, { anchor: place, text: 'Is it near?' }),
    status: [401, 404, 404, 201, 201, 201],
  },
  {
    route: 'POST threads on a compartment without clearance',
    ask: (v, { design }) =>
      v.post(`/api/designs/${design}/threads`, { anchor: { on: 'place', address: 'identity/O1' }, text: 'Who is it?' }),
    status: [401, 404, 404, 404, 404, 201],
  },
  {
    route: 'GET review',
    ask: (v, { design }) => v.get(`/api/designs/${design}/review`),
    status: [401, 404, 404, 200, 200, 200],
  },
  {
    route: 'GET waivers',
    ask: (v, { design }) => v.get(`/api/designs/${design}/waivers`),
    status: [401, 404, 404, 200, 200, 200],
  },
  {
    route: 'POST thresholds',
    ask: (v, { design }) => v.post(`/api/designs/${design}/thresholds`, { thresholds: { riskHigh: 14 } }),
    status: [401, 404, 404, 404, 404, 200],
  },
  {
    route: 'POST waivers for a finding that is not there',
    ask: (v, { design }) =>
      v.post(`/api/designs/${design}/waivers`, { key: 'x', kind: 'accepted', reason: 'Because.', until: '2027-09-30' }),
    status: [401, 404, 404, 404, 409, 409],
  },
  {
    route: 'POST agree to a waiver that is not there',
    ask: (v, { design }) => v.post(`/api/designs/${design}/waivers/none/agree`),
    status: [401, 404, 404, 404, 404, 404],
  },
  {
    route: 'POST remarks',
    ask: (v, { thread }) => v.post(`/api/threads/${thread}/remarks`, { text: 'Two hours by road.' }),
    status: [401, 404, 404, 201, 201, 201],
  },
  {
    route: 'POST status of another person’s thread',
    ask: (v, { thread }) => v.post(`/api/threads/${thread}/status`, { resolved: true }),
    status: [401, 404, 404, 404, 200, 200],
  },
  { route: 'GET mail choices', ask: (v) => v.get('/api/mail-choices'), status: [401, 200, 200, 200, 200, 200] },
  { route: 'GET inbox', ask: (v) => v.get('/api/inbox'), status: [401, 200, 200, 200, 200, 200] },
  { route: 'GET here', ask: (v) => v.get('/api/here'), status: [401, 200, 200, 200, 200, 200] },
  { route: 'GET inbox events', ask: (v) => v.get('/api/inbox/events'), status: [401, 200, 200, 200, 200, 200] },
  { route: 'POST inbox seen', ask: (v) => v.post('/api/inbox/seen'), status: [401, 204, 204, 204, 204, 204] },
  {
    route: 'POST seen',
    ask: (v, { thread }) => v.post(`/api/threads/${thread}/seen`, {}),
    status: [401, 404, 204, 204, 204, 204],
  },
  {
    route: 'GET follows',
    ask: (v, { design }) => v.get(`/api/designs/${design}/follows`),
    status: [401, 404, 200, 200, 200, 200],
  },
  {
    route: 'POST follows',
    ask: (v, { design }) => v.post(`/api/designs/${design}/follows`, { target: '', on: true }),
    status: [401, 404, 200, 200, 200, 200],
  },
  {
    route: 'GET readers',
    ask: (v, { design }) => v.get(`/api/designs/${design}/readers`),
    status: [401, 404, 200, 200, 200, 200],
  },
  {
    route: 'POST reviews',
    ask: (v, { design }) =>
      v.post(`/api/designs/${design}/reviews`, { items: [{ anchor: place, text: 'Is it near?' }] }),
    status: [401, 404, 404, 201, 201, 201],
  },
  {
    route: 'POST other words for another person’s remark',
    ask: (v, { thread }) => v.post(`/api/threads/${thread}/remarks/opened`, { text: 'Put in their mouth.' }),
    status: [401, 404, 404, 404, 404, 200],
  },
  {
    route: 'DELETE another person’s remark',
    ask: (v, { thread }) => v.remove(`/api/threads/${thread}/remarks/extra-${v.id}`),
    status: [401, 404, 404, 404, 404, 404],
  },
  {
    route: 'POST acknowledgement',
    ask: (v, { thread }) => v.post(`/api/threads/${thread}/remarks/opened/acknowledgement`, { on: true }),
    status: [401, 404, 404, 200, 200, 200],
  },
  {
    route: 'POST task of another person’s thread',
    ask: (v, { thread }) => v.post(`/api/threads/${thread}/task`, { to: null }),
    status: [401, 404, 404, 404, 200, 200],
  },
  {
    route: 'POST anchor of another person’s thread',
    ask: (v, { thread }) => v.post(`/api/threads/${thread}/anchor`, { anchor: place }),
    status: [401, 404, 404, 404, 200, 200],
  },
  {
    route: 'POST reach',
    ask: (v, { thread }) => v.post(`/api/threads/${thread}/reach`, { reach: 'team' }),
    status: [401, 404, 404, 404, 200, 200],
  },
  {
    route: 'GET events',
    ask: (v, { design }) => v.get(`/api/designs/${design}/events`),
    status: [401, 404, 200, 200, 200, 200],
  },
  {
    route: 'GET files',
    ask: (v, { design }) => v.get(`/api/designs/${design}/files`),
    status: [401, 404, 200, 200, 200, 200],
  },
  {
    route: 'POST files',
    ask: (v, { design }) => upload(v, design, 'venue/V1', png()),
    status: [401, 404, 404, 404, 201, 201],
  },
  {
    route: 'POST files in a compartment without clearance',
    ask: (v, { design }) => upload(v, design, 'identity/O1', png()),
    status: [401, 404, 404, 404, 404, 201],
  },
  {
    route: 'GET file',
    ask: (v, { design, file }) => v.get(`/api/designs/${design}/files/${file}`),
    status: [401, 404, 200, 200, 200, 200],
  },
  {
    route: 'GET file of a compartment without clearance',
    ask: (v, { design, sealed }) => v.get(`/api/designs/${design}/files/${sealed}`),
    status: [401, 404, 404, 404, 404, 200],
  },
  {
    route: 'DELETE file of a compartment without clearance',
    ask: (v, { design, sealed }) => v.remove(`/api/designs/${design}/files/${sealed}`),
    status: [401, 404, 404, 404, 404, 204],
  },
  {
    route: 'POST restore of a removed file in a compartment without clearance',
    ask: (v, { design, sealed }) => v.post(`/api/designs/${design}/files/${sealed}/restore`),
    status: [401, 404, 404, 404, 404, 200],
  },
  {
    route: 'DELETE an unknown file',
    ask: (v, { design }) => v.remove(`/api/designs/${design}/files/nosuchfile`),
    status: [401, 404, 404, 404, 404, 404],
  },
  {
    route: 'POST exports',
    ask: (v, { design }) => v.post(`/api/designs/${design}/exports`, { edition: 'internal', paper: 'a4' }),
    status: [401, 404, 404, 404, 200, 200],
  },
  {
    route: 'POST exports, to be ready for them',
    ask: (v, { design }) => v.post(`/api/designs/${design}/exports/ready`),
    status: [401, 404, 404, 404, 204, 204],
  },
  {
    route: 'POST exports, to look at first',
    ask: (v, { design }) => v.post(`/api/designs/${design}/exports/preview`, { edition: 'internal', paper: 'a4' }),
    status: [401, 404, 404, 404, 200, 200],
  },
  {
    route: 'POST exports of a legal file, without clearance',
    ask: (v, { design }) => v.post(`/api/designs/${design}/exports`, { edition: 'legal', paper: 'a4' }),
    status: [401, 404, 404, 404, 404, 200],
  },
  {
    route: 'POST what a device printed',
    ask: (v, { design }) => v.post(`/api/designs/${design}/exports/on-device`, devicePrint('internal')),
    status: [401, 404, 204, 204, 204, 204],
  },
  {
    route: 'POST what a device printed of a legal file, without clearance',
    ask: (v, { design }) => v.post(`/api/designs/${design}/exports/on-device`, devicePrint('legal')),
    status: [401, 404, 404, 404, 404, 204],
  },
  {
    route: 'GET an export that nobody made',
    ask: (v, { design }) => v.get(`/api/designs/${design}/exports/none`),
    status: [401, 404, 404, 404, 404, 404],
  },
  {
    route: 'POST accept in an export that nobody made',
    ask: (v, { design }) => v.post(`/api/designs/${design}/exports/none/accept`, { key: 'x', reason: 'y' }),
    status: [401, 404, 404, 404, 404, 404],
  },
  {
    route: 'GET releases',
    ask: (v, { design }) => v.get(`/api/designs/${design}/releases`),
    status: [401, 404, 404, 200, 200, 200],
  },
  {
    route: 'POST releases',
    ask: (v, { design }) =>
      v.post(`/api/designs/${design}/releases`, { export: { edition: 'internal', paper: 'a4' }, version: 'One' }),
    status: [401, 404, 404, 404, 404, 201],
  },
  {
    route: 'GET the file of a release that is not there',
    ask: (v, { design }) => v.get(`/api/designs/${design}/releases/none/file`),
    status: [401, 404, 404, 404, 404, 404],
  },
  {
    route: 'POST approve of a release that is not there',
    ask: (v, { design }) => v.post(`/api/designs/${design}/releases/none/approve`, { as: 'lead' }),
    status: [401, 404, 404, 404, 404, 404],
  },
  {
    route: 'GET json',
    ask: (v, { design }) => v.get(`/api/designs/${design}/json`),
    status: [401, 404, 404, 404, 200, 200],
  },
  {
    route: 'GET search',
    ask: (v) => v.get('/api/search?q=lake'),
    status: [401, 200, 200, 200, 200, 200],
  },
  {
    route: 'GET activity',
    ask: (v, { design }) => v.get(`/api/designs/${design}/activity`),
    status: [401, 404, 404, 200, 200, 200],
  },
  {
    route: 'GET history of a field',
    ask: (v, { design }) => v.get(`/api/designs/${design}/history?address=venue/V1/capacity`),
    status: [401, 404, 404, 200, 200, 200],
  },
  {
    route: 'GET history of a field in a compartment without clearance',
    ask: (v, { design }) => v.get(`/api/designs/${design}/history?address=identity/O1/name`),
    status: [401, 404, 404, 404, 404, 200],
  },
  {
    route: 'POST bring back a line that is not there',
    ask: (v, { design }) =>
      v.post(`/api/designs/${design}/history/bring-back`, { line: 'core:99999', which: 'before' }),
    status: [401, 404, 404, 404, 404, 404],
  },
  {
    route: 'GET looks',
    ask: (v, { design }) => v.get(`/api/designs/${design}/looks`),
    status: [401, 404, 404, 200, 200, 200],
  },
  {
    route: 'POST looks',
    ask: (v, { design }) => v.post(`/api/designs/${design}/looks`, { section: 'venues' }),
    status: [401, 404, 404, 204, 204, 204],
  },
  {
    route: 'GET versions',
    ask: (v, { design }) => v.get(`/api/designs/${design}/versions`),
    status: [401, 404, 404, 200, 200, 200],
  },
  {
    route: 'POST versions',
    ask: (v, { design }) => v.post(`/api/designs/${design}/versions`, { name: 'A', note: '', kind: 'draft' }),
    status: [401, 404, 404, 404, 201, 201],
  },
  {
    route: 'GET a moment',
    ask: (v, { design }) => v.get(`/api/designs/${design}/versions/moment?of=now`),
    status: [401, 404, 404, 200, 200, 200],
  },
  {
    route: 'GET a comparison',
    ask: (v, { design }) => v.get(`/api/designs/${design}/versions/compare?from=t:0&to=now`),
    status: [401, 404, 404, 200, 200, 200],
  },
  {
    route: 'POST restore of a version that is not there',
    ask: (v, { design }) => v.post(`/api/designs/${design}/versions/restore`, { to: 'v:none' }),
    status: [401, 404, 404, 404, 404, 404],
  },
  {
    route: 'POST restore of a section that is closed',
    ask: (v, { design }) => v.post(`/api/designs/${design}/versions/restore`, { to: 'now', section: 'identities' }),
    status: [401, 404, 404, 404, 404, 200],
  },
  {
    route: 'POST undo of a restore that is not there',
    ask: (v, { design }) => v.post(`/api/designs/${design}/versions/none/undo`),
    status: [401, 404, 404, 404, 404, 404],
  },
  {
    route: 'POST ask about a version that is not there',
    ask: (v, { design }) => v.post(`/api/designs/${design}/versions/none/ask`, { people: ['x'] }),
    status: [401, 404, 404, 404, 404, 404],
  },
  {
    route: 'POST answer to a version that is not there',
    ask: (v, { design }) => v.post(`/api/designs/${design}/versions/none/answer`, { answer: 'agreed', words: '' }),
    status: [401, 404, 404, 404, 404, 404],
  },
  { route: 'GET people of the workspace', ask: (v) => v.get('/api/people'), status: [401, 404, 404, 404, 404, 200] },
  {
    route: 'POST sign-out of somebody unknown',
    ask: (v) => v.post('/api/people/nobody/sign-out'),
    status: [401, 404, 404, 404, 404, 404],
  },
  {
    route: 'POST account of somebody unknown',
    ask: (v) => v.post('/api/people/nobody/account', { closed: true }),
    status: [401, 404, 404, 404, 404, 404],
  },
  { route: 'GET journal of the workspace', ask: (v) => v.get('/api/journal'), status: [401, 404, 404, 404, 404, 200] },
  { route: 'GET an unknown route', ask: (v) => v.get('/api/nothing'), status: [401, 404, 404, 404, 404, 404] },
  { route: 'POST an unknown route', ask: (v) => v.post('/api/nothing'), status: [401, 404, 404, 404, 404, 404] },
  {
    route: 'GET an unknown design',
    ask: (v) => v.get('/api/designs/nosuchdesign'),
    status: [401, 404, 404, 404, 404, 404],
  },
  {
    route: 'GET events of an unknown design',
    ask: (v) => v.get('/api/designs/x/events'),
    status: [401, 404, 404, 404, 404, 404],
  },
  {
    route: 'POST remarks in an unknown thread',
    ask: (v) => v.post('/api/threads/nosuchthread/remarks', { text: 'Hello?' }),
    status: [401, 404, 404, 404, 404, 404],
  },
]

let here: World
let thread: string
let file: string
let sealed: string
const visitors = new Map<Who, Visitor>()

beforeAll(async () => {
  here = await world()
  visitors.set('nobody', here.nobody)
  visitors.set('stranger', await here.person())
  for (const role of ['reader', 'reviewer', 'planner'] as const) visitors.set(role, await here.person({ role }))
  visitors.set('lead', here.lead)
  const opened = await here.lead.post(`/api/designs/${here.design}/threads`, {
    id: 'opened',
    anchor: place,
    text: 'Open it.',
  })
  thread = ((await opened.json()) as { id: string }).id
  const added = async (address: string) =>
    ((await (await upload(here.lead, here.design, address, png())).json()) as { id: string }).id
  file = await added('venue/V1')
  sealed = await added('identity/O1')
})
afterAll(() => here.close())

describe('every route for everybody', () => {
  for (const { route, ask, status } of rows) {
    for (const [index, who] of everybody.entries()) {
      test(`[DOOR9] ${route} as ${who}: ${status[index]}`, async () => {
        const answer = await ask(visitors.get(who) ?? here.nobody, { design: here.design, thread, file, sealed })
        expect(answer.status).toBe(status[index])
        await answer.body?.cancel()
      })
    }
  }
})

test('[DOOR2] what one may not open looks like what does not exist, to the byte', async () => {
  const stranger = visitors.get('stranger') ?? here.nobody
  const seen = new Set<string>()
  for (const { ask, status } of rows) {
    if (status[1] !== 404) continue
    const answer = await ask(stranger, { design: here.design, thread, file, sealed })
    const headers = [...answer.headers].filter(([name]) => name !== 'date').sort()
    seen.add(JSON.stringify([answer.status, headers, await answer.text()]))
  }
  expect([...seen]).toHaveLength(1)
})

test('[DOOR1] without a sign-in every route answers the same, whether it exists or not', async () => {
  const seen = new Set<string>()
  for (const { ask } of rows) {
    const answer = await ask(here.nobody, { design: here.design, thread, file, sealed })
    seen.add(JSON.stringify([answer.status, [...answer.headers].sort(), await answer.text()]))
  }
  expect([...seen]).toHaveLength(1)
})

test('[DOOR11] other methods and other spellings of a path answer nothing of a design', async () => {
  const titles = ['Maruvel', 'Basin']
  const headers = { host: 'localhost:7300', cookie: here.lead.cookie }
  const head = await here.api.app.request(`/api/designs/${here.design}/events`, { method: 'HEAD', headers })
  expect(head.status).toBe(404)
  const paths = [
    `/api/designs/${here.design}/`,
    `/api//designs/${here.design}`,
    `/api/designs/${here.design}%2fjson`,
    '/api',
  ]
  for (const path of [...paths, `/API/designs/${here.design}`]) {
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE1']) {
      const headers = {
        host: 'localhost:7300',
        cookie: here.lead.cookie,
        origin: 'http://localhost:7300',
        'content-type': 'application/json',
      }
      const answer = await here.api.app.request(path, { method, headers })
      expect(answer.status, `${method} ${path}`).toBeGreaterThanOrEqual(400)
      const text = await answer.text()
      for (const title of titles) expect(text).not.toContain(title)
    }
  }
})
