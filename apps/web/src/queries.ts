// What the page knows of the server outside a live design, kept by TanStack Query.
import type { DesignCard, DesignSummary, Invitation, Me, NewDesign, NewInvitation } from '@balcony/api/contract'
import { QueryClient, queryOptions } from '@tanstack/react-query'
import { get, post, Refused } from './server.ts'

export const client = new QueryClient({
  defaultOptions: {
    // A refusal is an answer; only silence is worth asking again.
    queries: { retry: (times, error) => !(error instanceof Refused) && times < 2, staleTime: 15_000 },
  },
})

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => get<Me>('/api/me') })

export const cardQuery = (design: string) =>
  queryOptions({
    queryKey: ['design', design],
    queryFn: () => get<DesignCard>(`/api/designs/${encodeURIComponent(design)}`),
  })

export async function signIn(token: string): Promise<Me> {
  const me = await post<Me>('/api/sign-in', { token })
  client.clear()
  client.setQueryData(meQuery.queryKey, me)
  return me
}

/** Forgets everything that this page knew, whatever the server says. */
export async function signOut(): Promise<void> {
  try {
    await post('/api/sign-out')
  } finally {
    client.clear()
  }
}

export async function createDesign(wanted: NewDesign): Promise<DesignSummary> {
  const made = await post<DesignCard>('/api/designs', wanted)
  await client.invalidateQueries({ queryKey: meQuery.queryKey })
  return made
}

export function invite(design: string, invitation: NewInvitation): Promise<Invitation> {
  return post<Invitation>(`/api/designs/${encodeURIComponent(design)}/invitations`, invitation)
}
