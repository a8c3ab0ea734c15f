/** The first of the languages in which there is a title, else any that there is. */
export function titleIn(titles: unknown, languages: readonly string[]): string | undefined {
  if (typeof titles !== 'object' || titles === null) return undefined
  const written = new Map(Object.entries(titles).filter(([, text]) => typeof text === 'string' && text.trim() !== ''))
  const found = languages.find((language) => written.has(language))
  return found === undefined ? written.values().next().value : written.get(found)
}
