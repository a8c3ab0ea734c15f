import type { InboxAnswer } from '@balcony/api/contract'
import type { Thread } from '@balcony/design'

/** A clock may go ahead or behind; what is dated later came in a file. */
const clocksDiffer = 60 * 60_000

/** The threads of a design in which others said something since one came in that one has not seen. */
export function unseen(
  threads: readonly Thread[],
  { seen, since }: Pick<InboxAnswer, 'seen' | 'since'>,
  me: string,
  now: number,
): readonly string[] {
  const isNew = (thread: Thread) => {
    const until = Math.max(seen[thread.id] ?? 0, since[thread.design] ?? Number.POSITIVE_INFINITY)
    return thread.remarks.some(
      ({ by, at, removedAt }) => by !== me && at > until && at < now + clocksDiffer && removedAt === undefined,
    )
  }
  return threads.filter(isNew).map(({ id }) => id)
}
