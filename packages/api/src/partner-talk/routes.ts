import { may } from '@balcony/access'
import { newId, ok, type Result, refuse } from '@balcony/base'
import type { Edition, Remark, Thread } from '@balcony/design'
import type { StoredThread, Stores } from '@balcony/storage'
import { z } from 'zod'
import { readBody } from '../body.ts'
import type { App, Asked, House } from '../context.ts'
import { OneAtATime } from '../door/one-at-a-time.ts'
import { putBefore } from '../inbox/post.ts'
import { editionOf } from '../links/edition.ts'
import { stillHolds, type Visit, visitor, whileHeld } from '../links/holder.ts'
import { notSignedIn, notThere, refused } from '../refusals.ts'
import type { CookieName } from '../sign-in/cookie.ts'
import { id, quote, text, wordKinds } from '../threads/asked.ts'
import { standing } from '../threads/standing.ts'
import type { NewPartnerRemark, NewPartnerThread } from './contract.ts'
import { isIn, quotes } from './in-edition.ts'
import { tellLinks } from './tell.ts'
import { type Looker, partnerView } from './view.ts'

const address = z.string('Expected the address of a place.').max(200, 'This address is too long to be one.')
const newRemark = z.strictObject({ id, text }) as z.ZodType<NewPartnerRemark>
const newThread = z.strictObject({ id, text, address, quote: quote.optional() }) as z.ZodType<NewPartnerThread>
const edited = z.strictObject({ text })

/** Remarks that one link may leave: more are a script, or a conversation that should be held otherwise. */
const maxRemarksOfLink = 2_000

const refusal = { ok: false, problem: notThere } as const

