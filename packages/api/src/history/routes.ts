import { type Member, may, openTo } from '@balcony/access'
import { type Compartment, compartments, place } from '@balcony/design'
import { readBody } from '../body.ts'
import { type App, type Asked, type House, memberHere } from '../context.ts'
import { notThere, refused } from '../refusals.ts'
import { bringBack, look } from '../versions/asked.ts'
import type { Activity, Brought, Unseen } from '../versions/contract.ts'
import { writeIn } from '../versions/restore.ts'
import type { StoredChange } from './historian.ts'
import { activityLines, compartmentIds } from './lines.ts'
import { placesOf, sectionAt } from './places.ts'

/** Lines told in one answer; the history of one field is told in fewer, because its values come with it. */
const linesAtOnce = 80
const fieldLinesAtOnce = 40

export function addHistory(app: App, house: House): void {
  const { process, storage, clock, historian, historyReader } = house

  app.get('/api/designs/:design/activity', async (c) => {
    const member = await mayRead(house, c)
    if (!member) return refused(c, notThere)
    const { before, by, section } = c.req.query()
    const wanted = {
      compartments: await caughtUp(house, member),
      ...(before !== undefined && /^\d{1,15}$/.test(before) ? { before: Number(before) } : {}),
      ...(by === undefined ? {} : { by }),
      ...(section === undefined ? {} : { places: placesOf(process, section) }),
      atMost: linesAtOnce,
    }
    const lines = await storage.history.lines(wanted)
    const rows = await storage.history.read(lines)
    const last = lines.at(-1)
    return c.json({
      lines: activityLines(process, lines, rows, false),
      ...(lines.length === linesAtOnce && last ? { more: last.until } : {}),
    } satisfies Activity)
  })

  app.get('/api/designs/:design/history', async (c) => {
    const member = await mayRead(house, c)
    const address = c.req.query('address') ?? ''
    const compartment = compartmentAt(house, address)
    if (!member || !compartment || !openTo(member).includes(compartment)) return refused(c, notThere)
    const room = `${member.design}/${compartment}`
    await historian.caughtUp(room)
    const lines = await storage.history.lines({ compartments: [room], address, atMost: fieldLinesAtOnce })
    const rows = await storage.history.read(lines)
    return c.json({ lines: activityLines(process, lines, rows, true) } satisfies Activity)
  })

  app.post('/api/designs/:design/history/bring-back', async (c) => {
    const body = await readBody(c, bringBack)
    const member = await mayRead(house, c)
    if (!member) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const [name = '', number = ''] = body.value.line.split(':')
    const compartment = compartments.find((each) => each === name)
    const what = compartment && { design: member.design, compartments: [compartment] }
    if (!compartment || !what || !may(member, 'restore', what) || !may(member, 'write', what))
      return refused(c, notThere)
    const line = { compartment: `${member.design}/${compartment}`, number: Number(number) }
    const [row] = await storage.history.read([line])
    if (!row) return refused(c, notThere)
    const value = (row.change as StoredChange)[body.value.which]
    const job = { is: 'put', compartment, address: row.address, value, person: member.person, at: clock.now() } as const
    const written = await writeIn(house, c.get('asker'), member.design, compartment, (now) =>
      historyReader.ask({ ...job, now }),
    )
    if (!written) return refused(c, closedJustThen)
    return c.json({ written: written.length } satisfies Brought)
  })

  app.get('/api/designs/:design/looks', async (c) => {
    const member = await mayRead(house, c)
    if (!member) return refused(c, notThere)
    const compartmentsOpen = compartmentIds(member.design, openTo(member))
    const [latest, looks] = await Promise.all([
      storage.history.latest(compartmentsOpen, member.person),
      storage.versions.looks(member.design, member.person),
    ])
    // Who has never looked at anything here has no "since": nothing is marked until they have.
    const first = looks.get(anywhere) ?? Number.POSITIVE_INFINITY
    const unseen: Record<string, number> = {}
    for (const [place, at] of latest) {
      const section = sectionAt(process, place)
      if (section === undefined || at <= (looks.get(section) ?? first)) continue
      unseen[section] = Math.max(at, unseen[section] ?? 0)
    }
    return c.json(unseen satisfies Unseen)
  })

  app.post('/api/designs/:design/looks', async (c) => {
    const body = await readBody(c, look)
    const member = await mayRead(house, c)
    if (!member) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const { section } = body.value
    if (!Object.hasOwn(process.sections, section)) return refused(c, notThere)
    const { design, person } = member
    if (!(await storage.versions.looks(design, person)).has(anywhere))
      await storage.versions.look(design, person, anywhere, clock.now())
    await storage.versions.look(design, person, section, clock.now())
    return c.body(null, 204)
  })
}

/** Stands for the first time that somebody looked at anything. */
const anywhere = ''

const closedJustThen = {
  code: 'conflict',
  message: 'This part of the design was closed just then. Nothing was changed. Try again.',
} as const

async function mayRead(house: House, c: Asked): Promise<Member | undefined> {
  const member = await memberHere(house, c, c.req.param('design'))
  return member && may(member, 'read-history', { design: member.design }) ? member : undefined
}

async function caughtUp({ historian }: House, member: Member): Promise<readonly string[]> {
  const rooms = compartmentIds(member.design, openTo(member))
  await Promise.all(rooms.map((room) => historian.caughtUp(room)))
  return rooms
}

function compartmentAt({ process }: House, address: string): Compartment | undefined {
  const there = place(process, address)
  if (!there) return undefined
  return ('section' in there ? process.sections[there.section] : process.tables[there.table])?.compartment
}
