import type { TableView } from './columns.ts'

/** How the tables of a page are looked at now, so that what stands beside a table follows its filter. */
export class TableViews {
  readonly #views = new Map<string, TableView>()
  readonly #listeners = new Set<() => void>()

  watch = (changed: () => void): (() => void) => {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  of(key: string, first: () => TableView): TableView {
    const view = this.#views.get(key) ?? first()
    this.#views.set(key, view)
    return view
  }

  /** The view after the change of one that was asked for before. */
  change(key: string, next: Partial<TableView>): TableView {
    const before = this.#views.get(key)
    if (!before) throw new Error(`${key} was never shown`)
    const view = { ...before, ...next }
    this.#views.set(key, view)
    for (const changed of this.#listeners) changed()
    return view
  }
}
