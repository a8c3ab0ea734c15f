import { policy } from '@balcony/access'
import type { DesignCard, NewExport, Role } from '@balcony/api/contract'
import { type Address, process } from '@balcony/design'
import type { Live } from '@balcony/document'
import { sectionOf } from '@balcony/editor'
import { AvatarStack, Button, Chip, IconButton, Logo, type Status, StatusRing } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronRight, MessageSquare, PanelLeft, Redo2, Share2, Stamp, Undo2, Users } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { usePrintsTold } from '../export/here/use-prints-told.ts'
import { exportDialog, useExport } from '../export/use-export.ts'
import { PersonMenu } from '../frame/PersonMenu.tsx'
import { InboxBell } from '../inbox/InboxBell.tsx'
import css from './Design.module.css'
import { peoplePlace } from './places.ts'
import { SaveWords } from './SaveWords.tsx'
import { SearchButton } from './SearchButton.tsx'
import type { SessionView } from './session.ts'
import { useDesignTitle, useStatus, useUndoState, useWhoIsHereNow } from './use-design.ts'

const ExportDialog = lazy(exportDialog)
const ReleasesDialog = lazy(() => import('../releases/ReleasesDialog.tsx'))

interface DesignBarProps {
  readonly card: DesignCard
  readonly role: Role
  readonly view: SessionView
  readonly live: Live
  readonly address: Address | 'nowhere'
  readonly phone: boolean
  readonly folded: boolean
  readonly comments: boolean
  readonly onFold: () => void
  readonly onComments: () => void
  /** A remark was chosen in the search: comments must be seen. */
  readonly onRemark: () => void
}

const icon = { size: 17, strokeWidth: 1.75, 'aria-hidden': true } as const

/** Where one is, whether it is saved, who is here, and what one can do with the whole. */
export function DesignBar(props: DesignBarProps) {
  const { view, phone } = props
  const here = useWhoIsHereNow(view.members)
  return (
    <header data-region>
      <Bar {...props} here={here} />
      {phone ? (
        <div className={css.strip}>
          <SaveWords view={view} mayWrite={view.writable.size > 0} />
          <Presence here={here} small />
        </div>
      ) : null}
    </header>
  )
}

