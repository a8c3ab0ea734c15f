import type { Concern } from '../review/facts.ts'
import type { Thread } from '../threads.ts'

/** What partners worry about and nobody has answered: conversations of theirs that are open, and whose last word is theirs. */
export function concernsIn(threads: readonly Thread[]): readonly Concern[] {
  return threads.flatMap((thread): readonly Concern[] => {
    const { guest, kind, status, remarks, anchor, partner } = thread
    const [first, last] = [remarks[0], remarks.at(-1)]
    if (!guest || !first || !last?.guest || status.is !== 'open') return []
    if (kind !== undefined && kind !== 'concern') return []
    // A note of the place: which of its fields it is about is for the conversation.
    const at = anchor.address.split('/').slice(0, 2).join('/')
    return [{ at, partner: partner ?? guest.name, on: new Date(first.at).toISOString().slice(0, 10) }]
  })
}
