import type { Problem, Result } from '@balcony/base'
import type { Address, Compartment, Process, ProseDoc, ProseNode, Row, Snapshot, Value } from '@balcony/design'
import type * as Y from 'yjs'

/** One change. Several go in together or not at all, as one undo step; a refusal says which address and what was expected. */
export type Edit =
  /** Registers and sets of members; `undefined` empties the field. A set is given whole and written as its difference. */
  | { readonly do: 'set'; readonly address: Address; readonly value: Value | undefined }
  /** Plain text, given whole and written as the smallest insertions and deletions (never across a surrogate pair). `language` for translations. */
  | { readonly do: 'write'; readonly address: Address; readonly text: string; readonly language?: string }
  /** Words by other words wherever they stand by themselves in a text, a prose or one language of a translation; the rest stays as it is. */
  | {
      readonly do: 'replace'
      readonly address: Address
      readonly words: string
      readonly by: string
      readonly language?: string
    }
  /** Blocks at the end of a prose, such as a decision record; an editor that is open there shows them like somebody else's words. */
  | { readonly do: 'append'; readonly address: Address; readonly content: readonly ProseNode[] }
  /** A new record before `before`, or last. Its values may be given at once. */
  | {
      readonly do: 'add'
      readonly table: string
      readonly id: string
      readonly before?: string
      readonly values?: Readonly<Record<string, Value>>
    }
  | { readonly do: 'move'; readonly table: string; readonly id: string; readonly before: string | undefined }
  | { readonly do: 'remove'; readonly table: string; readonly id: string }
  | { readonly do: 'bring-back'; readonly table: string; readonly id: string }

/** A design being written, over the compartments one is in. */
export interface Live {
  readonly process: Process
  readonly open: readonly Compartment[]
  /** The same object until something changes. */
  snapshot(): Snapshot
  value(address: Address): Value | undefined
  /** What is wrong with what stands at an address, which may have come from another client; undefined when it is well or empty. */
  invalid(address: Address): Problem | undefined
  /** Rows in order; the same array until a row of this table comes, goes, moves or changes. */
  rows(table: string): readonly Row[]
  /** One of those rows, found without looking through them. */
  row(table: string, id: string): Row | undefined
  /** Ids of records that were taken away and can be brought back. */
  removed(table: string): readonly string[]
  edit(...edits: readonly Edit[]): Result<void>
  /**
   * As `edit`, for thousands of edits: all are checked at once, then each call of the answer writes some of them, so that the page has
   * its turn between, and says whether there are more. Still one undo step; undoing, and closing, write what is left first.
   */
  inTurns(edits: readonly Edit[]): Result<() => boolean>
  /** Calls back after a transaction that changed anything at or below the address (`venue` = the whole table, `''` = everything); returns the way to stop. */
  watch(address: Address, changed: () => void): () => void
  text(address: Address, language?: string): Y.Text
  prose(address: Address): Y.XmlFragment
  /** The prose as plain JSON, read without ever writing; the same object until it changes. */
  proseDoc(address: Address): ProseDoc
  /** The document that holds an address, for awareness and anchors. */
  docOf(address: Address): Y.Doc
  /** Own edits only, over all compartments, words and values alike, in the order they were made. */
  readonly undo: Undo
  close(): void
}

export interface Undo {
  undo(): boolean
  redo(): boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** The next edit begins a new step: on blur, when the section changes, before a paste. */
  cut(): void
  watch(changed: () => void): () => void
  /** Everything that could be undone or redone is let go: after a restore nobody goes back across it. */
  forget(): void
  /** Transactions of this origin are one's own from now on: the plugin key of the editors' binding. */
  track(origin: unknown): void
  /**
   * Handed to Tiptap as `yUndoOptions.undoManager`, a new one for each mounted editor. Survives the editor's unmounting and takes its
   * listeners away with it; undo and redo through it go through the steps of the whole design.
   */
  manager(compartment: Compartment): Y.UndoManager
}
