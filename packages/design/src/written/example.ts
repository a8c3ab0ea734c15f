import type { Field } from '../describe.ts'
import { writeValue } from '../kind/in-file.ts'
import type { Value } from '../kinds.ts'

const longestExample = 60

/** A value as a file says it, in a table cell; nothing where there is none. */
export function exampleOf(field: Field, value: Value | undefined): string {
  if (value === undefined) return ''
  const json = JSON.stringify(writeValue(field, value, () => undefined))
  // A backtick would end the code it stands in.
  const text = (json ?? '').replaceAll('`', '’')
  const letters = [...text]
  return `\`${letters.length <= longestExample ? text : `${letters.slice(0, longestExample - 1).join('')}…`}\``
}
