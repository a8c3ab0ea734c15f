// The words of the process description: its labels are their own message ids, so that `i18n._(field.label)` finds them.
import { type Field, type Process, process } from '@balcony/design'
import type { LinguiConfig } from '@lingui/cli'

type Extractor = NonNullable<LinguiConfig['extractors']>[number]

/** Reads the description itself instead of this file's code: labels are built by functions, and no parser would find them. */
export const processWords: Extractor = {
  match: (file) => file.endsWith('/process-words.ts'),
  extract(file, _code, found) {
    for (const [id, where] of wordsOf(process)) found({ id, message: id, origin: [file, 1], comment: where })
  },
}

/** Every English text of the description that an interface shows, with the first place that uses it. */
export function wordsOf(described: Process): ReadonlyMap<string, string> {
  const words = new Map<string, string>()
  const add = (text: string | undefined, where: string) => {
    if (text !== undefined && text !== '' && !words.has(text)) words.set(text, where)
  }
  const addFields = (fields: Readonly<Record<string, Field>>, where: string) => {
    for (const [name, field] of Object.entries(fields)) {
      add(field.label, `${where}/${name}`)
      add(field.hint, `${where}/${name}`)
      if (field.kind === 'choice' || field.kind === 'choices')
        for (const option of field.options) add(option.label, `${where}/${name}: ${option.value}`)
      if (field.kind === 'scale') for (const end of field.ends) add(end, `${where}/${name}`)
      if (field.kind === 'number') add(field.unit, `${where}/${name}`)
    }
  }
  // What `print` of the design package says around values.
  for (const word of ['Yes', 'No', 'of', 'min']) add(word, 'values')
  for (const [name, section] of Object.entries(described.sections)) {
    add(section.label, name)
    for (const question of section.questions) add(question, name)
    addFields(section.fields, name)
  }
  for (const [name, table] of Object.entries(described.tables)) {
    add(table.label, name)
    add(table.singular, name)
    addFields(table.fields, name)
  }
  return words
}
