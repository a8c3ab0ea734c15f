import type { MiddlewareHandler } from 'hono'
import type { Asked, Env, House } from '../context.ts'
import { concerns, type Scope } from '../feed/feeds.ts'
import { notThere, refused } from '../refusals.ts'

/** An answer that is being made or sent to somebody. */
interface OnItsWay {
  readonly person: string
  readonly signIn: string
  /** The one design that it is about; undefined when it may hold something of any. */
  readonly design: string | undefined
  /** Its access changed: nothing of what was made on the old one is sent. */
  isStale: boolean
  /** Breaks the connection, once a part of the answer has left. */
  readonly cut: () => void
}

/** Answers on their way, so that those made on an access that has changed since are never sent, or not sent to their end. */
export class Answers {
  readonly #onTheirWay = new Set<OnItsWay>()

  /** Returns how to say that it has arrived. */
  add(answer: OnItsWay): () => void {
    this.#onTheirWay.add(answer)
    return () => this.#onTheirWay.delete(answer)
  }

  stop(scope: Scope): void {
    for (const answer of this.#onTheirWay) {
      const { person, signIn, design = scope.design ?? '' } = answer
      if (!concerns(scope, { person, signIn, design })) continue
      answer.isStale = true
      answer.cut()
    }
  }
}

/** What changes access answers with nothing that could be too much, and must be able to tell its asker that it was done. */
const changesAccess =
  /^\/api\/(sign-|me(\/|$)|account|demo\/|trash\/|designs\/[^/]+\/(members|links|invitations|asks|trash|purges(?!\/look))(\/|$))/

/** Whoever's access changes while their answer is made is asked to ask again, or told that there is nothing (any more). */
export function watchAnswers({ answers, keeper }: Pick<House, 'answers' | 'keeper'>): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { path, method } = c.req
    // A feed is judged by itself, and goes on where something is left to hear.
    if (path.endsWith('/events') || (changesAccess.test(path) && method !== 'GET')) return next()
    const asker = c.get('asker')
    const design = /^\/api\/designs\/([^/]+)/.exec(path)?.[1]
    const make = async () => {
      await next()
      return c.res
    }
    const answer = await watched(answers, c, { person: asker.person, signIn: asker.id, design }, make, async () => {
      const isGone = design !== undefined && (await keeper.member(asker, design)) === undefined
      return refused(c, isGone ? notThere : askAgain)
    })
    if (answer !== c.res) c.res = answer
    return
  }
}

/** What was made for somebody whose access changed meanwhile is replaced by `instead`, or broken off where a part of it has left. */
export async function watched(
  answers: Answers,
  c: Asked,
  whose: Pick<OnItsWay, 'person' | 'signIn' | 'design'>,
  make: () => Promise<Response>,
  instead: () => Promise<Response>,
): Promise<Response> {
  const outgoing = c.env?.outgoing
  const answer: OnItsWay = {
    ...whose,
    isStale: false,
    cut: () => (outgoing?.headersSent && !outgoing.writableFinished ? outgoing.destroy() : undefined),
  }
  const arrived = answers.add(answer)
  try {
    const made = await make()
    if (!answer.isStale) return made
    const said = await instead()
    await made.body?.cancel()
    return said
  } finally {
    if (outgoing && !outgoing.closed) outgoing.once('close', arrived)
    else arrived()
  }
}

const askAgain = {
  code: 'unavailable',
  message: 'What you may open changed while this was on its way. Ask for it again.',
} as const
