import type { Field, Value } from '@balcony/design'
import { type Showing, shownValue } from '../field/shown.ts'

/** Values in words, each said once: filtering 2,000 rows at every letter asks for the same words again and again. */
export function remembered(showing: Showing): (field: Field, value: Value | undefined) => string {
  const fields = new Map<Field, Map<Value, string>>()
  return (field, value) => {
    if (value === undefined) return ''
    const known = fields.get(field) ?? new Map<Value, string>()
    fields.set(field, known)
    const words = known.get(value) ?? shownValue(field, value, showing)
    known.set(value, words)
    return words
  }
}