/** The conversations of an edition, for whoever holds a link to it. */
export function addPartnerTalk(app: App, house: House, cookie: CookieName): void {
  const { process, storage, clock, random, keeper, feeds, anchors } = house
  const line = new OneAtATime()

  app.get('/api/links/:link/threads', async (c) => {
    const visit = await visitor(house, c, cookie)
    if (!visit) return refused(c, notSignedIn)
    return whileHeld(house, c, visit, async () => {
      const looking = await looks(visit)
      if (!looking.ok) return refused(c, looking.problem)
      const { edition, looker } = looking.value
      const threads = await storage.threads.of(visit.link.design, ['core'])
      return keeper.settled(
        () => stillHolds(house, visit),
        (holds) =>
          holds
            ? c.json(threads.flatMap(({ thread }) => partnerView(process, edition, thread, looker) ?? []))
            : refused(c, notSignedIn),
      )
    })
  })

  app.post('/api/links/:link/threads', async (c) => {
    const body = await readBody(c, newThread)
    return writes(
      c,
      async (visit, edition, stores) => {
        if (!body.ok) return body
        const said = body.value
        const there = standing(process, said.address)
        if (there?.compartment !== 'core' || !isIn(process, edition, said.address)) return refusal
        const before = await already(stores, visit, said.id)
        if (before) return before
        const words = said.quote && wordKinds.has(there.field?.kind ?? '') ? said.quote : undefined
        if (said.quote && !(words && quotes(process, edition, said.address, words.exact)))
          return refuse('invalid', 'The words that you selected have changed. Select them again.')
        const { design, id: link } = visit.link
        const thread = await stores.threads.open({
          ...{ id: newId(random), design, compartment: 'core', level: 'partner' },
          guest: { id: link, name: visit.guest.name },
          // Their edition holds no positions: the server looks the words up.
          anchor: words
            ? { on: 'words', address: said.address, start: nowhere, end: nowhere, quote: words }
            : { on: 'place', address: said.address },
          remark: remarkOf(visit, said),
        })
        return ok({ compartment: 'core', thread })
      },
      body.ok ? body.value.id : undefined,
    )
  })

  app.post('/api/links/:link/threads/:thread/remarks', async (c) => {
    const body = await readBody(c, newRemark)
    return writes(
      c,
      async (visit, edition, stores, looker) => {
        const found = await readable(c, stores, edition, looker, visit)
        if (!found) return refusal
        if (!body.ok) return body
        return (
          (await already(stores, visit, body.value.id)) ?? stores.threads.reply(found.id, remarkOf(visit, body.value))
        )
      },
      body.ok ? body.value.id : undefined,
    )
  })

  app.post('/api/links/:link/threads/:thread/remarks/:remark', async (c) => {
    const body = await readBody(c, edited)
    return writes(c, async (visit, edition, stores, looker) => {
      const found = await readable(c, stores, edition, looker, visit)
      const own = found && ownRemark(c, visit, found, 'edit-remark')
      if (!found || !own) return refusal
      return body.ok ? stores.threads.edit(found.id, own.id, body.value.text, [], clock.now()) : body
    })
  })

  app.delete('/api/links/:link/threads/:thread/remarks/:remark', async (c) =>
    writes(c, async (visit, edition, stores, looker) => {
      const found = await readable(c, stores, edition, looker, visit)
      const own = found && ownRemark(c, visit, found, 'take-back')
      return found && own ? stores.threads.takeBack(found.id, own.id, clock.now()) : refusal
    }),
  )

  /** What the visitor's edition holds now, and who they are in its conversations. */
  async function looks(visit: Visit): Promise<Result<{ edition: Edition; looker: Looker }>> {
    const cut = await line.run(visit.guest.id, () => editionOf(house, visit.link))
    if (!cut.ok) return cut
    const whole = await storage.links.find(visit.link.design, visit.link.id)
    const colleagues = new Set((whole?.guests ?? [visit.guest]).map((guest) => guest.id))
    return ok({ edition: cut.value.edition, looker: { link: visit.link.id, guest: visit.guest.id, colleagues } })
  }

  type Write = (visit: Visit, edition: Edition, stores: Stores, looker: Looker) => Promise<Result<StoredThread>>

  /** The verdict falls in the transaction that writes; then the team and this link hear of it. */
  async function writes(c: Asked, write: Write, said?: string): Promise<Response> {
    const visit = await visitor(house, c, cookie)
    if (!visit) return refused(c, notSignedIn)
    if (!may(visit.holder, 'comment-on-edition', { design: visit.link.design })) return refused(c, notThere)
    const looking = await looks(visit)
    if (!looking.ok) return refused(c, looking.problem)
    const { edition, looker } = looking.value
    let holds = true
    let waits: ReadonlySet<string> = new Set()
    const written = await storage.together(async (stores): Promise<Result<StoredThread>> => {
      holds = await stillHolds(house, visit, stores)
      const before = said === undefined ? undefined : await stores.threads.withRemark(said)
      const done = holds ? await write(visit, edition, stores, looker) : refusal
      // What is sent again after a lost answer waits for nobody twice.
      if (done.ok && said !== undefined && !before)
        waits = await putBefore(house, stores, [{ ...done.value, remark: said, by: visit.guest.id }])
      return done
    })
    if (!holds) return refused(c, notSignedIn)
    if (!written.ok) return refused(c, written.problem)
    const { thread, compartment } = written.value
    feeds.tell(thread.design, { is: 'thread', thread }, compartment)
    await tellLinks(house, thread)
    for (const person of waits) feeds.tellPerson(person, { is: 'inbox' })
    if (thread.anchor.on === 'words') anchors.look(`${thread.design}/${compartment}`, thread.id)
    return c.json(partnerView(process, edition, thread, looker), c.req.method === 'POST' ? 201 : 200)
  }

  function remarkOf(visit: Visit, { id: said, text: words }: NewPartnerRemark): Remark {
    const { id: by, name } = visit.guest
    return { id: said, by, guest: { id: by, name }, at: clock.now(), text: words }
  }

  async function already(stores: Stores, visit: Visit, remark: string): Promise<Result<StoredThread> | undefined> {
    const found = await stores.threads.withRemark(remark)
    if (!found) {
      const written = await stores.threads.countBy(visit.guest.id)
      return written < maxRemarksOfLink
        ? undefined
        : refuse('too-many', 'Very much was written by this link already. Speak with the person who sent it.')
    }
    const own = found.thread.remarks.some((each) => each.id === remark && each.by === visit.guest.id)
    return own ? ok(found) : refuse('invalid', 'This remark has the id of another one.')
  }

  async function readable(
    c: Asked,
    stores: Stores,
    edition: Edition,
    looker: Looker,
    visit: Visit,
  ): Promise<Thread | undefined> {
    const stored = await stores.threads.find(c.req.param('thread') ?? '')
    if (stored?.compartment !== 'core' || stored.thread.design !== visit.link.design) return undefined
    return partnerView(process, edition, stored.thread, looker) ? stored.thread : undefined
  }

  function ownRemark(c: Asked, visit: Visit, thread: Thread, action: 'edit-remark' | 'take-back'): Remark | undefined {
    const remark = thread.remarks.find((each) => each.id === c.req.param('remark') && each.removedAt === undefined)
    if (!remark?.guest) return undefined
    return may(visit.holder, action, { design: thread.design, begunBy: remark.by }) ? remark : undefined
  }
}

/** No position in any text. */
const nowhere = 'AA=='
