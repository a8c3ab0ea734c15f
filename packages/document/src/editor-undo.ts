import type * as Y from 'yjs'
import type { Undo } from './live-contract.ts'

type Listening = { readonly stop: () => void }

/**
 * What one mounted editor gets in the place of the real manager. y-tiptap 3.0.9 destroys a manager that it does not own when an editor
 * unmounts, and leaves its listeners behind; Tiptap then writes over the manager's inner fields. All of that ends here: the editor's
 * `destroy` takes away only the editor's own listeners, and undo goes through the steps of the whole design.
 */
export function editorManager(
  manager: Y.UndoManager,
  order: Undo,
  steps: { undo(): Y.UndoManager['undoStack']; redo(): Y.UndoManager['redoStack'] },
): Y.UndoManager {
  const listening: Listening[] = []
  const on = (name: never, listener: never) => {
    manager.on(name, listener)
    listening.push({ stop: () => manager.off(name, listener) })
    return listener
  }
  const destroy = () => {
    for (const { stop } of listening.splice(0)) stop()
  }
  const facade: object = Object.create(manager, {
    undo: { value: () => void order.undo() },
    redo: { value: () => void order.redo() },
    undoStack: { get: steps.undo },
    redoStack: { get: steps.redo },
    stopCapturing: { value: () => order.cut() },
    clear: { value: (undo?: boolean, redo?: boolean) => manager.clear(undo, redo) },
    on: { value: on },
    destroy: { value: destroy },
    restore: { writable: true, value: undefined },
    _observers: { writable: true, value: manager._observers },
  })
  return facade as Y.UndoManager
}
