import type { Json } from '../kind/in-file.ts'
import { isObject } from '../kind/patterns.ts'

/** The value at a dotted path, or undefined where there is none. Never follows what an object only inherits. */
export function at(json: unknown, path: string): unknown {
  let value = json
  for (const step of stepsOf(path)) {
    if (!isObject(value) || !Object.hasOwn(value, step)) return undefined
    value = value[step]
  }
  return value
}

/** The first object on the way to a path that is something else, as its path and what it is; undefined when the way is free. */
export function blocked(json: unknown, path: string): string | undefined {
  let value = json
  const gone: string[] = []
  for (const step of stepsOf(path)) {
    if (value === undefined || value === null) return undefined
    if (!isObject(value)) return gone.join('.')
    value = Object.hasOwn(value, step) ? value[step] : undefined
    gone.push(step)
  }
  return undefined
}

export type Building = { [key: string]: Json }

/** Writes at a dotted path, making the objects on the way. Paths come from the description, never from a file. */
export function put(into: Building, path: string, value: Json): void {
  const steps = stepsOf(path)
  const last = steps.pop()
  if (last === undefined) return
  let target = into
  for (const step of steps) {
    const next = Object.hasOwn(target, step) ? target[step] : undefined
    const object: Building = isObject(next) ? (next as Building) : {}
    target[step] = object
    target = object
  }
  target[last] = value
}

function stepsOf(path: string): string[] {
  return path === '' ? [] : path.split('.')
}
