import { enter, may } from '@balcony/access'
import type { App, House } from '../context.ts'
import { notThere, refused } from '../refusals.ts'
import { openFeed } from './open.ts'

export function addFeed(app: App, house: House): void {
  const { keeper } = house

  app.get('/api/designs/:design/events', async (c) => {
    const design = c.req.param('design')
    // Asking for the headers alone would leave a feed open that nobody reads.
    if (c.req.method !== 'GET') return refused(c, notThere)
    const asker = c.get('asker')
    const answer = await keeper.settled(
      () => keeper.member(asker, design),
      (first) => {
        if (!may(first, 'read', { design })) return undefined
        let member = first
        return openFeed(house, c, {
          ...{ design, person: asker.person, signIn: asker.id },
          hears: (ear) => {
            if (ear === 'leads') return may(member, 'manage', { design })
            return !isLink(ear) && enter(member, ear) !== undefined
          },
          judge: () =>
            keeper.judged(
              () => keeper.member(asker, design),
              (now) => {
                member = now
                return may(now, 'read', { design })
              },
            ),
        })
      },
    )
    return answer ?? refused(c, notThere)
  })
}

function isLink(ear: string): ear is `link:${string}` {
  return ear.startsWith('link:')
}
