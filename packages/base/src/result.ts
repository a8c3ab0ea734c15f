/** Why something was not done, in words for the person who asked. `at` is an address (`venue/v7k2/capacity`) where one applies. */
export interface Problem {
  readonly code: ProblemCode
  /** What was expected, what came, what to do. Never another person's data. */
  readonly message: string
  readonly at?: string
}

export type ProblemCode =
  | 'invalid'
  | 'not-found'
  | 'not-signed-in'
  /** The person may, and is asked to prove first that it is they who sit there. */
  | 'prove-again'
  /** The first factor was right, and the second is asked for. */
  | 'needs-code'
  | 'too-large'
  | 'too-many'
  | 'conflict'
  | 'unavailable'

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function refuse(code: ProblemCode, message: string, at?: string): { ok: false; problem: Problem } {
  return { ok: false, problem: at === undefined ? { code, message } : { code, message, at } }
}
