import type { ViewedAs } from '@balcony/api/contract'
import { Banner, Button, EmptyState, Skeleton } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Eye, EyeOff } from 'lucide-react'
import { localeOf } from '../../locale.ts'
import { get } from '../../server.ts'
import { useCompartmentWords, useRoleWords } from '../access-words.ts'
import { peoplePlace } from '../places.ts'
import { AsLink } from './AsLink.tsx'
import { AsMember } from './AsMember.tsx'
import css from './People.module.css'

/** The design as a member or the holder of a link sees it: made by the server, only to be looked at, and said so at the top. */
export function ViewAsPage({ design, who, rest }: { design: string; who: string; rest: string | undefined }) {
  const { t } = useLingui()
  const seen = useQuery({
    queryKey: ['view-as', design, who],
    queryFn: () => get<ViewedAs>(`/api/designs/${encodeURIComponent(design)}/as/${encodeURIComponent(who)}`),
    // Every look is written down: one look is one look.
    ...{ staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false },
  })
  const go = useNavigate()
  const back = () => void go({ to: '/d/$design/$', params: { design, _splat: peoplePlace } })
  if (seen.isError)
    return (
      <EmptyState
        level={1}
        icon={<EyeOff size={22} strokeWidth={1.75} aria-hidden />}
        title={<Trans>There is nobody here to look as</Trans>}
        actions={
          <Button look="primary" onPress={back}>
            <Trans>People and access</Trans>
          </Button>
        }
      >
        <Trans>They may have left, their link may be closed, or the server does not answer.</Trans>
      </EmptyState>
    )
  if (!seen.data)
    return (
      <div className={css.page}>
        <Skeleton
          label={t`Fetching what they see`}
          slow={t`This is slow. Your connection may be weak.`}
          lines={6}
          block
        />
      </div>
    )
  return (
    <div className={css.viewAs}>
      <Banner
        look="sealed"
        icon={<Eye size={18} strokeWidth={1.75} aria-hidden />}
        action={
          <Button size="sm" onPress={back}>
            <Trans>Stop looking</Trans>
          </Button>
        }
      >
        <WhatThisIs seen={seen.data} />
      </Banner>
      {seen.data.is === 'member' ? (
        <AsMember design={design} who={who} seen={seen.data} rest={rest} />
      ) : (
        <AsLink seen={seen.data} />
      )}
    </div>
  )
}

function WhatThisIs({ seen }: { seen: ViewedAs }) {
  const { i18n } = useLingui()
  const roles = useRoleWords()
  const words = useCompartmentWords()
  if (seen.is === 'link')
    return (
      <Trans>
        This is the edition that the link for <bdi>{seen.name}</bdi> opens, as the design stands now. That you looked is
        in the journal.
      </Trans>
    )
  const parts = new Intl.ListFormat(localeOf(i18n.locale)).format(seen.notShown.map((each) => words[each].name))
  return (
    <>
      <Trans>
        You see this design as <bdi>{seen.name}</bdi> sees it ({roles[seen.card.role].name}), as it stood a moment ago.
        Nothing can be changed here. That you looked is in the journal.
      </Trans>{' '}
      {seen.notShown.length === 0 ? null : (
        <Trans>They may also open {parts}, which you may not: nothing of it is here.</Trans>
      )}
    </>
  )
}
