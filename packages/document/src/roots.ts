import type * as Y from 'yjs'
import { rootName } from './fields.ts'
import { hasten, valuesRoot } from './nearby-roots.ts'

/** The root types of one document by name, without bringing any into being that nobody has written to. */
export class Roots {
  readonly doc: Y.Doc
  readonly values: Y.Map<unknown>
  readonly #names = new WeakMap<object, string>()

  constructor(doc: Y.Doc) {
    this.doc = doc
    hasten(doc)
    this.values = doc.getMap(valuesRoot)
  }

  /** The name of a root type; the document itself would search through all of them each time. */
  nameOf(root: object): string | undefined {
    const known = this.#names.get(root)
    if (known !== undefined) return known
    for (const [name, type] of this.doc.share) this.#names.set(type, name)
    return this.#names.get(root)
  }

  names(): Iterable<string> {
    return this.doc.share.keys()
  }

  has(name: string): boolean {
    return this.doc.share.has(name)
  }

  text(address: string, language?: string): Y.Text {
    const name = rootName(address, language)
    return this.#called(name, this.doc.getText(name))
  }

  prose(address: string): Y.XmlFragment {
    return this.#called(address, this.doc.getXmlFragment(address))
  }

  #called<T extends object>(name: string, root: T): T {
    this.#names.set(root, name)
    return root
  }
}
