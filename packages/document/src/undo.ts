import type { Compartment } from '@balcony/design'
import * as Y from 'yjs'
import { editorManager } from './editor-undo.ts'
import type { Undo } from './live-contract.ts'

/** What one step changed in one compartment. */
interface Part {
  readonly manager: Y.UndoManager
  readonly item: Y.UndoManager['undoStack'][number]
}

export type Step = Part[]

export interface UndoOptions {
  /** Origins of transactions that are a person's own: `edit`, and the keys of editors' bindings. */
  readonly origins: readonly unknown[]
  /** Changes less than this many milliseconds apart are one step, unless cut. */
  readonly pause: number
  /** Goes around every undo and redo: a step that is being written has its end first, and nobody hears of half a step. */
  readonly around?: (walk: () => boolean) => boolean
  /** Whether something that one's own step created may be taken away again. */
  readonly mayDelete: (compartment: Compartment, item: Y.Item) => boolean
}

/** Yjs has an undo manager for each document; this keeps their steps in the order in which they were made. */
export class UndoOrder implements Undo {
  readonly #managers = new Map<Compartment, Y.UndoManager>()
  readonly #watchers = new Set<() => void>()
  #done: Step[] = []
  #undone: Step[] = []
  #collecting: Step | undefined
  #walking = false

  readonly #around: (walk: () => boolean) => boolean

  constructor(docs: Iterable<readonly [Compartment, Y.Doc]>, options: UndoOptions) {
    this.#around = options.around ?? ((walk) => walk())
    for (const [compartment, doc] of docs) {
      const manager = new Y.UndoManager(doc, {
        captureTimeout: options.pause,
        trackedOrigins: new Set(options.origins),
        deleteFilter: (item) => options.mayDelete(compartment, item),
        captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
      })
      manager.on('stack-item-added', ({ stackItem, type }) => this.#added({ manager, item: stackItem }, type))
      manager.on('stack-item-updated', () => this.#changed())
      manager.on('stack-cleared', () => this.#forgetCleared())
      this.#managers.set(compartment, manager)
    }
  }

  undo(): boolean {
    return this.#around(() => this.#walk(this.#done, this.#undone, 'undo'))
  }

  redo(): boolean {
    return this.#around(() => this.#walk(this.#undone, this.#done, 'redo'))
  }

  get canUndo(): boolean {
    return this.#done.length > 0
  }

  get canRedo(): boolean {
    return this.#undone.length > 0
  }

  cut(): void {
    for (const manager of this.#managers.values()) manager.stopCapturing()
  }

  forget(): void {
    for (const manager of this.#managers.values()) {
      manager.stopCapturing()
      manager.clear()
    }
    this.#done = []
    this.#undone = []
    this.#changed()
  }

  track(origin: unknown): void {
    for (const manager of this.#managers.values()) manager.addTrackedOrigin(origin)
  }

  watch(changed: () => void): () => void {
    const watcher = () => changed()
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  manager(compartment: Compartment): Y.UndoManager {
    const manager = this.#managers.get(compartment)
    if (!manager) throw new Error(`broken promise: only open compartments have editors; ${compartment} is not open`)
    return editorManager(manager, this, {
      undo: () => this.#done.flatMap((step) => step.map((part) => part.item)),
      redo: () => this.#undone.flatMap((step) => step.map((part) => part.item)),
    })
  }

  /** Everything that is written meanwhile, in whichever compartments, is one step, or goes into one that was begun before. */
  asOneStep(write: () => void, step: Step = []): Step {
    const isNew = step.length === 0
    this.#collecting = step
    try {
      write()
    } finally {
      this.#collecting = undefined
      if (isNew && step.length > 0) this.#done.push(step)
      this.#changed()
    }
    return step
  }

  close(): void {
    for (const manager of this.#managers.values()) manager.destroy()
    this.#watchers.clear()
  }

  #added(part: Part, type: 'undo' | 'redo'): void {
    if (this.#collecting) this.#collecting.push(part)
    else if (type === 'undo') this.#done.push([part])
    if (!this.#walking) this.#newStep(part.manager)
    this.#changed()
  }

  /** Something new was written: what had been undone elsewhere cannot come back, and the others' steps end here. */
  #newStep(at: Y.UndoManager): void {
    this.#undone = []
    for (const manager of this.#managers.values()) {
      if (manager === at) continue
      manager.stopCapturing()
      manager.clear(false, true)
    }
  }

  #walk(from: Step[], to: Step[], direction: 'undo' | 'redo'): boolean {
    let worked = false
    this.cut()
    this.#walking = true
    while (!worked && from.length > 0) {
      const collected: Step = []
      this.#collecting = collected
      try {
        for (const part of (from.pop() ?? []).toReversed()) worked = pop(part, direction) || worked
      } finally {
        this.#collecting = undefined
        if (collected.length > 0) to.push(collected)
      }
    }
    this.#walking = false
    this.#changed()
    return worked
  }

  #forgetCleared(): void {
    this.#done = this.#done.filter((step) => step.some(({ manager, item }) => manager.undoStack.includes(item)))
    this.#undone = this.#undone.filter((step) => step.some(({ manager, item }) => manager.redoStack.includes(item)))
    this.#changed()
  }

  #changed(): void {
    for (const watcher of [...this.#watchers]) watcher()
  }
}

/**
 * Undoes exactly this part. Yjs goes on to the next older step by itself when one has no effect any more (somebody else replaced it
 * all), which would leave the order over the compartments; so the older ones are out of its sight meanwhile.
 */
function pop({ manager, item }: Part, direction: 'undo' | 'redo'): boolean {
  const stack = direction === 'undo' ? manager.undoStack : manager.redoStack
  const index = stack.indexOf(item)
  if (index < 0) return false
  const older = stack.splice(0, index)
  const newer = stack.splice(1)
  const popped = direction === 'undo' ? manager.undo() : manager.redo()
  const left = direction === 'undo' ? manager.undoStack : manager.redoStack
  left.unshift(...older)
  left.push(...newer)
  return popped !== null
}
