import { openTo } from '@balcony/access'
import { snippet } from '@balcony/design/search'
import type { House } from '../context.ts'
import type { SearchHit, SearchResults } from '../contract.ts'
import type { Asker } from '../door/doorkeeper.ts'
import type { SearchAnswer, Shelf } from './answer.ts'

const maxHits = 50

/** Everything that the asker may read and that answers the query, best first. Nothing else is looked at. */
export async function searchFor(house: House, asker: Asker, query: string): Promise<SearchResults> {
  const designs = await house.storage.designs.ofPerson(asker.person)
  const all: (SearchHit & { score: number })[] = []
  for (const design of designs) {
    const member = await house.keeper.member(asker, design.id)
    const open = openTo(member)
    const shelves = design.compartments.flatMap(({ name, epoch, head }): readonly Shelf[] =>
      open.includes(name) ? [{ room: `${design.id}/${name}`, compartment: name, epoch, head }] : [],
    )
    if (shelves.length === 0) continue
    const answer = await look(house, shelves, query).catch((error: unknown) => {
      // One design that cannot be read does not hide the others.
      house.report({
        event: 'search-failed',
        design: design.id,
        error: error instanceof Error ? error.name : 'unknown',
      })
      return []
    })
    // Whoever was sent out meanwhile is told nothing.
    const still = openTo(await house.keeper.member(asker, design.id))
    if (open.some((each) => !still.includes(each))) continue
    const { id, title, coverTitle } = design
    for (const { entry, score } of answer)
      all.push({
        ...{ score, design: { id, title, coverTitle }, address: entry.address },
        ...(entry.name === undefined ? {} : { name: entry.name }),
        snippet: snippet(entry.words, query),
      })
  }
  // Sorting keeps what is equally good in the order of the designs and their places.
  const best = all.toSorted((left, right) => right.score - left.score)
  return { hits: best.slice(0, maxHits).map(({ score: _, ...hit }) => hit), more: best.length > maxHits }
}

/** One job for each design, so that others' questions come in between. */
async function look({ reader, storage }: House, shelves: readonly Shelf[], query: string) {
  const ask = (given: readonly Shelf[]): Promise<SearchAnswer> =>
    reader.ask({ is: 'search', shelves: given, query, limit: maxHits + 1 })
  const first = await ask(shelves)
  if (first.is === 'found') return first.found
  const loaded = await Promise.all(
    shelves.map(async (shelf): Promise<Shelf | undefined> => {
      const stored = await storage.log.load(shelf.room)
      if (!stored) return undefined
      const { epoch, head, snapshot } = stored
      const rest = stored.updates.map((update) => update.bytes)
      return { ...shelf, epoch, head, updates: snapshot ? [snapshot, ...rest] : rest }
    }),
  )
  // With every log in hand nothing is missing, whatever was forgotten meanwhile.
  const second = await ask(loaded.filter((shelf) => shelf !== undefined))
  return second.is === 'found' ? second.found : []
}
