// What the page knows of the server outside a live design, kept by TanStack Query.
import type {
  DesignCard,
  DesignSummary,
  Glance,
  HereNow,
  Invitation,
  MadeDesign,
  Me,
  NewDesign,
  NewInvitation,
  ThrownDesign,
} from '@balcony/api/contract'
import { QueryClient, queryOptions } from '@tanstack/react-query'
import { askCard, askMe, forgetHere } from './kept/answers.ts'
import { get, post, postBytes, Refused } from './server.ts'

export const client = new QueryClient({
  defaultOptions: {
    // A refusal is an answer; only silence is worth asking again.
    queries: { retry: (times, error) => !(error instanceof Refused) && times < 2, staleTime: 15_000 },
  },
})

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: askMe })

export const cardQuery = (design: string) =>
  queryOptions({
    queryKey: ['design', design],
    queryFn: () => askCard(design),
    // What this device knew is shown until the server answers.
    refetchInterval: ({ state }) => (state.data?.fromDevice ? 5_000 : false),
  })

/** How far a design is: a moment later than the list is soon enough. */
export const glanceQuery = (design: string) =>
  queryOptions({
    queryKey: ['glance', design],
    queryFn: () => get<Glance>(`/api/designs/${encodeURIComponent(design)}/glance`),
    staleTime: 60_000,
  })

/** Who else is in one's designs now. The list is looked at, not worked in: some seconds late is soon enough. */
export const hereQuery = queryOptions({
  queryKey: ['here'],
  queryFn: () => get<readonly HereNow[]>('/api/here'),
  refetchInterval: 10_000,
  refetchOnWindowFocus: 'always',
  staleTime: 0,
})

export const trashQuery = queryOptions({
  queryKey: ['trash'],
  queryFn: () => get<readonly ThrownDesign[]>('/api/trash'),
})

/** Somebody came in: whatever the page knew before was for somebody else, or for nobody. */
export function entered<T extends Me>(me: T): T {
  client.clear()
  client.setQueryData(meQuery.queryKey, me)
  return me
}

/** In the demo: becomes another of its ready people, and begins at the start as they. */
export async function become(person: string): Promise<void> {
  await post<Me>('/api/demo/be', { person })
  location.assign('/')
}

const leaving = new Set<(person: string) => void | Promise<void>>()

/** For parts that keep something of a person: called when they sign out. */
export function whenSigningOut(forget: (person: string) => void | Promise<void>): void {
  leaving.add(forget)
}

/** Forgets everything that this page and this device kept of the person, whatever the server says. */
export async function signOut(): Promise<void> {
  const person = client.getQueryData(meQuery.queryKey)?.id
  // First of all nobody is remembered: answers that come meanwhile say that nobody is signed in, and must bring nothing back.
  forgetKept()
  try {
    await post('/api/sign-out')
  } finally {
    if (person !== undefined) await Promise.allSettled([...leaving, forgetHere].map(async (forget) => forget(person)))
    forgetKept()
    client.clear()
  }
}

/** What is named `balcony/…` in the device's storage is somebody's; `balcony.preferences` is the device's own. */
function forgetKept(): void {
  try {
    for (const storage of [localStorage, sessionStorage])
      for (const name of Object.keys(storage)) if (name.startsWith('balcony/')) storage.removeItem(name)
  } catch {
    // Storage is closed to us: then nothing was kept either.
  }
}

/** A design with its files, from an archive. */
export async function bringDesign(archive: Blob): Promise<MadeDesign> {
  const made = await postBytes<MadeDesign>('/api/designs', archive)
  await client.invalidateQueries({ queryKey: meQuery.queryKey })
  return made
}

export async function createDesign(wanted: NewDesign): Promise<DesignSummary> {
  const made = await post<DesignCard>('/api/designs', wanted)
  await client.invalidateQueries({ queryKey: meQuery.queryKey })
  return made
}

export function invite(design: string, invitation: NewInvitation): Promise<Invitation> {
  return post<Invitation>(`/api/designs/${encodeURIComponent(design)}/invitations`, invitation)
}

export async function copyDesign(design: string): Promise<DesignSummary> {
  const made = await post<DesignCard>(`/api/designs/${encodeURIComponent(design)}/copy`)
  await client.invalidateQueries({ queryKey: meQuery.queryKey })
  return made
}

export async function throwAway(design: string): Promise<void> {
  await post(`/api/designs/${encodeURIComponent(design)}/trash`)
  await listsChanged()
}

export async function bringBack(design: string): Promise<void> {
  await post(`/api/trash/${encodeURIComponent(design)}/restore`)
  await listsChanged()
}

async function listsChanged(): Promise<void> {
  const keys = [meQuery.queryKey, trashQuery.queryKey]
  await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })))
}
