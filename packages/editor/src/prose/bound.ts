import type { Undo } from '@balcony/document'
import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { getRelativeSelection, ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { settling } from './settle.ts'

type Binding = { beforeTransactionSelection: unknown }
type StackEvent = { stackItem: { meta: Map<unknown, unknown> } }

/**
 * Binds an editor to a text. All that we take of y-tiptap is here: its sync plugin, and not its undo plugin, which would
 * destroy the design's undo manager whenever one editor goes, and leave two listeners behind at each mounting.
 */
export function bound(fragment: Y.XmlFragment, undo: Undo, manager: Y.UndoManager): Extension {
  manager.trackedOrigins.add(ySyncPluginKey)
  return Extension.create({
    name: 'bound',
    priority: 1000,
    addProseMirrorPlugins: () => [
      ...(fragment.doc ? [settling(fragment.doc)] : []),
      ySyncPlugin(fragment) as Plugin,
      caretAfterUndo(manager),
    ],
    addKeyboardShortcuts: () => ({
      'Mod-z': () => undo.undo() || true,
      'Mod-y': () => undo.redo() || true,
      'Shift-Mod-z': () => undo.redo() || true,
    }),
  })
}

/** Puts the caret back where it was when the step that is undone was made. */
function caretAfterUndo(manager: Y.UndoManager): Plugin {
  const key = new PluginKey<unknown>('caret after undo')
  return new Plugin<unknown>({
    key,
    state: {
      init: () => null,
      apply: (_tr, _before, old) => {
        const binding = bindingOf(old)
        return binding ? getRelativeSelection(binding as never, old) : null
      },
    },
    view: (view) => {
      const added = ({ stackItem }: StackEvent) => {
        const binding = bindingOf(view.state)
        if (binding) stackItem.meta.set(binding, key.getState(view.state))
      }
      const popped = ({ stackItem }: StackEvent) => {
        const binding = bindingOf(view.state)
        if (binding)
          binding.beforeTransactionSelection = stackItem.meta.get(binding) ?? binding.beforeTransactionSelection
      }
      manager.on('stack-item-added', added)
      manager.on('stack-item-popped', popped)
      return {
        destroy: () => {
          manager.off('stack-item-added', added)
          manager.off('stack-item-popped', popped)
        },
      }
    },
  })
}

function bindingOf(state: Parameters<typeof ySyncPluginKey.getState>[0]): Binding | undefined {
  return ySyncPluginKey.getState(state)?.binding as Binding | undefined
}

/** Whether a transaction brought somebody else's change, or an undo, into the editor: the whole text is then replaced. */
export function cameFromText(tr: { getMeta(key: unknown): unknown }): boolean {
  const change = tr.getMeta(ySyncPluginKey)
  return typeof change === 'object' && change !== null && Reflect.get(change, 'isChangeOrigin') === true
}
