import type { DesignCard } from '@balcony/api/contract'
import { Button, IconButton, Skeleton, VisuallyHidden } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight, FileCheck, FileX, ShieldAlert, ZoomIn, ZoomOut } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useLocale, useNow } from '../locale.ts'
import css from './Export.module.css'
import { Load } from './here/Load.tsx'
import { Message } from './Message.tsx'
import { Thumbnails } from './Thumbnails.tsx'
import type { Looked, Making } from './use-making.ts'
import { usePage } from './use-page.ts'
import type { OpenPages } from './use-pages.ts'
import { needsSession, type Wishes } from './wishes.ts'

interface PreviewProps {
  readonly card: DesignCard
  readonly making: Making
  readonly looked: Looked | undefined
  readonly pages: OpenPages
  /** The others are still being set: it is a title page alone. */
  readonly isFirst: boolean
  readonly wishes: Wishes
  readonly onAgain: () => void
  readonly onCancel: () => void
  /** Prints on this device instead; undefined where that is being done. */
  readonly onHere: (() => void) | undefined
  /** The printing program may be loaded. */
  readonly onLoad: () => void
  readonly onClose: () => void
}

const icon = { size: 17, strokeWidth: 1.75, 'aria-hidden': true } as const
const zooms = [0.75, 1, 1.25, 1.5, 2, 3] as const

/** The pages as they will be saved, or why there are none. */
export function Preview(props: PreviewProps) {
  const { making, looked, pages, isFirst } = props
  const { t } = useLingui()
  const locale = useLocale()
  const [zoom, setZoom] = useState(1)
  const figures = new Intl.NumberFormat(locale)
  const count = pages.pages?.numPages ?? 0
  const isShown = (looked?.bytes !== undefined || isFirst) && pages.pages !== undefined
  const step = zooms.indexOf(zoom as (typeof zooms)[number])
  return (
    <section className={css.preview} aria-label={t`Pages`}>
      <div className={css.tools}>
        <IconButton
          label={t`Page before`}
          icon={<ChevronLeft {...icon} data-flip />}
          isDisabled={!isShown || pages.page <= 1}
          onPress={() => pages.turn(pages.page - 1)}
        />
        <span className={css.count} aria-live="polite">
          {isShown && !isFirst ? (
            <Trans>
              Page {figures.format(pages.page)} of {figures.format(count)}
            </Trans>
          ) : null}
        </span>
        <IconButton
          label={t`Next page`}
          icon={<ChevronRight {...icon} data-flip />}
          isDisabled={!isShown || pages.page >= count}
          onPress={() => pages.turn(pages.page + 1)}
        />
        <span className={css.space} />
        <IconButton
          label={t`Smaller`}
          icon={<ZoomOut {...icon} />}
          isDisabled={!isShown || step <= 0}
          onPress={() => setZoom(zooms[step - 1] ?? 1)}
        />
        <IconButton
          label={t`Larger`}
          icon={<ZoomIn {...icon} />}
          isDisabled={!isShown || step >= zooms.length - 1}
          onPress={() => setZoom(zooms[step + 1] ?? 1)}
        />
      </div>
      <div className={css.desk} aria-busy={making.is === 'working'}>
        {isShown && pages.pages ? (
          <>
            <Thumbnails pages={pages.pages} page={pages.page} isWaiting={!pages.isDrawn} onTurn={pages.turn} />
            <Page pages={pages} zoom={zoom} />
          </>
        ) : null}
        <State {...props} isShown={isShown} />
      </div>
    </section>
  )
}

function Page({ pages, zoom }: { pages: OpenPages; zoom: number }) {
  const { t } = useLingui()
  const frame = useRef<HTMLDivElement>(null)
  const { canvas, words } = usePage(pages.pages, pages.page, frame, zoom, pages.drawn)
  const number = pages.page
  useEffect(() => {
    frame.current?.scrollTo({ top: 0 })
  }, [number])
  return (
    // The keys of a reader: one goes through pages as through a book.
    <div
      ref={frame}
      className={css.frame}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a page that is larger than the window is scrolled by keyboard
      tabIndex={0}
      role="document"
      aria-label={t`Page ${number}`}
      onKeyDown={(event) => {
        if (event.key === 'PageDown') pages.turn(number + 1)
        if (event.key === 'PageUp') pages.turn(number - 1)
      }}
    >
      {/* Letters of a page stand where the page says, whatever the direction of this interface. */}
      <canvas ref={canvas} className={css.page} dir="ltr" aria-hidden />
      <VisuallyHidden>{words}</VisuallyHidden>
    </div>
  )
}

