// What a value should have been, and what came instead, as the parts of a sentence in the reader's language.
import { templates } from '@balcony/base'
import { i18n } from '@lingui/core'

/** Longer ones before those that they hold. Values of a file stay as the file says them. */
const expectedParts: readonly string[] = [
  /*i18n*/ 'a whole number of {unit} from {from} to {to}; this says {came}',
  /*i18n*/ 'a whole number of {unit} from {from} to {to}',
  /*i18n*/ 'a whole number of {unit} from {from}; this says {came}',
  /*i18n*/ 'a whole number of {unit} from {from}',
  /*i18n*/ 'a whole number of {unit}',
  /*i18n*/ 'a whole number from {from} to {to}; this says {came}',
  /*i18n*/ 'a whole number from {from} to {to}',
  /*i18n*/ 'a whole number from {from}; this says {came}',
  /*i18n*/ 'a whole number from {from}',
  /*i18n*/ 'a whole number; this says {came}',
  /*i18n*/ 'a whole number',
  /*i18n*/ 'a number of {unit} from {from} to {to}; this says {came}',
  /*i18n*/ 'a number of {unit} from {from} to {to}',
  /*i18n*/ 'a number of {unit} from {from}; this says {came}',
  /*i18n*/ 'a number of {unit} from {from}',
  /*i18n*/ 'a number of {unit}',
  /*i18n*/ 'a number from {from} to {to}; this says {came}',
  /*i18n*/ 'a number from {from} to {to}',
  /*i18n*/ 'a number from {from}; this says {came}',
  /*i18n*/ 'a number from {from}',
  /*i18n*/ 'a number: {said}',
  /*i18n*/ 'a number',
  /*i18n*/ 'text of at most {most} characters; this has {has}',
  /*i18n*/ 'rich text of at most {most} characters',
  /*i18n*/ 'rich text nested at most {most} deep',
  /*i18n*/ 'text or a rich-text document',
  /*i18n*/ 'texts by language',
  /*i18n*/ 'text: {said}',
  /*i18n*/ 'text',
  /*i18n*/ 'languages as BCP-47 tags, e.g. en or ar, each once',
  /*i18n*/ 'languages as BCP-47 tags, e.g. en or ar',
  /*i18n*/ 'a language as a BCP-47 tag, e.g. en or ar',
  /*i18n*/ 'an amount and its currency',
  /*i18n*/ 'a currency of three letters, e.g. EUR',
  /*i18n*/ 'a time from 00:00 to 23:59',
  /*i18n*/ 'one of {options}',
  /*i18n*/ 'any of {options}, each once',
  /*i18n*/ 'true or false: {said}',
  /*i18n*/ 'yes or no',
  /*i18n*/ 'an address that begins with http, https or mailto',
  /*i18n*/ 'ids of records, each once',
  /*i18n*/ 'the id of a record',
  /*i18n*/ 'an id of 1 to 64 letters, digits, ".", "_" or "-"',
  /*i18n*/ 'a day as YYYY-MM-DD',
  /*i18n*/ 'a month as YYYY-MM',
  /*i18n*/ 'a day, month, quarter or year as YYYY-MM-DD, YYYY-MM, YYYY-Q1 or YYYY',
  /*i18n*/ 'at most {most} entries',
  /*i18n*/ '{said}, as “{value}” says',
  /*i18n*/ 'an object',
  /*i18n*/ 'a list',
  /*i18n*/ 'ids as keys',
  /*i18n*/ 'missing',
  /*i18n*/ 'something else',
]

const made = templates(expectedParts)
/** Rich text can be wrong in many ways, which nobody writes by hand. */
const richText = /*i18n*/ 'rich text as Balcony writes it'

/** The part in the reader's language; what is not known stands as it came, apart from the line around it. */
export function expectedInWords(part: string): string {
  const known = made(part)
  if (known) return i18n._(known.template, known.values)
  return part.startsWith('rich text') ? i18n._(richText) : `\u2068${part}\u2069`
}

/** Whether there are words for it; a test asks. */
export function isExpectedKnown(part: string): boolean {
  return made(part) !== undefined || part.startsWith('rich text')
}
