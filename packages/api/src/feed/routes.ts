import { enter, type Member, may } from '@balcony/access'
import type { App, Asked, House } from '../context.ts'
import { notThere, refused } from '../refusals.ts'
import type { Listener } from './feeds.ts'
import { eventStream } from './stream.ts'

/** A silent feed sends a sign of life this often, so that both ends notice when the other is gone. */
export const beatEvery = 20_000

export function addFeed(app: App, house: House): void {
  const { keeper } = house

  app.get('/api/designs/:design/events', async (c) => {
    const design = c.req.param('design')
    // Asking for the headers alone would leave a feed open that nobody reads.
    if (c.req.method !== 'GET') return refused(c, notThere)
    const body = await keeper.settled(
      () => keeper.member(c.get('asker'), design),
      (member) => (may(member, 'read', { design }) ? listen(house, c, design, member) : undefined),
    )
    if (!body) return refused(c, notThere)
    c.header('Content-Type', 'text/event-stream; charset=utf-8')
    // Proxies that gather answers would hold events back.
    c.header('X-Accel-Buffering', 'no')
    return c.body(body)
  })
}

function listen(house: House, c: Asked, design: string, first: Member | undefined): ReadableStream<Uint8Array> {
  const { clock, feeds, keeper } = house
  const asker = c.get('asker')
  let member = first
  let rest = () => {}
  const outgoing = c.env?.outgoing
  const ended = () => {
    rest()
    feeds.leave(listener)
  }
  const stream = eventStream(ended, outgoing && (() => outgoing.destroy()))
  const listener: Listener = {
    design,
    person: asker.person,
    signIn: asker.id,
    hears: (compartment) => enter(member, compartment) !== undefined,
    judge: () =>
      keeper.settled(
        () => keeper.member(asker, design),
        (now) => {
          member = now
          return may(now, 'read', { design })
        },
      ),
    send: stream.send,
    cut() {
      rest()
      stream.cut()
    },
  }
  const beat = () => {
    rest = clock.after(beatEvery, beat)
    if (stream.beat()) return
    feeds.leave(listener)
    listener.cut()
  }
  rest = clock.after(beatEvery, beat)
  feeds.join(listener)
  return stream.body
}
