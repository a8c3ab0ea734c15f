import type { Field, Values } from '@balcony/design'

/** Whether a field is shown for a record: some apply only to some, e.g. media details to a media component. */
export function isShown(field: Field, values: Values): boolean {
  if (!field.when) return true
  const said = values[field.when.field]
  const wanted = field.when.is
  return Array.isArray(said) ? said.some((one) => wanted.includes(String(one))) : wanted.includes(String(said))
}

/** Fields that need the whole width, below the short facts. */
export function isLongField(field: Field): boolean {
  return field.kind === 'prose' || field.kind === 'translations' || (field.kind === 'text' && field.size !== 'line')
}
