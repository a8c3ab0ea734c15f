import type { ViewedAsMember } from '@balcony/api/contract'
import { type Address, process } from '@balcony/design'
import { openLive } from '@balcony/document'
import { Outline, SectionPage, type Workspace, WorkspaceProvider } from '@balcony/editor'
import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import * as Y from 'yjs'
import { addressFrom, asPlace } from '../places.ts'
import { ThreadList } from '../thread-list.ts'
import css from './People.module.css'

interface AsMemberProps {
  readonly design: string
  readonly who: string
  readonly seen: ViewedAsMember
  readonly rest: string | undefined
}

/** The very pages of the design over documents that no line leads to: nothing that happens here goes anywhere. */
export function AsMember({ design, who, seen, rest }: AsMemberProps) {
  const { t } = useLingui()
  const router = useRouter()
  const still = useMemo(() => standing(design, who, seen), [design, who, seen])
  const workspace = useMemo((): Workspace => {
    const to = (address: Address) =>
      ({ to: '/d/$design/$', params: { design, _splat: asPlace(who, address) } }) as const
    const { members } = seen.card
    return {
      design: `${design}/as/${who}`,
      live: still.live,
      me: members.find(({ id }) => id === who) ?? { id: who, name: seen.name, colour: 1 },
      people: members,
      awareness: new Map(),
      mayWrite: () => false,
      mayComment: false,
      mayTalk: () => false,
      threads: still.threads,
      go: (address) => void router.navigate(to(address)),
      href: (address) => router.buildLocation(to(address)).href,
    }
  }, [design, who, seen, still, router])
  const address = addressFrom(process, rest)
  const shown = address === 'nowhere' ? addressFrom(process, undefined) : address
  return (
    <WorkspaceProvider workspace={workspace}>
      <div className={css.as}>
        <nav aria-label={t`Outline of ${seen.name}`}>
          <Outline address={shown} />
        </nav>
        <SectionPage address={shown} margin={false} />
      </div>
    </WorkspaceProvider>
  )
}

function standing(design: string, who: string, seen: ViewedAsMember) {
  const docs = Object.fromEntries(
    seen.documents.map(({ name, updates }) => {
      const doc = new Y.Doc()
      for (const update of updates)
        Y.applyUpdate(
          doc,
          Uint8Array.from(atob(update), (byte) => byte.charCodeAt(0)),
        )
      return [name, doc]
    }),
  )
  const live = openLive(process, docs, { person: who, now: Date.now })
  const threads = new ThreadList(design)
  for (const thread of seen.threads) threads.hear(thread)
  return { live, threads }
}
