import type { ProseDoc } from '@balcony/design'

/** Languages of one translated text. */
export const maxLanguagesPerText = 20

/** How much of `maxProseChars` a prose takes: written as JSON, the form in which it leaves and comes back. */
export function proseChars(doc: ProseDoc): number {
  return JSON.stringify(doc).length
}
