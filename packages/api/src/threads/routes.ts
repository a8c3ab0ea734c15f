import { may, openTo } from '@balcony/access'
import { newId } from '@balcony/base'
import type { Thread } from '@balcony/design'
import type { StoredThread } from '@balcony/storage'
import { readBody } from '../body.ts'
import { type App, type Asked, type House, memberHere } from '../context.ts'
import { notThere, refused } from '../refusals.ts'
import { newRemark, newThread, place, threadStatus } from './asked.ts'

export function addThreads(app: App, house: House): void {
  const { process, storage, clock, random, feeds, anchors } = house
  const remark = (c: Asked, text: string) => ({ id: newId(random), by: c.get('asker').person, at: clock.now(), text })
  const tell = ({ compartment, thread }: StoredThread): Thread => {
    feeds.tell(thread.design, { is: 'thread', thread }, compartment)
    return thread
  }

  app.get('/api/designs/:design/threads', async (c) => {
    const member = await memberHere(house, c, c.req.param('design'))
    if (!member || !may(member, 'read', { design: member.design })) return refused(c, notThere)
    const threads = await storage.threads.of(member.design, openTo(member))
    return c.json(threads.map((stored) => stored.thread))
  })

  app.post('/api/designs/:design/threads', async (c) => {
    const body = await readBody(c, newThread)
    const member = await memberHere(house, c, c.req.param('design'))
    if (!member || !may(member, 'comment', { design: member.design })) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const { anchor, text } = body.value
    const there = place(process, anchor)
    if (!there.ok) return refused(c, there.problem)
    const { compartment, level } = there.value
    const { design } = member
    if (!may(member, 'comment', { design, compartments: [compartment] })) return refused(c, notThere)
    const made = { id: newId(random), design, compartment, level, anchor, remark: remark(c, text) }
    const thread = await storage.threads.open(made)
    // The words may have been written a moment ago, or quoted wrongly: what stands there is looked up like after an edit.
    if (anchor.on === 'words') anchors.look(`${design}/${compartment}`, thread.id)
    return c.json(tell({ compartment, thread }), 201)
  })

  app.post('/api/threads/:thread/remarks', async (c) => {
    const body = await readBody(c, newRemark)
    const found = await readable(house, c)
    if (!found || !may(found.member, 'comment', found.what)) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const made = remark(c, body.value.text)
    const changed = await storage.threads.reply(found.thread.id, made)
    if (!changed.ok) return refused(c, changed.problem)
    tell(changed.value)
    return c.json(made, 201)
  })

  app.post('/api/threads/:thread/status', async (c) => {
    const body = await readBody(c, threadStatus)
    const found = await readable(house, c)
    if (!found || !may(found.member, 'resolve', found.what)) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const resolved = { is: 'resolved', by: c.get('asker').person, at: clock.now() } as const
    const changed = await storage.threads.setStatus(found.thread.id, body.value.resolved ? resolved : { is: 'open' })
    return changed.ok ? c.json(tell(changed.value)) : refused(c, changed.problem)
  })
}

/**
 * The thread that a request names, and what its asker is in its design; undefined where they may not even read it.
 * Bodies are read before anybody is judged: a body that comes slowly must not rest on an old verdict.
 */
async function readable(house: House, c: Asked) {
  const id = c.req.param('thread')
  const stored = id === undefined ? undefined : await house.storage.threads.find(id)
  if (!stored) return undefined
  const { thread, compartment } = stored
  const member = await memberHere(house, c, thread.design)
  const begunBy = thread.remarks[0]?.by
  const what = { design: thread.design, compartments: [compartment], ...(begunBy === undefined ? {} : { begunBy }) }
  return member && may(member, 'read', what) ? { member, thread, what } : undefined
}
