import type { Problem } from '@balcony/base'
import { maxQueryChars } from '@balcony/design/search'
import type { App, House } from '../context.ts'
import { OneAtATime } from '../door/one-at-a-time.ts'
import { refused } from '../refusals.ts'
import { Pace } from './pace.ts'
import { searchFor } from './search.ts'

export function addSearch(app: App, house: House): void {
  const pace = new Pace()
  const line = new OneAtATime()

  app.get('/api/search', async (c) => {
    const query = c.req.query('q') ?? ''
    if (query.length > maxQueryChars) return refused(c, tooLong)
    const asker = c.get('asker')
    if (!pace.mayAsk(asker.person, house.clock.now())) return refused(c, tooOften)
    const turn = await line.run(asker.person, () => searchFor(house, asker, query))
    return turn.ok ? c.json(turn.value) : refused(c, turn.problem)
  })
}

const tooLong: Problem = {
  code: 'invalid',
  message: `Search for at most ${maxQueryChars} characters. A few words are enough.`,
}

const tooOften: Problem = {
  code: 'too-many',
  message: 'You have searched very often in the last minute. Wait a little, then search again.',
}
