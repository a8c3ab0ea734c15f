import { ok, type Result, refuse } from '@balcony/base'
import { type Address, type Field, lifeOf, type ProseDoc, type Value, wordsOf } from '@balcony/design'
import { isLanguage, isMember } from './fields.ts'
import { bytesOf, designLimits, kilobytes } from './limits.ts'
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
  const bytes = bytesOf(text)
  if (bytes <= designLimits.textBytes) return ok(undefined)
  return refuse('too-large', tooLong(field, bytes, designLimits.textBytes), at)
}

/** Whether prose is longer than a field may be; editors ask before they let more in. */
export function checkProse(field: Field, doc: ProseDoc, at: Address): Result<void> {
  const bytes = bytesOf(wordsOf(doc))
  if (bytes <= designLimits.proseBytes) return ok(undefined)
  return refuse('too-large', tooLong(field, bytes, designLimits.proseBytes), at)
}

export function checkLanguage(field: Field, language: string, at: Address): Result<void> {
  if (isLanguage(language)) return ok(undefined)
  return refuse('invalid', `${field.label}: “${language.slice(0, 40)}” is not a language tag such as “en” or “ar”.`, at)
}

function tooLong(field: Field, bytes: number, most: number): string {
  return `${field.label} may hold ${kilobytes(most)} of text; this is ${kilobytes(bytes)}. Nothing was changed: shorten it, or divide it.`
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
    if (members.length <= designLimits.membersPerSet) return ok(undefined)
    return refuse('too-many', `${field.label} takes up to ${designLimits.membersPerSet}. Nothing was changed.`, at)
  },
  text: (field, value, at) => checkText(field, value as string, at),
  texts: (field, value, at) => {
    const texts = Object.entries(value as Readonly<Record<string, string>>)
    if (texts.length > designLimits.languagesPerText)
      return refuse(
        'too-many',
        `${field.label} takes up to ${designLimits.languagesPerText} languages. Nothing was changed.`,
        at,
      )
    for (const [language, text] of texts) {
      const checked = [checkLanguage(field, language, at), checkText(field, text, at)].find((result) => !result.ok)
      if (checked) return checked
    }
    return ok(undefined)
  },
  prose: (field, value, at) => checkProse(field, value as ProseDoc, at),
}
