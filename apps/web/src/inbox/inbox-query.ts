// What waits for the person over all their designs: asked for again whenever a feed says so.
import type { Followed, InboxAnswer } from '@balcony/api/contract'
import { queryOptions } from '@tanstack/react-query'
import { client } from '../queries.ts'
import { get, post } from '../server.ts'

export const inboxQuery = queryOptions({
  queryKey: ['inbox'],
  queryFn: () => get<InboxAnswer>('/api/inbox'),
  refetchOnWindowFocus: 'always',
})

/** A feed said that something waits, or was seen on another page. */
export function inboxChanged(): void {
  void client.invalidateQueries({ queryKey: inboxQuery.queryKey })
}

export async function seeThread(thread: string): Promise<void> {
  await post(`/api/threads/${encodeURIComponent(thread)}/seen`)
  inboxChanged()
}

export async function seeAll(): Promise<void> {
  await post('/api/inbox/seen')
  inboxChanged()
}

export const followsQuery = (design: string) =>
  queryOptions({
    queryKey: ['follows', design],
    queryFn: () => get<Followed>(`/api/designs/${encodeURIComponent(design)}/follows`),
  })

export async function follow(design: string, target: string, on: boolean): Promise<void> {
  const now = await post<Followed>(`/api/designs/${encodeURIComponent(design)}/follows`, { target, on })
  client.setQueryData(followsQuery(design).queryKey, now)
}
