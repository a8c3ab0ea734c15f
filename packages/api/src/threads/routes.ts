import { may, openTo } from '@balcony/access'
import { ok } from '@balcony/base'
import { readBody } from '../body.ts'
import { type App, type House, memberHere } from '../context.ts'
import { notThere, refused } from '../refusals.ts'
import { maxReviewBytes, newRemark, newReview, newThread, threadStatus } from './asked.ts'
import type { Readers } from './contract.ts'
import { addRemarks } from './remarks.ts'
import { addTasks } from './tasks.ts'
import { Writing } from './writing.ts'

/**
 * Bodies are read before anybody is judged, and the verdict falls in the transaction that writes: nothing is stored on an old one.
 */
export function addThreads(app: App, house: House): void {
  const { storage } = house
  const writing = new Writing(house)

  app.get('/api/designs/:design/threads', async (c) => {
    const member = await memberHere(house, c, c.req.param('design'))
    if (!member || !may(member, 'read', { design: member.design })) return refused(c, notThere)
    const threads = await storage.threads.of(member.design, openTo(member))
    return c.json(threads.map((stored) => stored.thread))
  })

  app.get('/api/designs/:design/readers', async (c) => {
    const member = await memberHere(house, c, c.req.param('design'))
    if (!member || !may(member, 'read', { design: member.design })) return refused(c, notThere)
    const all = await storage.members.of(member.design)
    const readers: Readers = Object.fromEntries(
      openTo(member).map((name) => [
        name,
        all.filter((each) => openTo(each).includes(name)).map((each) => each.person),
      ]),
    )
    return c.json(readers)
  })

  app.post('/api/designs/:design/threads', async (c) => {
    const body = await readBody(c, newThread)
    const opened = await writing.do(c.get('asker').person, async (stores) => {
      const opened = await writing.open(c, stores, c.req.param('design'), body)
      return opened.ok ? ok([opened.value]) : opened
    })
    return opened.ok ? c.json(opened.value[0], 201) : refused(c, opened.problem)
  })

  app.post('/api/designs/:design/reviews', async (c) => {
    const body = await readBody(c, newReview, maxReviewBytes)
    const sent = await writing.do(c.get('asker').person, (stores) =>
      writing.review(c, stores, c.req.param('design'), body),
    )
    return sent.ok ? c.json(sent.value, 201) : refused(c, sent.problem)
  })

  app.post('/api/threads/:thread/remarks', async (c) => {
    const body = await readBody(c, newRemark)
    let remark: string | undefined
    const changed = await writing.do(c.get('asker').person, async (stores) => {
      const replied = await writing.reply(c, stores, c.req.param('thread'), body)
      if (replied.ok) remark = replied.value.remark ?? (body.ok ? body.value.id : undefined)
      return replied.ok ? ok([replied.value]) : replied
    })
    if (!changed.ok) return refused(c, changed.problem)
    return c.json(
      changed.value[0]?.remarks.find((each) => each.id === remark),
      201,
    )
  })

  app.post('/api/threads/:thread/status', async (c) => {
    const body = await readBody(c, threadStatus)
    const changed = await writing.do(c.get('asker').person, (stores) =>
      writing.settle(c, stores, c.req.param('thread'), body),
    )
    return changed.ok ? c.json(changed.value[0]) : refused(c, changed.problem)
  })

  addRemarks(app, writing)
  addTasks(app, house, writing)
}
