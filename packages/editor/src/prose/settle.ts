import { Plugin, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type * as Y from 'yjs'

/**
 * Hears of a caret that the browser has moved already. It tells so only a moment later; somebody else's change that is drawn
 * in that moment would put the caret back, and the next words would stand where nobody wanted them.
 */
export function settle(view: EditorView): void {
  if (view.isDestroyed || view.composing || !view.hasFocus()) return
  const { state } = view
  const dom = view.dom.ownerDocument.getSelection()
  if (!(state.selection instanceof TextSelection) || !dom?.anchorNode || !dom.focusNode) return
  if (!view.dom.contains(dom.anchorNode) || !view.dom.contains(dom.focusNode)) return
  const anchor = state.doc.resolve(view.posAtDOM(dom.anchorNode, dom.anchorOffset))
  const head = state.doc.resolve(view.posAtDOM(dom.focusNode, dom.focusOffset))
  const moved = TextSelection.between(anchor, head)
  if (!moved.eq(state.selection)) view.dispatch(state.tr.setSelection(moved).setMeta('addToHistory', false))
}

/**
 * Settles before each change of others enters, and before each key is judged: Enter right after Ctrl+End would otherwise break the
 * line where the caret was. It must come before the binding, which notes the caret at the same moment.
 */
export function settling(doc: Y.Doc): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown: (view) => {
          settle(view)
          return false
        },
      },
    },
    view: (view) => {
      const before = () => {
        if (doc._transaction?.local === false) settle(view)
      }
      doc.on('beforeAllTransactions', before)
      return { destroy: () => doc.off('beforeAllTransactions', before) }
    },
  })
}
