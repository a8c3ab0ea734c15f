// The words of the templates that an interface shows: like labels of the description, they are their own message ids.
import { templates, typeQuestions } from '@balcony/design'
import type { LinguiConfig } from '@lingui/cli'

type Extractor = NonNullable<LinguiConfig['extractors']>[number]

export const templateExtractor: Extractor = {
  match: (file) => file.endsWith('/template-words.ts'),
  extract(file, _code, found) {
    for (const [id, where] of templateWords()) found({ id, message: id, origin: [file, 1], comment: where })
  },
}

/** Names, when to use them, what they take, and the questions of the process types. Headings and agendas are content, not interface. */
export function templateWords(): ReadonlyMap<string, string> {
  const words = new Map<string, string>()
  const add = (text: string, where: string) => {
    if (!words.has(text)) words.set(text, where)
  }
  for (const { id, name, purpose, useWhen, notWhen, defaults, indicators } of templates) {
    const { groupSize, length, venue, languages, followUp } = defaults
    for (const text of [name, purpose, useWhen, notWhen, groupSize, length, venue, languages, followUp, ...indicators])
      add(text, id)
  }
  for (const [type, questions] of Object.entries(typeQuestions))
    for (const { section, text } of questions) add(text, `${type}, ${section}`)
  return words
}
