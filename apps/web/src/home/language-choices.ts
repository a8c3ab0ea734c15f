/** Languages that are offered without typing a tag; a design takes any other later. */
const offered =
  'am ar az bg bn bs ckb cs da de el en es fa fr ha he hi hr hu hy id it ja ka kk km ko ku ky mk my ne nl no om pl prs ps pt ro ru rw si so sq sr sv sw ta tg th ti tk tr uk ur uz vi zh'

export interface LanguageChoice {
  readonly id: string
  readonly label: string
}

/** In the reader's language and order. */
export function languageChoices(locale: string): readonly LanguageChoice[] {
  const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' })
  return offered
    .split(' ')
    .map((id) => ({ id, label: names.of(id) ?? id }))
    .toSorted((one, other) => one.label.localeCompare(other.label, locale))
}
