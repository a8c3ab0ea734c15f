import type { Field, Kind, Value } from '@balcony/design'

/**
 * What came from another client, judged by the form of its kind only: a choice that is no longer offered can still be shown and put
 * right, but a list where a number belongs would break whoever reads it.
 */
export function readValue(field: Field, value: unknown): Value | undefined {
  return shapes[field.kind](value) ? (value as Value) : undefined
}

const isText = (value: unknown): boolean => typeof value === 'string' && value.isWellFormed()
const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value)
const isTextList = (value: unknown): boolean => Array.isArray(value) && value.every(isText)

const shapes: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  text: isText,
  translations: (value) => isPlain(value) && Object.values(value).every(isText),
  prose: (value) => isPlain(value) && value['type'] === 'doc' && Array.isArray(value['content']),
  number: isNumber,
  money: (value) => isPlain(value) && isNumber(value['amount']) && isText(value['currency']),
  date: (value) => isText(value) && (value as string).length <= 40,
  time: (value) => isText(value) && /^\d{2}:\d{2}$/.test(value as string),
  duration: isNumber,
  choice: isText,
  choices: isTextList,
  flag: (value) => typeof value === 'boolean',
  scale: (value) => Number.isInteger(value),
  reference: isText,
  references: isTextList,
  language: isText,
  languages: isTextList,
  link: (value) => isText(value) && isSafeLink(value as string),
}

/** Anything else (`javascript:`, `data:`) could act when it is opened. */
export function isSafeLink(href: string): boolean {
  return /^(https?:\/\/|mailto:)[^\s]/i.test(href)
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
