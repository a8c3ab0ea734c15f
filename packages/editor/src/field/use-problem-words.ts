import type { Problem } from '@balcony/base'
import type { Field, Kind } from '@balcony/design'
import { maxLineChars, maxTextChars } from '@balcony/design'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useLocale } from '../live/use-locale.ts'

/**
 * What is wrong with a value, in the reader's language. Problems of the description and of the document speak clear English, for
 * whoever reads them by machine; other readers are told what the field expects.
 */
export function useProblemWords(field: Field): (problem: Problem) => string {
  const say = useWordsOfFields()
  return (problem) => say(field, problem)
}

/** The same for whichever field it is. */
export function useWordsOfFields(): (field: Field, problem: Problem) => string {
  const { t, i18n } = useLingui()
  const locale = useLocale()
  const figure = (value: number) => value.toLocaleString(locale)
  const range = (from: number | undefined, to: number | undefined) => {
    if (from !== undefined && to !== undefined) return t`Expected a number from ${figure(from)} to ${figure(to)}.`
    if (from !== undefined) return t`Expected a number of at least ${figure(from)}.`
    return to === undefined
      ? t`Expected a number, for example ${figure(24)}.`
      : t`Expected a number of at most ${figure(to)}.`
  }
  const expected: { readonly [K in Kind]: (of: Field & { readonly kind: K }) => string } = {
    text: (of) => {
      const most = of.size === 'line' ? maxLineChars : maxTextChars
      return plural(most, {
        one: 'Expected text of at most # character.',
        other: 'Expected text of at most # characters.',
      })
    },
    translations: () => t`Expected a text for each language.`,
    prose: () => t`Expected rich text as Balcony writes it, and not too much of it.`,
    number: (of) => range(of.from, of.to),
    scale: (of) => range(of.from, of.to),
    money: () => t`Expected an amount and its currency, for example 1200 EUR.`,
    date: (of) =>
      of.precision === 'month'
        ? t`Expected a month of the calendar.`
        : of.precision === 'any'
          ? t`Expected a day, a month, a quarter or a year.`
          : t`Expected a day of the calendar.`,
    time: () => t`Expected a time of day, for example 09:30.`,
    duration: () => t`Expected a length, for example 75 min or 1 h 15, up to a week.`,
    choice: () => t`Expected one of the choices.`,
    choices: () => t`Expected some of the choices, each once.`,
    flag: () => t`Expected yes or no.`,
    reference: () => t`Expected a record that is in this design.`,
    references: () => t`Expected records that are in this design, each once.`,
    language: () => t`Expected a language, for example en or ar.`,
    languages: () => t`Expected languages, for example en or ar, each once.`,
    link: () => t`Expected an address that begins with http, https or mailto.`,
  }
  return (field, problem) => {
    const known = i18n._(problem.message)
    const isTold = i18n.locale === 'en' || known !== problem.message || problem.code === 'conflict'
    if (isTold) return known
    if (problem.code === 'not-found') return t`This is not there any more.`
    // The table answers for each kind with the field of that kind.
    return (expected[field.kind] as (of: Field) => string)(field)
  }
}
