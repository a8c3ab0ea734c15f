import type { Address, Thread } from '@balcony/design'
import { resolveAnchor } from '@balcony/document'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type * as Y from 'yjs'
import { cameFromText } from './bound.ts'
import type { Highlight } from './StaticProse.tsx'

/** Where the open threads of a text stand now, in ProseMirror positions; those whose words are gone are left out. */
export function highlightsOf(
  doc: Y.Doc,
  address: Address,
  threads: readonly Thread[],
  on: string | undefined,
): readonly Highlight[] {
  return threads.flatMap((thread) => {
    const { anchor } = thread
    if (anchor.on !== 'words' || anchor.address !== address || thread.status.is === 'resolved') return []
    if (thread.state === 'detached') return []
    const found = resolveAnchor(doc, anchor)
    return found ? [{ from: found.fromPosition, to: found.toPosition, thread: thread.id, on: thread.id === on }] : []
  })
}

export const highlightsKey = new PluginKey<DecorationSet>('highlights')

/** Draws the highlights; a transaction with `highlightsKey` redraws them. Comments never touch the text itself. */
export function highlighting(find: () => readonly Highlight[]): Plugin<DecorationSet> {
  const draw = (doc: Parameters<typeof DecorationSet.create>[0]): DecorationSet =>
    DecorationSet.create(
      doc,
      find()
        .filter((one) => one.to <= doc.content.size)
        .map((one) => Decoration.inline(one.from, one.to, attributesOf(one), { inclusiveEnd: false })),
    )
  return new Plugin<DecorationSet>({
    key: highlightsKey,
    state: {
      init: (_config, state) => draw(state.doc),
      apply: (tr, before) => {
        if (tr.getMeta(highlightsKey) || cameFromText(tr)) return draw(tr.doc)
        return tr.docChanged ? before.map(tr.mapping, tr.doc) : before
      },
    },
    props: { decorations: (state) => highlightsKey.getState(state) },
  })
}

function attributesOf(one: Highlight): Record<string, string> {
  return { nodeName: 'mark', 'data-thread': one.thread, ...(one.on ? { 'data-on': 'true' } : {}) }
}
