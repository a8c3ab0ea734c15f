import type { Field, Value } from '@balcony/design'

// A picker knows only ids; these turn values of the picked kinds into ids and back.

export function chosenOf(field: Field, value: Value | undefined): readonly string[] {
  if (value === undefined) return []
  if (field.kind === 'flag') return [value === true ? 'yes' : 'no']
  if (Array.isArray(value)) return value as readonly string[]
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : []
}

export function pickedValue(field: Field, chosen: readonly string[]): Value | undefined {
  const [one] = chosen
  if (isSeveral(field)) return chosen.length === 0 ? undefined : chosen
  if (one === undefined) return undefined
  if (field.kind === 'flag') return one === 'yes'
  return field.kind === 'scale' ? Number(one) : one
}

export function isSeveral(field: Field): boolean {
  return field.kind === 'choices' || field.kind === 'references' || field.kind === 'languages'
}

export function isLanguageTag(text: string): boolean {
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text)
}
