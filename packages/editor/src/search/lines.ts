import { type Address, type Level, type Process, place } from '@balcony/design'
import { likeness, tokensOf, wordsOfQuery } from '@balcony/design/search'
import { sectionOf } from '../live/places.ts'
import type { Hit } from './design-search.ts'

export interface HitGroup {
  readonly section: string
  readonly hits: readonly Hit[]
}

/** Hits by the section in which they stand; the best section first, and in each the best hit. */
export function bySection(process: Process, hits: readonly Hit[]): readonly HitGroup[] {
  const groups = new Map<string, Hit[]>()
  for (const hit of hits) {
    const section = sectionOf(process, hit.address)
    if (section === undefined) continue
    const group = groups.get(section) ?? []
    groups.set(section, group)
    group.push(hit)
  }
  return [...groups].map(([section, all]) => ({ section, hits: all }))
}

/** What answers to a name: every word of the query begins, or nearly is, a word of it. */
export function called<T extends { readonly label: string }>(all: readonly T[], query: string): readonly T[] {
  const wanted = wordsOfQuery(query)
  if (wanted.length === 0) return []
  return all.filter(({ label }) => {
    const words = tokensOf(label).map((token) => token.word)
    return wanted.every((each) => words.some((word) => likeness(word, each) > 0))
  })
}

/** How protected a place is: of a field as the field is, else as its section or table. */
export function levelAt(process: Process, address: Address): Level {
  const found = place(process, address)
  if (!found) return 'team'
  const holder = 'section' in found ? process.sections[found.section] : process.tables[found.table]
  const field = 'field' in found ? holder?.fields[found.field] : undefined
  return field?.level ?? holder?.level ?? 'team'
}
