import { may } from '@balcony/access'
import type { DesignCard, Followed, Me } from '@balcony/api/contract'
import { type Address, process } from '@balcony/design'
import { forgetDrafts, type Workspace, WorkspaceProvider } from '@balcony/editor'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { follow, followsQuery, inboxQuery, seeThread } from '../inbox/inbox-query.ts'
import { unseen } from '../inbox/unseen.ts'
import type { KeptCard } from '../kept/answers.ts'
import { cardQuery, client, meQuery, whenSigningOut } from '../queries.ts'
import { DesignFrame } from './DesignFrame.tsx'
import { peoplePlace, placeFrom } from './places.ts'
import { DesignSession } from './session.ts'
import { Sessions } from './sessions.ts'

const sessions = new Sessions<DesignSession>((act, wait) => {
  const timer = setTimeout(act, wait)
  return () => clearTimeout(timer)
})

whenSigningOut(forgetDrafts)

const noFollows: Followed = []

interface OpenDesignProps {
  readonly card: KeptCard
  readonly me: Me
  readonly rest: string | undefined
}

/** Opens the documents of a design and hands them to the editor's components. */
export function OpenDesign({ card, me, rest }: OpenDesignProps) {
  const session = useSession(card, me)
  const view = useSyncExternalStore(session.watch, session.view)
  const router = useRouter()
  useEffect(() => session.review.use(card.reviewSettings), [session, card.reviewSettings])
  const role = view.members.find((member) => member.id === me.id)?.role ?? card.role

  const inbox = useQuery(inboxQuery).data
  const threads = useSyncExternalStore(session.threads.watch, session.threads.list)
  const unread = useMemo(() => {
    const waiting = (inbox?.items ?? []).filter((item) => item.unread).map((item) => item.thread)
    return new Set([...waiting, ...(inbox ? unseen(threads, inbox, me.id, Date.now()) : [])])
  }, [inbox, threads, me.id])

  const follows = useQuery(followsQuery(card.id)).data ?? noFollows

  // One object for as long as nothing in it changes: everything below reads it.
  const workspace = useMemo((): Workspace => {
    const member = { design: card.id, person: me.id, role, clearances: card.compartments.map(({ name }) => name) }
    const to = (address: Address) => ({ to: '/d/$design/$', params: { design: card.id, _splat: address } }) as const
    return {
      design: card.id,
      live: session.live,
      me: view.members.find((one) => one.id === me.id) ?? { id: me.id, name: me.name, colour: 1 },
      people: view.members,
      awareness: session.awareness,
      mayWrite: (compartment) =>
        view.writable.has(compartment) && may(member, 'write', { design: card.id, compartments: [compartment] }),
      mayComment: may(member, 'comment', { design: card.id }),
      threads: session.threads,
      unread,
      follows: (thread) => follows.find((each) => each.target === thread)?.on,
      onFollow: (thread, on) => follow(card.id, thread, on),
      onSeen: (thread) => void seeThread(thread).catch(() => {}),
      mayTalk: (action, compartment, begunBy) =>
        may(member, action, {
          design: card.id,
          compartments: [compartment],
          ...(begunBy === undefined ? {} : { begunBy }),
        }),
      files: session.files,
      review: session.review,
      reminders: session.reminders,
      forgetAt: may(member, 'purge', { design: card.id }) ? peoplePlace : undefined,
      history: session.history,
      mayPast: (action, compartments) => may(member, action, { design: card.id, compartments }),
      mayReview: (action, compartments, begunBy) =>
        may(member, action, { design: card.id, compartments, ...(begunBy === undefined ? {} : { begunBy }) }),
      go: (address) => void router.navigate(to(address)),
      href: (address) => router.buildLocation(to(address)).href,
    }
  }, [session, view.members, view.writable, card, me, role, router, unread, follows])

  return (
    <WorkspaceProvider workspace={workspace}>
      <DesignFrame card={card} role={role} session={session} view={view} address={placeFrom(process, rest)} />
    </WorkspaceProvider>
  )
}

/** A new epoch, other compartments or another right to write need other documents: then it is another session. */
function useSession(card: DesignCard, me: Me): DesignSession {
  const key = JSON.stringify([card.id, me.id, card.compartments.map(({ name, epoch }) => [name, epoch])])
  const session = useMemo(
    () =>
      sessions.get(key, () => {
        const askAgain = () => {
          void client.invalidateQueries({ queryKey: cardQuery(card.id).queryKey })
          void client.invalidateQueries({ queryKey: meQuery.queryKey })
        }
        return new DesignSession(card, me.id, askAgain)
      }),
    [key],
  )
  useEffect(() => sessions.hold(key), [key])
  return session
}
