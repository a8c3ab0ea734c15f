import { type Address, lifeOf } from '@balcony/design'
import * as Y from 'yjs'
import { readKey, rootName, tableOf } from './fields.ts'
import type { Roots } from './roots.ts'
import type { Shelf } from './shelf.ts'

/**
 * Undo takes away what one's own step brought, but never what somebody else has put into it: a paragraph that holds others' words
 * stays, and so does a record in which somebody else has written since.
 */
export function mayDelete(shelf: Shelf, roots: Roots, item: Y.Item): boolean {
  if (item.content instanceof Y.ContentType) return item.content.type._length === 0
  if ((item.parent as unknown) !== roots.values || item.parentSub === null) return true
  const key = readKey(shelf.process, item.parentSub)
  return key?.is !== 'record' || !othersWrote(shelf, roots, `${key.table}/${key.record}`, key.table)
}

function othersWrote(shelf: Shelf, roots: Roots, record: Address, table: string): boolean {
  const isOthers = (item: Y.Item | null | undefined) => !!item && !item.deleted && item.id.client !== roots.doc.clientID
  return Object.entries(tableOf(shelf.process, table)?.fields ?? {}).some(([name, field]) => {
    const address = `${record}/${name}`
    const where: Readonly<Record<(typeof lifeOf)[keyof typeof lifeOf], () => readonly (Y.Item | null | undefined)[]>> =
      {
        register: () => [roots.values._map.get(address)],
        members: () => [...shelf.members(address)].map((member) => roots.values._map.get(`${address}/${member}`)),
        text: () => itemsOf(roots, address),
        texts: () => [...shelf.languages(address)].flatMap((language) => itemsOf(roots, rootName(address, language))),
        prose: () => itemsOf(roots, address),
      }
    return where[lifeOf[field.kind]]().some(isOthers)
  })
}

function itemsOf(roots: Roots, name: string): readonly Y.Item[] {
  const items: Y.Item[] = []
  const waiting: (Y.Item | null)[] = [roots.doc.share.get(name)?._start ?? null]
  while (waiting.length > 0) {
    for (let item = waiting.pop() ?? null; item !== null; item = item.right) {
      items.push(item)
      if (item.content instanceof Y.ContentType) waiting.push(item.content.type._start)
    }
  }
  return items
}
