import { may, openTo } from '@balcony/access'
import { newId, ok, type Result } from '@balcony/base'
import type { Thread } from '@balcony/design'
import type { StoredThread, Stores } from '@balcony/storage'
import { readBody } from '../body.ts'
import { type App, type Asked, type House, memberHere } from '../context.ts'
import { notThere, refused } from '../refusals.ts'
import { newRemark, newThread, place, threadStatus } from './asked.ts'

/**
 * Bodies are read before anybody is judged, and the verdict falls in the transaction that writes: nothing is stored on an old one.
 */
export function addThreads(app: App, house: House): void {
  const { process, storage, clock, random, feeds, keeper, anchors } = house
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
    const design = c.req.param('design')
    const opened = await storage.together(async (stores): Promise<Result<StoredThread>> => {
      const member = await keeper.member(c.get('asker'), design, stores)
      if (!may(member, 'comment', { design })) return refusal
      if (!body.ok) return body
      const { anchor, text } = body.value
      const there = place(process, anchor)
      if (!there.ok) return there
      const { compartment, level } = there.value
      if (!may(member, 'comment', { design, compartments: [compartment] })) return refusal
      const made = { id: newId(random), design, compartment, level, anchor, remark: remark(c, text) }
      return ok({ compartment, thread: await stores.threads.open(made) })
    })
    if (!opened.ok) return refused(c, opened.problem)
    const { compartment, thread } = opened.value
    // The words may have been written a moment ago, or quoted wrongly: what stands there is looked up like after an edit.
    if (thread.anchor.on === 'words') anchors.look(`${design}/${compartment}`, thread.id)
    return c.json(tell(opened.value), 201)
  })

  app.post('/api/threads/:thread/remarks', async (c) => {
    const body = await readBody(c, newRemark)
    const changed = await storage.together(async (stores): Promise<Result<StoredThread>> => {
      const found = await readable(house, c, stores)
      if (!found || !may(found.member, 'comment', found.what)) return refusal
      return body.ok ? stores.threads.reply(found.thread.id, remark(c, body.value.text)) : body
    })
    if (!changed.ok) return refused(c, changed.problem)
    return c.json(tell(changed.value).remarks.at(-1), 201)
  })

  app.post('/api/threads/:thread/status', async (c) => {
    const body = await readBody(c, threadStatus)
    const resolved = { is: 'resolved', by: c.get('asker').person, at: clock.now() } as const
    const changed = await storage.together(async (stores): Promise<Result<StoredThread>> => {
      const found = await readable(house, c, stores)
      if (!found || !may(found.member, 'resolve', found.what)) return refusal
      return body.ok ? stores.threads.setStatus(found.thread.id, body.value.resolved ? resolved : { is: 'open' }) : body
    })
    return changed.ok ? c.json(tell(changed.value)) : refused(c, changed.problem)
  })
}

const refusal = { ok: false, problem: notThere } as const

/** The thread that a request names, and what its asker is in its design; undefined where they may not even read it. */
async function readable(house: House, c: Asked, stores: Stores) {
  const id = c.req.param('thread')
  const stored = id === undefined ? undefined : await stores.threads.find(id)
  if (!stored) return undefined
  const { thread, compartment } = stored
  const { design } = thread
  const member = await house.keeper.member(c.get('asker'), design, stores)
  const begunBy = thread.remarks[0]?.by
  const what = { design, compartments: [compartment], ...(begunBy === undefined ? {} : { begunBy }) }
  return member && may(member, 'read', what) ? { member, thread, what } : undefined
}
