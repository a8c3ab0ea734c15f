import { templates } from '@balcony/design'

export interface Shelf {
  /** Name of the template. */
  readonly title: string
  readonly blocks: readonly { readonly title: string; readonly method: string; readonly duration: number }[]
}

/** What the agendas of the templates consist of; a block that several have stands at the first. */
export function library(): readonly Shelf[] {
  const seen = new Set<string>()
  return templates
    .map(({ name, sessions }) => ({
      title: name,
      blocks: sessions
        .flatMap(({ blocks }) => blocks)
        .map(({ title, method, minutes }) => ({ title, method, duration: minutes }))
        .filter(({ title, method }) => {
          const key = `${title} ${method}`
          return !seen.has(key) && seen.add(key)
        }),
    }))
    .filter(({ blocks }) => blocks.length > 0)
}
