import { type Action, may } from '@balcony/access'
import { ok, type Result } from '@balcony/base'
import type { Remark } from '@balcony/design'
import type { Stores } from '@balcony/storage'
import { readBody } from '../body.ts'
import type { App, Asked } from '../context.ts'
import { refused } from '../refusals.ts'
import { acknowledgement, editedRemark } from './asked.ts'
import { type Found, refusal, type Writing, type Written } from './writing.ts'

/** What becomes of a remark after it was said. */
export function addRemarks(app: App, writing: Writing): void {
  const clock = writing.clock

  app.post('/api/threads/:thread/remarks/:remark', async (c) => {
    const body = await readBody(c, editedRemark)
    const changed = await writing.do(c.get('asker').person, async (stores) => {
      const found = await own(writing, c, stores, 'edit-remark')
      if (!found) return refusal
      if (!body.ok) return body
      const { text, mentions = [] } = body.value
      const named = await writing.named(stores, found.what, { text, mentions })
      if (!named.ok) return named
      return one(await stores.threads.edit(found.thread.id, found.remark.id, text, mentions, clock.now()))
    })
    return changed.ok ? c.json(changed.value[0]) : refused(c, changed.problem)
  })

  app.delete('/api/threads/:thread/remarks/:remark', async (c) => {
    const changed = await writing.do(c.get('asker').person, async (stores) => {
      const found = await own(writing, c, stores, 'take-back')
      return found ? one(await stores.threads.takeBack(found.thread.id, found.remark.id, clock.now())) : refusal
    })
    return changed.ok ? c.json(changed.value[0]) : refused(c, changed.problem)
  })

  app.post('/api/threads/:thread/remarks/:remark/acknowledgement', async (c) => {
    const body = await readBody(c, acknowledgement)
    const changed = await writing.do(c.get('asker').person, async (stores) => {
      const found = await writing.find(c, stores, c.req.param('thread'))
      const remark = found?.thread.remarks.find((each) => each.id === c.req.param('remark'))
      if (!found || !remark || !may(found.member, 'comment', found.what)) return refusal
      if (!body.ok) return body
      const at = body.value.on ? clock.now() : undefined
      return one(await stores.threads.acknowledge(found.thread.id, remark.id, c.get('asker').person, at))
    })
    return changed.ok ? c.json(changed.value[0]) : refused(c, changed.problem)
  })
}

/** A remark that still has its words, and over which the asker has this right. */
async function own(
  writing: Writing,
  c: Asked,
  stores: Stores,
  action: Action,
): Promise<(Found & { readonly remark: Remark }) | undefined> {
  const found = await writing.find(c, stores, c.req.param('thread'))
  const remark = found?.thread.remarks.find((each) => each.id === c.req.param('remark'))
  if (!found || !remark || remark.removedAt !== undefined) return undefined
  return may(found.member, action, { ...found.what, begunBy: remark.by }) ? { ...found, remark } : undefined
}

export function one(changed: Result<Written>): Result<readonly Written[]> {
  return changed.ok ? ok([changed.value]) : changed
}
