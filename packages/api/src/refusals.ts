import { assert, type Problem, type ProblemCode } from '@balcony/base'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

const statusOf: Readonly<Record<ProblemCode, ContentfulStatusCode>> = {
  invalid: 400,
  'not-signed-in': 401,
  'prove-again': 403,
  'needs-code': 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
}

export function refused(c: Context, problem: Problem, status = statusOf[problem.code]): Response {
  return c.json({ problem }, status)
}

/** Everything that is wrong at once, such as with a file; the first stands for all where only one is looked at. */
export function refusedAll(c: Context, problems: readonly Problem[]): Response {
  const [problem] = problems
  assert(problem, 'a refusal says why')
  return problems.length === 1 ? refused(c, problem) : c.json({ problem, problems }, statusOf[problem.code])
}

/** The one answer to everything that does not exist or that one may not open: same status, same words, same length. */
export const notThere: Problem = {
  code: 'not-found',
  message: 'There is nothing here that you may open. If you expected something, ask the person who leads the design.',
}

export const notSignedIn: Problem = {
  code: 'not-signed-in',
  message: 'You are not signed in. Open a fresh one-time link, or ask the person who leads the design for one.',
}
