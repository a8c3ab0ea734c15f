import type * as Y from 'yjs'

type Root = ReturnType<Y.Doc['share']['get']> & object

/** Stands between the texts of every record, so it is looked at first. */
export const valuesRoot = 'values'

/**
 * A document's roots, searched from where the last search ended. Yjs looks through all roots from the first one for each text whose
 * beginning it encodes, so a design with thousands of records (a root for each of their texts) took the square of their number.
 */
class NearbyRoots extends Map<string, Root> {
  readonly #names: string[] = []
  #at = 0

  override set(name: string, root: Root): this {
    if (!this.has(name)) this.#names.push(name)
    return super.set(name, root)
  }

  override *entries(): MapIterator<[string, Root]> {
    const values = this.get(valuesRoot)
    if (values) yield [valuesRoot, values]
    const start = this.#at
    for (let step = 0; step < this.#names.length; step += 1) {
      this.#at = (start + step) % this.#names.length
      const name = this.#names[this.#at] ?? ''
      const root = name === valuesRoot ? undefined : this.get(name)
      if (root) yield [name, root]
    }
  }
}

/** Lets a document find its roots quickly; once is enough. Nothing that it says or writes changes. */
export function hasten(doc: Y.Doc): void {
  if (doc.share instanceof NearbyRoots) return
  const roots = new NearbyRoots()
  for (const [name, root] of doc.share) roots.set(name, root)
  doc.share = roots
}
