import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'

/** What is being typed after a `/`: where it stands and the letters so far. */
export interface Slash {
  readonly from: number
  readonly to: number
  readonly query: string
}

interface Asked {
  readonly open: Slash | null
  /** Where a menu was closed with Escape: it stays closed until another `/`. */
  readonly closedAt: number | null
}

export const slashKey = new PluginKey<Asked>('slash')

/** A `/` at the start of a line or after a space, up to 30 letters and single spaces after it, and the caret at its end. */
export function slashBefore(text: string): { readonly start: number; readonly query: string } | undefined {
  const found = /(?:^|\s)\/((?:[\p{L}\p{M}\p{N}-]+ ?){0,4})$/u.exec(text)
  if (!found || (found[1]?.length ?? 0) > 30) return undefined
  return { start: text.length - (found[1]?.length ?? 0) - 1, query: found[1] ?? '' }
}

/** Opens only while somebody types; a click behind a `/` in old text opens nothing. */
export function slash(keys: (view: EditorView, event: KeyboardEvent) => boolean): Plugin<Asked> {
  return new Plugin<Asked>({
    key: slashKey,
    state: {
      init: () => ({ open: null, closedAt: null }),
      apply: (tr, before, _old, state): Asked => {
        if (tr.getMeta(slashKey) === 'close') return { open: null, closedAt: before.open?.from ?? null }
        if (!tr.docChanged && !tr.selectionSet) return before
        const found = find(state)
        if (!found) return { open: null, closedAt: null }
        if (found.from === before.closedAt) return before
        const typed = tr.docChanged && tr.getMeta('addToHistory') !== false
        return typed || before.open ? { open: found, closedAt: null } : { open: null, closedAt: null }
      },
    },
    props: {
      decorations: (state) => {
        const open = slashKey.getState(state)?.open
        return open
          ? DecorationSet.create(state.doc, [Decoration.inline(open.from, open.to, { 'data-slash': '' })])
          : null
      },
      handleKeyDown: (view, event) => (slashKey.getState(view.state)?.open ? keys(view, event) : false),
    },
  })
}

export function closeSlash(view: EditorView): void {
  view.dispatch(view.state.tr.setMeta(slashKey, 'close'))
}

function find(state: EditorState): Slash | undefined {
  const { $from, empty } = state.selection
  if (!empty || !$from.parent.isTextblock) return undefined
  const text = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc')
  const found = slashBefore(text)
  return found && { from: $from.start() + found.start, to: $from.pos, query: found.query }
}
