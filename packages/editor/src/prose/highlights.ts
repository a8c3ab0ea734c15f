import type { Address, Thread } from '@balcony/design'
import { resolveAnchor } from '@balcony/document'
import type * as Y from 'yjs'
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
