import type { Values } from '@balcony/design'

/** What lists and tabs show of a design, as its own fields say. */
export function titlesOf(own: Values, otherwise: string): { readonly title: string; readonly coverTitle: string } {
  const titles = titlesIn(own['title'])
  const language = own['titleLanguage']
  const title = titles[typeof language === 'string' ? language : 'en'] ?? Object.values(titles)[0]
  const coverTitle = own['coverTitle']
  const cover = typeof coverTitle === 'string' && coverTitle.trim() !== '' ? coverTitle.trim() : otherwise
  return { title: title?.trim() || cover, coverTitle: cover }
}

export function titlesIn(value: unknown): Readonly<Record<string, string>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, string>) : {}
}
