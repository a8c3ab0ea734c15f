import { type Compartment, lifeOf, process } from '@balcony/design'
import * as Y from 'yjs'
import type { Chance } from './chance.ts'

/** A few places of each sort in a compartment. */
export interface Places {
  readonly texts: readonly string[]
  readonly proses: readonly string[]
}

/** From the description, so that what the tests write is what people may write. */
export function placesIn(compartment: Compartment): Places {
  const addresses = (life: 'text' | 'prose') => [
    ...Object.entries(process.sections)
      .filter(([, section]) => section.compartment === compartment)
      .flatMap(([name, section]) =>
        Object.entries(section.fields)
          .filter(([, field]) => lifeOf[field.kind] === life)
          .map(([field]) => `${name}/${field}`),
      ),
    ...Object.entries(process.tables)
      .filter(([, table]) => table.compartment === compartment)
      .flatMap(([name, table]) =>
        Object.entries(table.fields)
          .filter(([, field]) => lifeOf[field.kind] === life)
          .map(([field]) => `${name}/r1/${field}`),
      ),
  ]
  return { texts: addresses('text').slice(0, 3), proses: addresses('prose').slice(0, 3) }
}

/** One change as a person makes them: mostly letters, sometimes a paste, a deletion, a paragraph. */
export function editAtRandom(doc: Y.Doc, places: Places, chance: Chance): void {
  const prose = places.proses.length > 0 && chance.below(2) === 0
  doc.transact(() => {
    if (prose) editProse(doc.getXmlFragment(chance.pick(places.proses)), chance)
    else editText(doc.getText(chance.pick(places.texts)), chance)
  })
}

const longest = 4_000
/** Words in a paste; long ones make the log grow until it is compacted. */
const pasted = [20, 60, 1_500]

function editText(text: Y.Text | Y.XmlText, chance: Chance): void {
  const at = chance.below(text.length + 1)
  const erase = text.length > longest ? 10 : 3
  if (chance.below(12) < erase && text.length > 0) {
    const from = chance.below(text.length)
    text.delete(from, Math.min(text.length - from, 1 + chance.below(text.length > longest ? longest : 30)))
  } else if (chance.below(40) === 0) text.insert(at, words(chance, chance.pick(pasted)))
  else text.insert(at, chance.pick([...'abcdefghijklmnopqrstuvwxyz ', 'é', '河', 'س']))
}

function editProse(fragment: Y.XmlFragment, chance: Chance): void {
  const paragraphs = fragment.toArray().filter((each) => each instanceof Y.XmlElement)
  if (paragraphs.length === 0 || chance.below(15) === 0) {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(words(chance, 4))])
    fragment.insert(chance.below(fragment.length + 1), [paragraph])
  } else if (paragraphs.length > 3 && chance.below(40) === 0) fragment.delete(chance.below(fragment.length), 1)
  else {
    const text = chance.pick(paragraphs).get(0)
    if (text instanceof Y.XmlText) editText(text, chance)
  }
}

function words(chance: Chance, count: number): string {
  return Array.from({ length: count }, () =>
    chance.pick(['river', 'treaty', 'well', 'guarantor', 'seasons', 'نهر']),
  ).join(' ')
}

/** Whether a document holds all of these updates: applying them again changes nothing and nothing waits for what is missing. */
export function holdsAll(doc: Y.Doc, updates: readonly Uint8Array[]): boolean {
  const copy = copyOf(doc)
  let changed = false
  copy.on('update', () => {
    changed = true
  })
  for (const update of updates) Y.applyUpdate(copy, update)
  return !changed && isWhole(copy)
}

/** Whether two documents are the same, erased parts included. */
export function areEqual(a: Y.Doc, b: Y.Doc, places: Places): boolean {
  const same = isWhole(a) && isWhole(b) && Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b))
  return same && wordsOf(a, places) === wordsOf(b, places)
}

function wordsOf(doc: Y.Doc, { texts, proses }: Places): string {
  return JSON.stringify([
    texts.map((name) => doc.getText(name).toString()),
    proses.map((name) => doc.getXmlFragment(name).toString()),
  ])
}

function isWhole({ store }: Y.Doc): boolean {
  return store.pendingStructs === null && store.pendingDs === null
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
