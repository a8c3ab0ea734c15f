import { type Problem, templates } from '@balcony/base'
import type { I18n } from '@lingui/core'

/** What the document or the description refuses, in the reader's language: the sentences are messages of the catalogue. */
export function refusalWords(i18n: I18n, { message }: Problem): string {
  const known = made(message)
  if (!known) return i18n._(message)
  const { label } = known.values
  return i18n._(known.template, label === undefined ? known.values : { ...known.values, label: i18n._(label) })
}

/** {label} is the name of a field or a table, which has words of its own. */
export const documentRefusals: readonly string[] = [
  /*i18n*/ 'This is not there any more.',
  /*i18n*/ 'There is no such field here.',
  /*i18n*/ 'There is no such table here.',
  /*i18n*/ 'What stands here cannot be read. Choose it again.',
  /*i18n*/ 'Choose some words to comment on.',
  /*i18n*/ 'Choose fewer words: up to {most} characters, or comment on the whole field.',
  /*i18n*/ 'There is already a {label} with this id. Nothing was changed.',
  /*i18n*/ '“{id}” cannot be the id of a record.',
  /*i18n*/ '{label}: up to {most} can be kept here. Nothing was changed: remove some that are no longer needed.',
  /*i18n*/ '{label}: this cannot be kept here. Nothing was changed.',
  /*i18n*/ '{label}: “{value}” cannot be chosen here. Nothing was changed.',
  /*i18n*/ '{label}: “{value}” is not a language such as “en” or “ar”.',
  /*i18n*/ '{label} takes up to {most} languages. Nothing was changed.',
  /*i18n*/ '{label} may hold {most} characters with their form; this has {has}. Divide or shorten it.',
  /*i18n*/ '{label} is written in its editor, not set as a whole.',
  /*i18n*/ '{label} does not hold plain text.',
  /*i18n*/ '{label} does not hold plain text in several languages.',
  /*i18n*/ '{label} does not hold prose.',
  /*i18n*/ '{label} holds no words of this sort.',
  /*i18n*/ 'These words do not stand here any more. Look again.',
  /*i18n*/ '{label} has no field of this name.',
  /*i18n*/ '{label} should be {expected}.',
]

const made = templates(documentRefusals)
