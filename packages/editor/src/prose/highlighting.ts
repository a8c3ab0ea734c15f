// Apart from `highlights.ts`, so that pages without an editor do not fetch ProseMirror.
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { cameFromText } from './bound.ts'
import type { Highlight } from './StaticProse.tsx'

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
