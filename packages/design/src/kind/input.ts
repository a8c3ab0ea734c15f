import type { Field, FieldOf, Option } from '../describe.ts'
import type { Kind } from '../kinds.ts'

/** How a value is typed: plain data from which the editor makes its control. */
export type Control =
  | { readonly control: 'line' | 'paragraph' | 'lines' | 'translations' | 'prose' | 'time' | 'language' | 'languages' }
  | { readonly control: 'link' | 'switch' }
  | {
      readonly control: 'number'
      readonly from: number | undefined
      readonly to: number | undefined
      readonly step: number | undefined
      readonly unit: string | undefined
    }
  | { readonly control: 'money'; readonly currencyAt: string | undefined }
  | { readonly control: 'minutes'; readonly step: number }
  | {
      readonly control: 'date'
      readonly precision: 'day' | 'month' | 'any'
      readonly words: readonly Option[]
    }
  /** One of few stands as buttons side by side, one of many as a list. */
  | { readonly control: 'buttons' | 'select'; readonly options: readonly Option[] }
  | { readonly control: 'checks'; readonly options: readonly Option[] }
  /** A scale of few steps is clicked, a long one is drawn. */
  | {
      readonly control: 'steps' | 'slider'
      readonly from: number
      readonly to: number
      readonly ends: readonly [string, string]
    }
  | {
      readonly control: 'record' | 'records'
      readonly tables: readonly string[]
      readonly words: readonly Option[]
    }

export function inputOf(field: Field): Control {
  const input = inputs[field.kind] as (field: Field) => Control
  return input(field)
}

const mostButtons = 4
const mostSteps = 9

const inputs: { readonly [K in Kind]: (field: FieldOf<K>) => Control } = {
  text: (field) => ({ control: field.size }),
  translations: () => ({ control: 'translations' }),
  prose: () => ({ control: 'prose' }),
  number: (field) => ({
    control: 'number',
    from: field.from,
    to: field.to,
    step: field.whole ? 1 : undefined,
    unit: field.unit,
  }),
  money: (field) => ({ control: 'money', currencyAt: field.currencyAt }),
  date: (field) => ({ control: 'date', precision: field.precision, words: field.words ?? [] }),
  time: () => ({ control: 'time' }),
  duration: () => ({ control: 'minutes', step: 5 }),
  choice: (field) => ({
    control: field.options.length <= mostButtons ? 'buttons' : 'select',
    options: field.options,
  }),
  choices: (field) => ({ control: 'checks', options: field.options }),
  flag: () => ({ control: 'switch' }),
  scale: ({ from, to, ends }) => ({ control: to - from < mostSteps ? 'steps' : 'slider', from, to, ends }),
  reference: (field) => ({ control: 'record', tables: field.to, words: field.words ?? [] }),
  references: (field) => ({ control: 'records', tables: field.to, words: field.words ?? [] }),
  language: () => ({ control: 'language' }),
  languages: () => ({ control: 'languages' }),
  link: () => ({ control: 'link' }),
}
