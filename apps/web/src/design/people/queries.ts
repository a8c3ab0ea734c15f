// What leads and members ask about who takes part. Everything hangs under one key, so that one event refreshes it all.
import type {
  AskAnswer,
  LinkCard,
  LinkEnd,
  LinkList,
  MadeLink,
  MemberChange,
  MemberList,
  NewAsk,
  NewLink,
  NewPurge,
  PurgeAnswer,
  PurgeList,
  Words,
  WordsFound,
} from '@balcony/api/contract'
import { queryOptions } from '@tanstack/react-query'
import { client } from '../../queries.ts'
import { get, post, remove } from '../../server.ts'

const at = (design: string, rest: string) => `/api/designs/${encodeURIComponent(design)}/${rest}`

export const membersQuery = (design: string) =>
  queryOptions({ queryKey: ['people', design, 'members'], queryFn: () => get<MemberList>(at(design, 'members')) })

export const linksQuery = (design: string, language: string) =>
  queryOptions({
    queryKey: ['people', design, 'links', language],
    queryFn: () => get<LinkList>(at(design, `links?language=${encodeURIComponent(language)}`)),
  })

/** To be called when somebody else may have changed something. */
export function peopleChanged(design: string): void {
  void client.invalidateQueries({ queryKey: ['people', design] })
}

export function purgesChanged(design: string): void {
  void client.invalidateQueries({ queryKey: ['purges', design] })
}

async function changing<T>(design: string, done: Promise<T>): Promise<T> {
  try {
    return await done
  } finally {
    // Also after a failure: what stands there now is what the server says.
    peopleChanged(design)
  }
}

const id = encodeURIComponent

export const changeMember = (design: string, person: string, change: MemberChange) =>
  changing(design, post<MemberList>(at(design, `members/${id(person)}`), change))
export const removeMember = (design: string, person: string, closeLinks: boolean) =>
  changing(design, post<void>(at(design, `members/${id(person)}/remove`), { closeLinks }))
export const withdrawInvitation = (design: string, invitation: string) =>
  changing(design, post<void>(at(design, `invitations/${id(invitation)}/withdraw`)))
export const askToOpen = (design: string, ask: NewAsk) => changing(design, post<void>(at(design, 'asks'), ask))
export const answerAsk = (design: string, ask: string, answer: AskAnswer) =>
  changing(design, post<void>(at(design, `asks/${id(ask)}`), answer))
export const makeLink = (design: string, link: NewLink) => changing(design, post<MadeLink>(at(design, 'links'), link))
export const closeLink = (design: string, link: string) =>
  changing(design, post<void>(at(design, `links/${id(link)}/close`)))
export const extendLink = (design: string, link: string, end: LinkEnd) =>
  changing(design, post<LinkCard>(at(design, `links/${id(link)}/extend`), end))
export const renewLink = (design: string, link: string, end: LinkEnd) =>
  changing(design, post<MadeLink>(at(design, `links/${id(link)}/renew`), end))

export const purgesQuery = (design: string) =>
  queryOptions({ queryKey: ['purges', design], queryFn: () => get<PurgeList>(at(design, 'purges')) })

async function purging<T>(design: string, done: Promise<T>): Promise<T> {
  try {
    return await done
  } finally {
    purgesChanged(design)
  }
}

export const lookForWords = (design: string, words: Words) => post<WordsFound>(at(design, 'purges/look'), words)
export const askToPurge = (design: string, purge: NewPurge) =>
  purging(design, post<PurgeAnswer>(at(design, 'purges'), purge))
export const agreeToPurge = (design: string, purge: string) =>
  purging(design, post<PurgeAnswer>(at(design, `purges/${id(purge)}/agree`)))
export const withdrawPurge = (design: string, purge: string) =>
  purging(design, remove(at(design, `purges/${id(purge)}`)))
