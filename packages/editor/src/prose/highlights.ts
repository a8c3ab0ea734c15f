import type { Address, Anchor, Thread } from '@balcony/design'
import { resolveAnchor } from '@balcony/document'
import type * as Y from 'yjs'
import type { Composing } from '../live/desk.ts'
import type { Highlight } from './StaticProse.tsx'

/** Stands for the thread that is being begun. */
export const composingId = 'composing'

/** Where the open threads of a text stand now, in ProseMirror positions; those whose words are gone are left out. */
export function highlightsOf(
  doc: Y.Doc,
  address: Address,
  threads: readonly Thread[],
  on: string | undefined,
  composing: Composing | undefined,
): readonly Highlight[] {
  const standing = threads.filter((thread) => thread.status.is === 'open' && thread.state !== 'detached')
  const begun = composing ? [{ id: composingId, anchor: composing.anchor }] : []
  return [...standing, ...begun].flatMap(({ id, anchor }): readonly Highlight[] => {
    const found = isOnWords(anchor, address) ? resolveAnchor(doc, anchor) : undefined
    const lifted = id === on || id === composingId
    return found ? [{ from: found.fromPosition, to: found.toPosition, thread: id, on: lifted }] : []
  })
}

function isOnWords(anchor: Anchor, address: Address): anchor is Extract<Anchor, { on: 'words' }> {
  return anchor.on === 'words' && anchor.address === address
}
