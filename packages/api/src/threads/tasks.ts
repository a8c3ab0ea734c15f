import { may } from '@balcony/access'
import { ok, refuse } from '@balcony/base'
import { readBody } from '../body.ts'
import type { App, House } from '../context.ts'
import { tellLinks } from '../partner-talk/tell.ts'
import { refused } from '../refusals.ts'
import { narrower, newAnchor, newTask, place } from './asked.ts'
import { one } from './remarks.ts'
import { refusal, type Writing } from './writing.ts'

/** Who answers for a thread, where it stands, and who reads it. */
export function addTasks(app: App, house: House, writing: Writing): void {
  const { process, clock, anchors } = house

  app.post('/api/threads/:thread/task', async (c) => {
    const body = await readBody(c, newTask)
    const changed = await writing.do(c.get('asker').person, async (stores) => {
      const found = await writing.find(c, stores, c.req.param('thread'))
      if (!found || !may(found.member, 'assign', found.what)) return refusal
      if (!body.ok) return body
      const { to, due } = body.value
      const reader = to === null ? undefined : await stores.members.find(found.thread.design, to)
      if (to !== null && !may(reader, 'read', found.what))
        return refuse('invalid', 'They may not read this. Choose somebody who may, or ask the lead.')
      const by = c.get('asker').person
      const task = to === null ? undefined : { to, by, at: clock.now(), ...(due !== undefined && { due }) }
      const given = await stores.threads.assign(found.thread.id, task)
      return one(given.ok && task ? ok({ ...given.value, assigned: true }) : given)
    })
    return changed.ok ? c.json(changed.value[0]) : refused(c, changed.problem)
  })

  app.post('/api/threads/:thread/anchor', async (c) => {
    const body = await readBody(c, newAnchor)
    const changed = await writing.do(c.get('asker').person, async (stores) => {
      const found = await writing.find(c, stores, c.req.param('thread'))
      if (!found || !may(found.member, 'resolve', found.what)) return refusal
      if (!body.ok) return body
      const { anchor } = body.value
      const there = place(process, anchor)
      if (!there.ok) return there
      // Its remarks speak of what stood there: they never go where others read.
      if (there.value.compartment !== found.compartment || (found.thread.level === 'partner' && !there.value.shared))
        return refuse('invalid', 'Other people read that place. Begin a new thread there.', anchor.address)
      const put = await stores.threads.setAnchor(found.thread.id, anchor, 'fresh', clock.now())
      if (put.ok) anchors.look(`${found.thread.design}/${found.compartment}`, found.thread.id)
      return one(put)
    })
    return changed.ok ? c.json(changed.value[0]) : refused(c, changed.problem)
  })

  app.post('/api/threads/:thread/reach', async (c) => {
    const body = await readBody(c, narrower)
    const changed = await writing.do(c.get('asker').person, async (stores) => {
      const found = await writing.find(c, stores, c.req.param('thread'))
      if (!found || !may(found.member, 'speak-to-partners', found.what)) return refusal
      if (!body.ok) return body
      if (found.thread.guest) return refuse('invalid', 'The partner who began this goes on reading it.')
      return one(await stores.threads.narrow(found.thread.id, 'team'))
    })
    // Those who read it until now are told to ask again, and find it gone.
    for (const thread of changed.ok ? changed.value : []) await tellLinks(house, { ...thread, level: 'partner' })
    return changed.ok ? c.json(changed.value[0]) : refused(c, changed.problem)
  })
}
