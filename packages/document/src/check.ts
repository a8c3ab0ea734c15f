import { ok, type Problem, type Result, refuse } from '@balcony/base'
import { type Address, type Field, maxProseChars, type ProseDoc, type Value, validate } from '@balcony/design'
import { isLanguage, isMember } from './fields.ts'
import { maxLanguagesPerText, proseChars } from './limits.ts'
import { readValue } from './shapes.ts'

/** Whether a value may be written into a field. Whether what it refers to exists is not asked: another person may be adding it. */
export function checkValue(field: Field, value: Value, at: Address): Result<void> {
  const problem = validate(field, value, undefined, at)
  if (problem) return unchanged(problem)
  if (readValue(field, value) === undefined)
    return refuse('invalid', `${field.label}: this cannot be kept here. Nothing was changed.`, at)
  if (field.kind === 'choices' || field.kind === 'references' || field.kind === 'languages')
    return checkMembers(field, value as readonly string[], at)
  if (field.kind === 'translations') return checkLanguages(field, Object.keys(value), at)
  return ok(undefined)
}

/** Whether prose is longer than a field may be; editors ask before they let more in. */
export function checkProse(field: Field, doc: ProseDoc, at: Address): Result<void> {
  const chars = proseChars(doc)
  if (chars <= maxProseChars) return ok(undefined)
  const [most, has] = [maxProseChars, chars].map((count) => count.toLocaleString('en'))
  return refuse(
    'too-large',
    `${field.label} may hold ${most} characters with their form; this has ${has}. Divide or shorten it.`,
    at,
  )
}

function checkMembers(field: Field, members: readonly string[], at: Address): Result<void> {
  const strange = members.find((member) => !isMember(field, member))
  if (strange === undefined) return ok(undefined)
  return refuse('invalid', `${field.label}: “${strange.slice(0, 40)}” cannot be chosen here. Nothing was changed.`, at)
}

function checkLanguages(field: Field, languages: readonly string[], at: Address): Result<void> {
  const strange = languages.find((language) => !isLanguage(language))
  if (strange !== undefined)
    return refuse('invalid', `${field.label}: “${strange.slice(0, 40)}” is not a language such as “en” or “ar”.`, at)
  if (languages.length <= maxLanguagesPerText) return ok(undefined)
  return refuse('too-many', `${field.label} takes up to ${maxLanguagesPerText} languages. Nothing was changed.`, at)
}

function unchanged(problem: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem: { ...problem, message: `${problem.message} Nothing was changed.` } }
}
