import { newId } from '@balcony/base'
import type { Link, Stores } from '@balcony/storage'
import { deleteCookie, setCookie } from 'hono/cookie'
import { readBody } from '../body.ts'
import { type App, type Asked, addressOf, type House } from '../context.ts'
import { OneAtATime } from '../door/one-at-a-time.ts'
import { openFeed } from '../feed/open.ts'
import { notSignedIn, refused } from '../refusals.ts'
import { Attempts } from '../sign-in/attempts.ts'
import type { CookieName } from '../sign-in/cookie.ts'
import { newSecret } from '../sign-in/secrets.ts'
import { openLink } from './asked.ts'
import type { CodeNeeded, OpenedLink } from './contract.ts'
import { editionOf } from './edition.ts'
import { linkCookie, stillHolds, type Visit, visitor, whileHeld } from './holder.ts'

const gone = {
  code: 'not-found',
  message:
    'This link is not open. It may be over, closed, in use on another device, or not complete. Ask the person who sent it for a new one.',
} as const
const tooManyTries = {
  code: 'too-many',
  message: 'There were too many attempts from your network in the last hour. Wait an hour, then open your link again.',
} as const

/** What holders of links can ask for. Opening is a request that a person makes by a button: whoever only fetches addresses opens nothing. */
export function addGuests(app: App, house: House, cookie: CookieName): void {
  const { storage, clock, random, keeper, feeds } = house
  const attempts = new Attempts()
  const line = new OneAtATime()

  app.post('/api/links/open', async (c) => {
    const now = clock.now()
    const address = addressOf(house, c)
    if (!attempts.mayTry(address, now)) return refused(c, tooManyTries)
    const body = await readBody(c, openLink)
    if (!body.ok) return refused(c, body.problem)
    const { link, token, name, code } = body.value
    const secret = newSecret(random)
    const opener = { link, token, guest: { id: newId(random), name, secret }, ...(code === undefined ? {} : { code }) }
    const opening = await storage.together(async (stores) => {
      const done = await stores.links.open(opener, now)
      if (done.is === 'open') await note(stores, done.link, done.guest.id, 'opened a link')
      if (done.is === 'wrong-code')
        await note(stores, done.link, done.link.id, 'gave a wrong code', { left: done.left })
      return done
    })
    if (opening.is === 'code-needed') return c.json({ codeNeeded: true } satisfies CodeNeeded)
    if (opening.is !== 'open') attempts.failed(address, now)
    if (opening.is === 'gone') return refused(c, gone)
    const { design } = opening.link
    feeds.tell(design, { is: 'links' }, 'leads')
    if (opening.is === 'wrong-code') return refused(c, opening.left > 0 ? wrongCode(opening.left) : gone)
    setCookie(c, linkCookie(cookie, link), secret, { ...attributes(cookie), expires: new Date(opening.link.until) })
    return c.json(await opened(opening))
  })

  /** Whoever has no open link is told the same as whoever has no sign-in. */
  const guarded = (answer: (c: Asked, visit: Visit) => Promise<Response>) => async (c: Asked) => {
    const visit = await visitor(house, c, cookie)
    return visit ? answer(c, visit) : refused(c, notSignedIn)
  }

  app.get(
    '/api/links/:link',
    guarded(async (c, visit) => c.json(await opened(visit))),
  )

  app.get(
    '/api/links/:link/edition',
    guarded((c, visit) =>
      whileHeld(house, c, visit, async () => {
        const turn = await line.run(visit.guest.id, () => editionOf(house, visit.link))
        if (!turn.ok) return refused(c, turn.problem)
        // Cutting takes a moment; whoever lost the link meanwhile gets nothing of it.
        return keeper.settled(
          () => stillHolds(house, visit),
          (holds) => (holds ? c.json(turn.value) : refused(c, notSignedIn)),
        )
      }),
    ),
  )

  app.get(
    '/api/links/:link/events',
    guarded(async (c, visit) => {
      if (c.req.method !== 'GET') return refused(c, notSignedIn)
      const { link, guest } = visit
      const answer = await keeper.settled(
        () => stillHolds(house, visit),
        (holds) =>
          holds
            ? openFeed(house, c, {
                ...{ design: link.design, person: guest.id, signIn: link.id },
                // Compartments are the members' to hear of: a link hears what is told to it by name.
                hears: (ear) => ear === `link:${link.id}`,
                judge: () => stillHolds(house, visit),
              })
            : undefined,
      )
      return answer ?? refused(c, notSignedIn)
    }),
  )

  app.post(
    '/api/links/:link/leave',
    guarded(async (c, { link, guest }) => {
      await keeper.changing({ design: link.design, person: guest.id }, () =>
        storage.together(async (stores) => {
          await stores.links.endGuest(guest.id, clock.now())
          await note(stores, link, guest.id, 'left a link')
        }),
      )
      feeds.tell(link.design, { is: 'links' }, 'leads')
      deleteCookie(c, linkCookie(cookie, link.id), attributes(cookie))
      return c.body(null, 204)
    }),
  )

  const note = (stores: Stores, link: Link, by: string, did: string, about = {}) =>
    stores.journal.write({
      ...{ chain: link.design, at: clock.now(), by, signIn: link.id, did },
      about: { link: link.id, ...about },
    })

  async function opened({ link, guest }: Pick<Visit, 'link' | 'guest'>): Promise<OpenedLink> {
    const design = await storage.designs.find(link.design)
    return {
      ...{ id: guest.id, name: guest.name, right: link.right, until: link.until },
      coverTitle: design?.coverTitle ?? '',
      mayKeep: !link.withCode,
    }
  }
}

function wrongCode(left: number) {
  return {
    code: 'invalid',
    message: `This code is not right. You can try ${left} more ${left === 1 ? 'time' : 'times'}; then the link closes.`,
  } as const
}

// No other site can make the browser send it, not even by a link that is followed: the page asks for everything itself.
function attributes(cookie: CookieName) {
  return { path: '/', httpOnly: true, sameSite: 'Strict', secure: cookie.https } as const
}
