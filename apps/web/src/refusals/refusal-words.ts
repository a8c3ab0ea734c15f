// The one place where refusals of the server become words of the reader's language.
import { type Problem, templates } from '@balcony/base'
import { i18n } from '@lingui/core'
import { expectedInWords } from './expected.ts'
import { fallbackWords } from './fallbacks.ts'
import { refusalTemplates } from './templates.ts'

const made = templates(refusalTemplates)

/** The same refusal in the reader's language; English is what the server speaks. */
export function inReadersWords(problem: Problem): Problem {
  if (!i18n.locale || i18n.locale === 'en') return problem
  return { ...problem, message: said(problem) }
}

function said({ code, message }: Problem): string {
  const known = made(message)
  if (known) return i18n._(known.template, { ...known.values, ...named(known.values) })
  // The English detail stands apart, so that its letters do not mix with a line from right to left.
  return i18n._(fallbackWords[code], { detail: `\u2068${message}\u2069` })
}

/** Labels of fields and tables have words of their own, and so has what a value should have been. */
function named({ label, expected, came, among }: Readonly<Record<string, string>>) {
  return {
    ...(among === undefined ? {} : { among: listed(among) }),
    ...(label === undefined ? {} : { label: i18n._(label) }),
    ...(expected === undefined ? {} : { expected: expectedInWords(expected) }),
    ...(came === undefined ? {} : { came: expectedInWords(came) }),
  }
}

/** Names of tables, one or several. */
function listed(names: string): string {
  const said = names.split(', ').map((name) => i18n._(name.charAt(0).toUpperCase() + name.slice(1)))
  return new Intl.ListFormat(i18n.locale, { type: 'disjunction' }).format(said)
}
