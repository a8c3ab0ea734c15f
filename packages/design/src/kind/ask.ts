import type { Field, FieldOf } from '../describe.ts'
import type { Kind, KindValues, Value } from '../kinds.ts'

/** One question answered for every kind: a new kind does not compile until each such table has its line. */
export type PerKind<Rest extends readonly unknown[], Answer> = {
  readonly [K in Kind]: (field: FieldOf<K>, value: KindValues[K], ...rest: Rest) => Answer
}

/** The same for what is not known to be a value yet. */
export type PerKindUnknown<Rest extends readonly unknown[], Answer> = {
  readonly [K in Kind]: (field: FieldOf<K>, value: unknown, ...rest: Rest) => Answer
}

export function ask<Rest extends readonly unknown[], Answer>(
  table: PerKind<Rest, Answer>,
  field: Field,
  value: Value,
  ...rest: Rest
): Answer {
  // A field's kind says what its value is; TypeScript cannot follow that through a table, so it is taken on trust here only.
  const answer = table[field.kind] as unknown as (field: Field, value: Value, ...rest: Rest) => Answer
  return answer(field, value, ...rest)
}

export function askUnknown<Rest extends readonly unknown[], Answer>(
  table: PerKindUnknown<Rest, Answer>,
  field: Field,
  value: unknown,
  ...rest: Rest
): Answer {
  const answer = table[field.kind] as unknown as (field: Field, value: unknown, ...rest: Rest) => Answer
  return answer(field, value, ...rest)
}
