import type { ProseDoc } from './prose.ts'

/** What each kind of field holds, as a plain JSON value in a snapshot. */
export interface KindValues {
  /** Plain text, one or several lines. */
  text: string
  /** The same words in several languages: BCP-47 tag → text. */
  translations: Readonly<Record<string, string>>
  /** Rich text, as ProseMirror JSON of the schema in `prose.ts`. */
  prose: ProseDoc
  number: number
  /** Amount in units of `currency` (ISO 4217), not cents. */
  money: { readonly amount: number; readonly currency: string }
  /** YYYY-MM-DD, YYYY-MM, YYYY-Q1 or YYYY (the field says which precision it takes), or one of the field's words. */
  date: string
  /** HH:MM, 24 hours. */
  time: string
  /** Minutes. */
  duration: number
  /** One of the field's options. */
  choice: string
  choices: readonly string[]
  flag: boolean
  /** A whole number between the field's `from` and `to`. */
  scale: number
  /** Id of a record in one of the field's tables, or one of the field's words. */
  reference: string
  references: readonly string[]
  /** BCP-47. */
  language: string
  languages: readonly string[]
  /** An http, https or mailto address. */
  link: string
}

export type Kind = keyof KindValues
export type Value = KindValues[Kind]

export const kinds = [
  'text',
  'translations',
  'prose',
  'number',
  'money',
  'date',
  'time',
  'duration',
  'choice',
  'choices',
  'flag',
  'scale',
  'reference',
  'references',
  'language',
  'languages',
  'link',
] as const satisfies readonly Kind[]

/** How a value lives in Yjs. Registers take the last writer, members add and remove, texts and prose merge. */
export type Life = 'register' | 'members' | 'text' | 'texts' | 'prose'

export const lifeOf: Readonly<Record<Kind, Life>> = {
  text: 'text',
  translations: 'texts',
  prose: 'prose',
  number: 'register',
  money: 'register',
  date: 'register',
  time: 'register',
  duration: 'register',
  choice: 'register',
  choices: 'members',
  flag: 'register',
  scale: 'register',
  reference: 'register',
  references: 'members',
  language: 'register',
  languages: 'members',
  link: 'register',
}
