import { ok, type Result, refuse } from '@balcony/base'
import {
  type Address,
  type Field,
  lifeOf,
  maxLineChars,
  maxMembers,
  maxProseChars,
  maxTextChars,
  type ProseDoc,
  type Value,
} from '@balcony/design'
import { isLanguage, isMember } from './fields.ts'
import { maxLanguagesPerText, proseChars } from './limits.ts'
import { readValue } from './shapes.ts'

/** Whether a value may be written into a field: its form, and the limits of what a design may hold. */
export function checkValue(field: Field, value: Value, at: Address): Result<void> {
  if (readValue(field, value) === undefined)
    return refuse(
      'invalid',
      `${field.label}: this is not a value of the kind “${field.kind}”. Nothing was changed.`,
      at,
    )
  return limits[lifeOf[field.kind]](field, value, at)
}

export function checkText(field: Field, text: string, at: Address): Result<void> {
  const most = field.kind === 'text' && field.size === 'line' ? maxLineChars : maxTextChars
  return text.length <= most ? ok(undefined) : refuse('too-large', tooLong(field, text.length, most), at)
}

/** Whether prose is longer than a field may be; editors ask before they let more in. */
export function checkProse(field: Field, doc: ProseDoc, at: Address): Result<void> {
  const chars = proseChars(doc)
  return chars <= maxProseChars ? ok(undefined) : refuse('too-large', tooLong(field, chars, maxProseChars), at)
}

export function checkLanguage(field: Field, language: string, at: Address): Result<void> {
  if (isLanguage(language)) return ok(undefined)
  return refuse('invalid', `${field.label}: “${language.slice(0, 40)}” is not a language tag such as “en” or “ar”.`, at)
}

function tooLong(field: Field, chars: number, most: number): string {
  return `${field.label} may hold ${most.toLocaleString('en')} characters; this has ${chars.toLocaleString('en')}. Nothing was changed: shorten it, or divide it.`
}

type Check = (field: Field, value: Value, at: Address) => Result<void>

const limits: Readonly<Record<(typeof lifeOf)[keyof typeof lifeOf], Check>> = {
  register: () => ok(undefined),
  members: (field, value, at) => {
    const members = value as readonly string[]
    const strange = members.find((member) => !isMember(field, member))
    if (strange !== undefined)
      return refuse(
        'invalid',
        `${field.label}: “${strange.slice(0, 40)}” cannot be chosen here. Nothing was changed.`,
        at,
      )
    if (members.length <= maxMembers) return ok(undefined)
    return refuse('too-many', `${field.label} takes up to ${maxMembers}. Nothing was changed.`, at)
  },
  text: (field, value, at) => checkText(field, value as string, at),
  texts: (field, value, at) => {
    const texts = Object.entries(value as Readonly<Record<string, string>>)
    if (texts.length > maxLanguagesPerText)
      return refuse('too-many', `${field.label} takes up to ${maxLanguagesPerText} languages. Nothing was changed.`, at)
    for (const [language, text] of texts) {
      const checked = [checkLanguage(field, language, at), checkText(field, text, at)].find((result) => !result.ok)
      if (checked) return checked
    }
    return ok(undefined)
  },
  prose: (field, value, at) => checkProse(field, value as ProseDoc, at),
}
