// The one place where the page speaks HTTP with the workspace.
import type { Problem } from '@balcony/base'
import { inReadersWords } from './refusals/refusal-words.ts'

/** The server said no, in words for the person. */
export class Refused extends Error {
  readonly problem: Problem
  readonly problems: readonly Problem[]

  constructor(problem: Problem, problems: readonly Problem[] = [problem]) {
    super(problem.message)
    this.problem = problem
    this.problems = problems
  }
}

/** No answer came: the network is away, or the server restarts. Nothing was changed as far as one can know. */
export class Unreachable extends Error {}

export function get<T>(path: string): Promise<T> {
  return ask<T>(path, { method: 'GET' })
}

export function post<T>(path: string, body: unknown = {}): Promise<T> {
  return ask<T>(path, sending(body))
}

/** Sends bytes as they are. */
export function postBytes<T>(path: string, bytes: Blob): Promise<T> {
  return ask<T>(path, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: bytes })
}

/** Takes away what stands at a path. */
export function remove<T = void>(path: string): Promise<T> {
  return ask<T>(path, { method: 'DELETE', headers: { 'content-type': 'application/json' } })
}

/** A file that the server makes from what is sent. */
export async function postForFile(path: string, body: unknown, stop: AbortSignal): Promise<Blob> {
  const answer = await reach(path, { ...sending(body), signal: stop })
  return answer.blob()
}

/** Bytes that stand at a path. */
export async function getBytes(path: string, stop: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await reach(path, { method: 'GET', signal: stop })
  return new Uint8Array(await answer.arrayBuffer())
}

/** What the server says while it works, a line of JSON at a time. */
export async function* postForSteps<T>(path: string, body: unknown, stop: AbortSignal): AsyncGenerator<T> {
  const answer = await reach(path, { ...sending(body), signal: stop })
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) throw new Unreachable('no body')
  let rest = ''
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = (rest + part.value).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) yield JSON.parse(line) as T
    }
  } catch (error) {
    if (stop.aborted) throw error
    throw new Unreachable('the line broke')
  }
}

function sending(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  const answer = await reach(path, init)
  // Our own server of the same version: the contract's types are trusted from here on.
  return (answer.status === 204 ? undefined : await answer.json()) as T
}

type Prove = () => Promise<boolean>
let prove: Prove | undefined

/** Who asks the person to prove that it is they, when the server wants it before something grave; true when they did. */
export function whenAskedToProve(ask: Prove): void {
  prove = ask
}

/** Asks the same again, once, after the person proved who they are. */
async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await reachOnce(path, init)
  } catch (error) {
    const asked = error instanceof Refused && error.problem.code === 'prove-again'
    if (asked && prove && (await prove())) return reachOnce(path, init)
    throw error
  }
}

async function reachOnce(path: string, init: RequestInit): Promise<Response> {
  let answer: Response
  try {
    answer = await fetch(path, { ...init, credentials: 'same-origin' })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Unreachable('no answer')
  }
  if (answer.ok) return answer
  const refusal = await answer.json().catch(() => undefined)
  const problems = readProblems(refusal).map(inReadersWords)
  const [first] = problems
  // A proxy that answers for a server that is away speaks no JSON of ours.
  if (!first) throw new Unreachable(`answered ${answer.status}`)
  throw new Refused(first, problems)
}

/** `{ problem }`, and `{ problem, problems }` where several things are wrong at once. */
export function readProblems(refusal: unknown): readonly Problem[] {
  if (typeof refusal !== 'object' || refusal === null) return []
  const { problem, problems } = refusal as { problem?: unknown; problems?: unknown }
  const all = Array.isArray(problems) && problems.length > 0 ? problems : [problem]
  return all.filter(isProblem)
}

function isProblem(value: unknown): value is Problem {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    'message' in value &&
    typeof value.message === 'string'
  )
}