function State({
  card,
  making,
  looked,
  pages,
  wishes,
  isShown,
  onAgain,
  onCancel,
  onHere,
  onLoad,
  onClose,
}: PreviewProps & { isShown: boolean }) {
  const { t } = useLingui()
  if (making.is === 'working')
    return <Working step={making.step} since={making.since} over={isShown} onCancel={onCancel} />
  if (making.is === 'failed')
    return (
      <Message icon={<FileX {...icon} size={28} />} title={<Trans>The file was not made</Trans>} alert>
        <p>
          {making.problem === 'unreachable'
            ? t`We could not reach the server. Nothing in the design was changed.`
            : making.problem.message}
        </p>
        {making.problem !== 'unreachable' && making.problem.at ? (
          <Place card={card} at={making.problem.at} onClose={onClose} />
        ) : null}
        <Button look="line" onPress={onAgain}>
          <Trans>Try again</Trans>
        </Button>
        {making.problem === 'unreachable' && onHere ? (
          <Button look="line" onPress={onHere}>
            <Trans>Print on this device</Trans>
          </Button>
        ) : null}
      </Message>
    )
  if (making.is === 'asking') return <Load onLoad={onLoad} />
  if (making.is === 'cancelled')
    return (
      <Message title={<Trans>You stopped it</Trans>}>
        <Button look="line" onPress={onAgain}>
          <Trans>Make it</Trans>
        </Button>
      </Message>
    )
  if (making.is === 'idle')
    return (
      <Message title={needsSession(wishes) ? t`Choose the session it is for` : t`Choose the partner it is for`}>
        {null}
      </Message>
    )
  if (looked && looked.made.stops.length > 0)
    return (
      <Message icon={<ShieldAlert {...icon} size={28} />} title={<Trans>This edition does not leave yet</Trans>}>
        <p>
          <Trans>No file is made while something stops it. What it is stands beside this.</Trans>
        </p>
      </Message>
    )
  if (pages.failed)
    return (
      <Message title={<Trans>This browser cannot show the pages</Trans>} alert>
        <p>
          <Trans>The file is made all the same, and you can save it.</Trans>
        </p>
      </Message>
    )
  if (isShown) return null
  if (looked?.made.file && !looked.made.name.endsWith('.pdf')) return <Unseen bytes={looked.made.file.bytes} />
  return (
    <div className={css.message}>
      <Skeleton label={t`Opening the pages`} slow={t`This is slow. Your connection may be weak.`} lines={6} />
    </div>
  )
}

/** A file that is no pages yet: another program makes them. */
function Unseen({ bytes }: { bytes: number }) {
  const size = new Intl.NumberFormat(useLocale(), { maximumFractionDigits: 2 }).format(bytes / 1_000_000)
  return (
    <Message icon={<FileCheck {...icon} size={28} />} title={<Trans>The file is ready</Trans>}>
      <p>
        <Trans>
          It holds what the PDF of this edition holds, and no more ({size} MB). How its pages look is up to the program
          that opens it.
        </Trans>
      </p>
    </Message>
  )
}

function Place({ card, at, onClose }: { card: DesignCard; at: string; onClose: () => void }) {
  return (
    <p>
      <Link to="/d/$design/$" params={{ design: card.id, _splat: at }} onClick={onClose}>
        <Trans>Go to the place</Trans>
      </Link>
    </p>
  )
}

/** A wait with words: what is being done, how many pages, for how long already. */
function Working({
  step,
  since,
  over,
  onCancel,
}: {
  step: Extract<Making, { is: 'working' }>['step']
  since: number
  over: boolean
  onCancel: () => void
}) {
  const seconds = Math.max(0, Math.round((useNow(1_000) - since) / 1_000))
  const locale = useLocale()
  const time = new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', unitDisplay: 'long' }).format(seconds)
  return (
    <div className={css.working} data-over={over || undefined} role="status">
      <span className={css.spin} aria-hidden />
      <span>
        {step.is === 'waiting' ? <Trans>Waiting: another file is being made…</Trans> : null}
        {step.is === 'cutting' ? <Trans>Cutting the edition and checking it…</Trans> : null}
        {step.is === 'loading' ? <Trans>Loading the printing program…</Trans> : null}
        {step.is === 'setting' && !step.aboutPages ? <Trans>Setting the pages…</Trans> : null}
        {step.is === 'setting' && step.aboutPages ? (
          <Plural value={step.aboutPages} one="Setting about one page…" other="Setting about # pages…" />
        ) : null}
        {step.is === 'writing' ? <Plural value={step.pages} one="Writing one page…" other="Writing # pages…" /> : null}
        {seconds >= 3 ? ` ${time}` : null}
      </span>
      <Button size="sm" look="line" onPress={onCancel}>
        <Trans>Stop</Trans>
      </Button>
    </div>
  )
}
