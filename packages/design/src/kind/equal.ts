import type { Field } from '../describe.ts'
import type { Value } from '../kinds.ts'
import { ask, type PerKind } from './ask.ts'

/** Whether two values of a field say the same. Sets are equal whatever their order. */
export function equal(field: Field, a: Value | undefined, b: Value | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return ask(equals, field, a, b)
}

const same = (_: Field, a: Value, b: Value) => a === b
const sameMembers = (_: Field, a: readonly string[], b: Value) =>
  Array.isArray(b) && a.length === b.length && new Set([...a, ...b]).size === new Set(a).size

const equals: PerKind<[Value], boolean> = {
  text: same,
  translations: (_, a, b) => sameJson(a, b),
  prose: (_, a, b) => sameJson(a, b),
  number: same,
  money: (_, a, b) => sameJson(a, b),
  date: same,
  time: same,
  duration: same,
  choice: same,
  choices: sameMembers,
  flag: same,
  scale: same,
  reference: same,
  references: sameMembers,
  language: same,
  languages: sameMembers,
  link: same,
}

/** Equal as JSON, whatever the order of keys; a key that says undefined is a key that is not there. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    return a.every((item, index) => sameJson(item, b[index]))
  }
  const left = new Map(Object.entries(a).filter(([, value]) => value !== undefined))
  const right = new Map(Object.entries(b).filter(([, value]) => value !== undefined))
  return (
    left.size === right.size && [...left].every(([key, value]) => right.has(key) && sameJson(value, right.get(key)))
  )
}
