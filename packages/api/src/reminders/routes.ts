import { type Member, may } from '@balcony/access'
import { newId, ok, type Result, refuse } from '@balcony/base'
import type { Compartment } from '@balcony/design'
import type { Reminder, Stores } from '@balcony/storage'
import { z } from 'zod'
import { readBody } from '../body.ts'
import { type App, type House, memberHere } from '../context.ts'
import { notThere, refused } from '../refusals.ts'
import { mayBeAsked } from '../versions/approvals.ts'
import type { NewReminder, SentReminder } from './contract.ts'

const newReminder = z.strictObject({
  person: z.string('Expected whom to remind.').max(64, 'Expected whom to remind.'),
  about: z.string('Expected of what to remind.').max(64, 'Expected of what to remind.'),
}) as z.ZodType<NewReminder>

interface Sent {
  readonly reminder: Reminder
  readonly compartment: Compartment
}

/** Between two reminders of one thing. */
const day = 24 * 60 * 60_000

const nothingHere = { ok: false, problem: notThere } as const
const already = refuse('conflict', 'They were reminded of this within the last day. Once a day is enough.')

/** Asking once more for an answer that is waited for. */
export function addReminders(app: App, house: House): void {
  const { storage, clock, random, keeper, feeds } = house

  app.get('/api/designs/:design/reminders', async (c) => {
    const member = await memberHere(house, c, c.req.param('design'))
    if (!member || !may(member, 'read', { design: member.design })) return refused(c, notThere)
    const all = await storage.reminders.of(member.design, clock.now() - day)
    const known = await Promise.all(all.map(async (each) => ((await mayKnow(member, each.about)) ? [told(each)] : [])))
    return c.json(known.flat())
  })

  app.post('/api/designs/:design/reminders', async (c) => {
    const body = await readBody(c, newReminder)
    const { design } = c.req.param()
    const sent = await storage.together(async (stores): Promise<Result<Sent>> => {
      const member = await keeper.member(c.get('asker'), design, stores)
      if (!member || !may(member, 'read', { design })) return nothingHere
      if (!body.ok) return body
      const { person, about } = body.value
      const waited = await waitedFor(stores, member, body.value)
      if (!waited) return nothingHere
      const at = clock.now()
      const reminder = { design, person, about, by: member.person, at }
      if (!(await stores.reminders.put(reminder, at - day))) return already
      if (waited.for === 'answer')
        await stores.inbox.add([
          { id: newId(random), person, design, thread: about, because: 'reminded', by: member.person, at },
        ])
      return ok({ reminder, compartment: waited.compartment })
    })
    if (!sent.ok) return refused(c, sent.problem)
    const { reminder, compartment } = sent.value
    feeds.tellPerson(reminder.person, { is: 'inbox' })
    feeds.tell(design, { is: 'reminders' }, compartment)
    return c.json(told(reminder), 201)
  })

  async function mayKnow(member: Member, about: string): Promise<boolean> {
    const { design } = member
    const thread = await storage.threads.find(about)
    if (thread) return may(member, 'read', { design, compartments: [thread.compartment] })
    return may(member, 'read-history', { design })
  }
}

/** What this member may ask for once more: yes or no to a version, or an answer in a thread; undefined where neither is waited for. */
async function waitedFor(
  stores: Stores,
  member: Member,
  { person, about }: NewReminder,
): Promise<{ readonly for: 'answer' | 'agreement'; readonly compartment: Compartment } | undefined> {
  const { design } = member
  const other = person === member.person ? undefined : await stores.members.find(design, person)
  if (!other) return undefined
  const stored = await stores.threads.find(about)
  if (stored) {
    const what = { design, compartments: [stored.compartment] }
    const { status, task } = stored.thread
    const waits = stored.thread.design === design && status.is === 'open' && task?.to === person
    return waits && may(member, 'assign', what) && may(other, 'read', what)
      ? { for: 'answer', compartment: stored.compartment }
      : undefined
  }
  if (!may(member, 'ask-agreement', { design }) || !mayBeAsked(other)) return undefined
  const asked = await stores.versions.approvals(design, about)
  return asked.some((each) => each.person === person && each.answer === undefined)
    ? { for: 'agreement', compartment: 'core' }
    : undefined
}

function told({ person, about, by, at }: Reminder): SentReminder {
  return { person, about, by, at }
}
