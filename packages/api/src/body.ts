import { ok, type Result, refuse } from '@balcony/base'
import type { Context } from 'hono'
import type { z } from 'zod'

/** Bytes of an ordinary request; a remark of 10,000 characters in any script fits. */
export const maxBodyBytes = 64 * 2 ** 10
/** Bytes of a design in the exchange format. */
export const maxDesignBytes = 16 * 2 ** 20
/** Deeper JSON than this is no design and no remark. */
const maxJsonDepth = 64

/** Reads a JSON body, never more than `maxBytes` of it, and parses it once: inside, its type is trusted. */
export async function readBody<T>(c: Context, schema: z.ZodType<T>, maxBytes = maxBodyBytes): Promise<Result<T>> {
  const bytes = await readBytes(c.req.raw, maxBytes)
  if (bytes === undefined)
    return refuse('too-large', `This is larger than ${Math.round(maxBytes / 1024)} KB, the most that can be sent here.`)
  return parseJson(bytes, schema)
}

/** JSON of bounded depth without smuggled prototypes, as its schema says. */
export function parseJson<T>(bytes: Buffer, schema: z.ZodType<T>): Result<T> {
  let json: unknown
  try {
    json = JSON.parse(bytes.toString('utf8'))
  } catch {
    return refuse('invalid', 'Expected JSON, and what came cannot be read as JSON.')
  }
  const odd = oddPart(json)
  if (odd) return refuse('invalid', odd)
  const parsed = schema.safeParse(json)
  if (parsed.success) return ok(parsed.data)
  const issue = parsed.error.issues[0]
  const where = issue?.path.join('.')
  return refuse('invalid', `${where ? `${where}: ` : ''}${issue?.message ?? 'This is not what was expected.'}`)
}

/** A body as it came; undefined when it is longer, however long. */
export async function readBytes(request: Request, maxBytes: number): Promise<Buffer | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return undefined
  if (!request.body) return Buffer.alloc(0)
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength
    if (size > maxBytes) {
      await reader.cancel()
      return undefined
    }
    chunks.push(part.value)
  }
  return Buffer.concat(chunks)
}

// `__proto__` as an own key passes schemas and smuggles properties into whatever copies the object; depth breaks recursion.
const smuggled: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

function oddPart(json: unknown): string | undefined {
  const open: [value: unknown, depth: number][] = [[json, 0]]
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, depth] = next
    if (typeof value !== 'object' || value === null) continue
    if (depth > maxJsonDepth) return `Expected JSON no deeper than ${maxJsonDepth} levels.`
    for (const key of Object.keys(value)) {
      if (smuggled.has(key)) return `The name “${key}” cannot be used in JSON here.`
      open.push([Reflect.get(value, key), depth + 1])
    }
  }
  return undefined
}
