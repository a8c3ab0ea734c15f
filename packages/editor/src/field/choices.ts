import type { Field, Option } from '@balcony/design'
import type { Live } from '@balcony/document'
import { nameOfRecord } from '../live/names.ts'
import { languageName, type Showing } from './shown.ts'

export interface PickerChoice {
  readonly id: string
  readonly label: string
  readonly about?: string
}

/** What can be picked for a field, in the order in which it is offered. */
export function choicesFor(
  field: Field,
  live: Live,
  showing: Showing,
  chosen: readonly string[],
): readonly PickerChoice[] {
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return field.options.map((option) => ({ id: option.value, label: showing.say(option.label) }))
    case 'flag':
      return [
        { id: 'yes', label: showing.say('Yes') },
        { id: 'no', label: showing.say('No') },
      ]
    case 'scale':
      return Array.from({ length: field.to - field.from + 1 }, (_, index) => {
        const at = field.from + index
        const end = at === field.from ? field.ends[0] : at === field.to ? field.ends[1] : undefined
        const figure = at.toLocaleString(showing.locale)
        return { id: String(at), label: end === undefined ? figure : `${figure}, ${showing.say(end)}` }
      })
    case 'reference':
    case 'references':
      return [
        ...wordChoices(field.words ?? [], showing),
        ...field.to.flatMap((table) => {
          const described = live.process.tables[table]
          if (!described || !live.open.includes(described.compartment)) return []
          const several = field.to.length > 1
          return live.rows(table).map((row) => ({
            id: row.id,
            label: nameOfRecord(live, `${table}/${row.id}`) ?? row.id,
            ...(several ? { about: showing.say(described.singular) } : {}),
          }))
        }),
      ]
    case 'language':
    case 'languages':
      return [...new Set([...chosen, ...common])]
        .map((tag) => ({ id: tag, label: languageName(tag, showing.locale), about: tag }))
        .toSorted((left, right) => left.label.localeCompare(right.label, showing.locale))
    default:
      return []
  }
}

function wordChoices(words: readonly Option[], showing: Showing): readonly PickerChoice[] {
  return words.map((word) => ({ id: word.value, label: showing.say(word.label) }))
}

/** Offered without typing; any other BCP-47 tag can be typed. */
const common = [
  'am',
  'ar',
  'az',
  'bg',
  'bn',
  'bs',
  'ckb',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'es',
  'fa',
  'fr',
  'ha',
  'he',
  'hi',
  'hr',
  'hu',
  'hy',
  'id',
  'it',
  'ja',
  'ka',
  'kk',
  'km',
  'ko',
  'ku',
  'ky',
  'mk',
  'my',
  'ne',
  'nl',
  'no',
  'om',
  'pl',
  'prs',
  'ps',
  'pt',
  'ro',
  'ru',
  'rw',
  'si',
  'so',
  'sq',
  'sr',
  'sv',
  'sw',
  'ta',
  'tg',
  'th',
  'ti',
  'tk',
  'tr',
  'uk',
  'ur',
  'uz',
  'vi',
  'zh',
]
