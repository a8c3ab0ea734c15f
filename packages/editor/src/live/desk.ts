import type { Address, Anchor } from '@balcony/design'
import type { Editor } from '@tiptap/core'
import { MountedEditors } from '../prose/mounted.ts'
import { TableViews } from '../table/table-views.ts'

/** What one person is busy with on this page; not in the document, and not remembered. */
export interface DeskState {
  /** The editor that was focused last: the toolbar acts on it. */
  readonly writing: { readonly editor: Editor; readonly address: Address } | undefined
  /** The thread that is pointed at or open: its words are lifted. */
  readonly thread: string | undefined
  readonly composing: Composing | undefined
  /** Remarks are put away and sent together. */
  readonly reviewing: boolean
  /** A thread that lost its words and waits for others: what is chosen next is its place. */
  readonly reattaching: string | undefined
  /** The place whose past somebody wants to see. */
  readonly past: Address | undefined
  /** A moment in milliseconds since 1970 and a place at which somebody wants to see the design as it stood. */
  readonly moment: { readonly at: number; readonly place: Address } | undefined
  /** A name and its spellings that somebody wants removed for good. */
  readonly forgetting: readonly string[] | undefined
}

/** A first remark being written. */
export interface Composing {
  readonly anchor: Anchor
  readonly quote?: string
}

export class Desk {
  readonly mounted = new MountedEditors()
  readonly views = new TableViews()
  readonly #listeners = new Set<() => void>()
  #state: DeskState = {
    writing: undefined,
    thread: undefined,
    composing: undefined,
    reviewing: false,
    reattaching: undefined,
    past: undefined,
    moment: undefined,
    forgetting: undefined,
  }

  get state(): DeskState {
    return this.#state
  }

  watch = (changed: () => void): (() => void) => {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  put(next: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...next }
    for (const changed of this.#listeners) changed()
  }
}