function Bar(props: DesignBarProps & { readonly here: Here }) {
  const { card, role, view, live, phone, here } = props
  const { t } = useLingui()
  const [dialog, open] = useState<'export' | 'releases'>()
  const [wish, setWish] = useState<NewExport>()
  // Leads find them in the export; whoever else has to agree needs a way of their own.
  const mayAgree = role !== 'lead' && policy[role]['approve-release'] === 'always'
  const { begun, begin, bring } = useExport(card.id, role === 'lead')
  const openExport = () => {
    begin()
    open('export')
  }
  const title = useDesignTitle(live) ?? card.title
  const section = useSectionHere(props.address)
  const { me } = here
  usePrintsTold(me?.id, view.online)
  const go = useNavigate()
  const people = () => void go({ to: '/d/$design/$', params: { design: card.id, _splat: peoplePlace } })
  return (
    <div className={css.bar}>
      <IconButton
        label={props.folded ? t`Show the outline` : t`Fold the outline`}
        keys="Ctrl \"
        icon={<PanelLeft {...icon} data-flip />}
        onPress={props.onFold}
      />
      <Link to="/" className={css.brand} aria-label={t`Your designs`}>
        <Logo />
      </Link>
      <nav className={css.crumb} aria-label={t`Where you are`}>
        {phone ? null : (
          <>
            <Link to="/">{t`Designs`}</Link>
            <ChevronRight {...icon} size={15} data-flip />
          </>
        )}
        <b dir="auto" title={title}>
          {/* What is said about the design as a whole: titles, languages, steps. */}
          <Link to="/d/$design/$" params={{ design: card.id, _splat: 'design' }}>
            {title}
          </Link>
        </b>
      </nav>
      {phone ? null : <StatusChip live={live} />}
      <span className={css.space} />
      {phone ? null : <SaveWords view={view} mayWrite={view.writable.size > 0} />}
      {phone || view.writable.size === 0 ? null : <UndoButtons live={live} />}
      {phone ? null : (
        <>
          <span className={css.line} />
          <Presence here={here} />
          <span className={css.line} />
        </>
      )}
      <SearchButton
        address={props.address}
        onShare={people}
        onExport={role === 'lead' ? openExport : undefined}
        onRemark={props.onRemark}
      />
      <IconButton
        label={props.comments ? t`Hide comments` : t`Show comments`}
        keys="Ctrl Alt C"
        on={props.comments}
        icon={<MessageSquare {...icon} />}
        onPress={props.onComments}
      />
      {phone ? (
        <IconButton label={t`People and access`} icon={<Users {...icon} />} onPress={people} />
      ) : (
        <Button look="line" icon={<Users {...icon} />} onPress={people}>
          {role === 'lead' ? t`Share` : t`People`}
        </Button>
      )}
      {role === 'lead' && phone ? (
        <IconButton label={t`Export`} icon={<Share2 {...icon} />} onPressStart={bring} onPress={openExport} />
      ) : null}
      {role === 'lead' && !phone ? (
        <Button look="primary" onHoverStart={bring} onPressStart={bring} onPress={openExport}>
          {t`Export`}
        </Button>
      ) : null}
      <InboxBell design={card.id} section={section} />
      {mayAgree ? <IconButton label={t`Releases`} icon={<Stamp {...icon} />} onPress={() => open('releases')} /> : null}
      <PersonMenu colour={me?.colour ?? 1} />
      <Suspense>
        {dialog === 'export' ? (
          <ExportDialog
            card={card}
            live={live}
            begun={begun}
            role={role}
            view={view}
            onRelease={(chosen) => {
              setWish(chosen)
              open('releases')
            }}
            onClose={() => open(undefined)}
          />
        ) : null}
        {dialog === 'releases' ? (
          <ReleasesDialog card={card} mayRelease={role === 'lead'} wish={wish} onClose={() => open(undefined)} />
        ) : null}
      </Suspense>
    </div>
  )
}

type Here = ReturnType<typeof useWhoIsHereNow>

function Presence({ here, small }: { here: Here; small?: boolean }) {
  const { t } = useLingui()
  return <AvatarStack label={t`Here now`} faces={here.faces} {...(small ? { size: 'sm' } : {})} />
}

function UndoButtons({ live }: { live: Live }) {
  const { t } = useLingui()
  const can = useUndoState(live)
  return (
    <span className={css.undo}>
      <IconButton
        size="sm"
        label={t`Undo my last change`}
        keys="Ctrl Z"
        icon={<Undo2 {...icon} data-flip />}
        onPress={() => live.undo.undo()}
        reason={can.undo ? undefined : t`You have not changed anything yet`}
      />
      <IconButton
        size="sm"
        label={t`Redo`}
        keys="Ctrl Shift Z"
        icon={<Redo2 {...icon} data-flip />}
        onPress={() => live.undo.redo()}
        reason={can.redo ? undefined : t`Nothing was undone`}
      />
    </span>
  )
}

const rings: Readonly<Record<string, Status>> = {
  draft: 'draft',
  in_review: 'review',
  approved: 'agreed',
  live: 'agreed',
}

function StatusChip({ live }: { live: Live }) {
  const status = useStatus(live)
  if (status === undefined) return null
  return <Chip icon={<StatusRing status={rings[status.value] ?? 'none'} />}>{status.label}</Chip>
}

/** The section that one reads, to be followed. */
function useSectionHere(address: Address | 'nowhere') {
  const { i18n } = useLingui()
  const id = address === 'nowhere' ? undefined : sectionOf(process, address)
  const label = id === undefined ? undefined : process.sections[id]?.label
  return id === undefined || label === undefined ? undefined : { id, label: i18n._(label) }
}
