import type { Role } from '@balcony/access'
import type { DesignCard, NewExport } from '@balcony/api/contract'
import type { Live } from '@balcony/document'
import { useWorkspace } from '@balcony/editor'
import { Button, Dialog, Tabs } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Download, History, Stamp } from 'lucide-react'
import { useState } from 'react'
import { fileName } from '../design/file-name.ts'
import type { SessionView } from '../design/session.ts'
import { useNarrowerThan } from '../design/use-narrow.ts'
import { keepsHere } from '../kept/places.ts'
import { Beside } from './Beside.tsx'
import type { Begun } from './begun.ts'
import { Choosing } from './Choosing.tsx'
import css from './Export.module.css'
import { type Here, isWhole, whyNotHere } from './here/may-print-here.ts'
import { Place } from './here/Place.tsx'
import { usePrintingHere } from './here/use-printing-here.ts'
import { Preview } from './Preview.tsx'
import { type Looked, useMaking } from './use-making.ts'
import { useOnceSaved } from './use-once-saved.ts'
import { usePages } from './use-pages.ts'
import { useTaking } from './use-taking.ts'
import { hereWishes, usualWish, type Wishes, wishFor } from './wishes.ts'

/** Over plain HTTP from another machine a browser hashes nothing and keeps nothing. */
const canPrintHere = globalThis.isSecureContext

interface ExportDialogProps {
  readonly card: DesignCard
  readonly live: Live
  /** What was begun with the press that opened this. */
  readonly begun: Begun | undefined
  readonly role: Role
  /** What the bar says of everything written here, and of the line. */
  readonly view: Pick<SessionView, 'save' | 'online'>
  /** What is chosen is to be made final, or looked for among what was. */
  readonly onRelease: (wish: NewExport | undefined) => void
  readonly onClose: () => void
}

/** Choose who it is for, see the very pages, and take them. */
export default function ExportDialog({ card, live, role, view, begun, onRelease, onClose }: ExportDialogProps) {
  const { t } = useLingui()
  const { me } = useWorkspace()
  const narrow = useNarrowerThan(60)
  const [wishes, setWishes] = useState<Wishes>({ ...usualWish, showGaps: true })
  const [isHere, setHere] = useState(false)
  const wish: NewExport | undefined = wishFor(isHere ? hereWishes(wishes) : wishes)
  const server = useMaking(card.id, isHere ? undefined : wish, begun)
  const here: Here = {
    member: { design: card.id, person: me.id, role, clearances: card.compartments.map(({ name }) => name) },
    ...{ open: live.open, online: view.online, keeps: keepsHere() },
  }
  const device = usePrintingHere(live, here, isHere ? wish : undefined)
  const { making, again, cancel } = isHere ? device : server
  // On this device nothing waits for the server to have the words.
  const onceSaved = useOnceSaved(view.save, again)
  const looked = making.is === 'looking' ? making.looked : making.is === 'working' ? making.before : undefined
  const first = making.is === 'working' && !making.before ? making.first : undefined
  const pages = usePages(looked?.made.name.endsWith('.pdf') ? looked.bytes : first)
  const { taking, take } = useTaking(card.id, (ending) => fileName(card.coverTitle, new Date(), ending))
  const [tab, setTab] = useState('choose')
  const checked = isWhole(live.open) ? 'whole' : 'in-part'
  const isPdf = isHere || (wishes.format ?? 'pdf') === 'pdf'
  const ready: Looked | undefined = making.is === 'looking' ? making.looked : undefined
  const turn = (page: number) => {
    pages.turn(page)
    if (narrow) setTab('pages')
  }

  const printHere = () => {
    setWishes(hereWishes(wishes))
    setHere(true)
  }
  // With a line, a paper is made here only where its check sees as much as the server's.
  const mayChoose = isHere || (canPrintHere && whyNotHere('internal', here) === undefined)
  const choosing = (
    <Choosing
      card={card}
      live={live}
      wishes={wishes}
      here={isHere ? here : undefined}
      place={mayChoose ? <Place here={isHere} onChoose={(on) => (on ? printHere() : setHere(false))} /> : null}
      onWish={setWishes}
    />
  )
  const preview = (
    <Preview
      card={card}
      making={making}
      looked={looked}
      pages={pages}
      isFirst={first !== undefined}
      wishes={wishes}
      onAgain={again}
      onCancel={cancel}
      onHere={isHere || !canPrintHere ? undefined : printHere}
      onLoad={device.load}
      onClose={onClose}
    />
  )
  const beside = (
    <Beside
      {...{ card, live, looked, pages, isHere, onClose }}
      onTurn={turn}
      onDecided={again}
      onReplaced={isHere ? again : onceSaved}
    />
  )

  return (
    <Dialog
      isOpen
      whole
      onClose={onClose}
      closing={t`Close`}
      title={<Trans>Export</Trans>}
      about={<span dir="auto">{card.title}</span>}
      note={<Note ready={ready} here={isHere ? here : undefined} failed={taking === 'failed'} />}
      actions={
        <>
          <Button onPress={onClose}>
            <Trans>Close</Trans>
          </Button>
          {isHere ? null : (
            <Button
              look="line"
              icon={<Stamp size={17} strokeWidth={1.75} aria-hidden />}
              onPress={() => onRelease(ready?.bytes ? wish : undefined)}
            >
              <Trans>Releases…</Trans>
            </Button>
          )}
          <Button
            look="primary"
            icon={<Download size={17} strokeWidth={1.75} aria-hidden />}
            busy={taking === 'taking' ? t`Saving…` : undefined}
            reason={ready?.bytes ? undefined : t`There is no file to save yet.`}
            onPress={() => ready && void take(ready, isHere ? { person: me.id, checked } : undefined)}
          >
            {isPdf ? <Trans>Save the PDF</Trans> : <Trans>Save the file</Trans>}
          </Button>
        </>
      }
    >
      {narrow ? (
        <div className={css.narrow}>
          <Tabs
            label={t`Parts of the export`}
            chosen={tab}
            onChoose={setTab}
            tabs={[
              { id: 'choose', label: t`Edition`, children: <div className={css.side}>{choosing}</div> },
              { id: 'pages', label: t`Pages`, children: preview },
              { id: 'beside', label: t`Left out`, children: <div className={css.side}>{beside}</div> },
            ]}
          />
        </div>
      ) : (
        <div className={css.three}>
          <div className={css.side}>{choosing}</div>
          {preview}
          <div className={css.side} data-end>
            {beside}
          </div>
        </div>
      )}
    </Dialog>
  )
}

function Note({ ready, here, failed }: { ready: Looked | undefined; here: Here | undefined; failed: boolean }) {
  const file = ready?.made.file
  if (failed)
    return (
      <span role="alert">
        <Trans>It was not saved: the server did not answer. Try again.</Trans>
      </span>
    )
  return (
    <>
      <History size={17} strokeWidth={1.75} aria-hidden />
      <span>
        {here ? <HereWords here={here} /> : <Trans>The export is recorded, with your name and the edition.</Trans>}{' '}
        {file ? (
          <span className={css.hash}>
            SHA-256 <code dir="ltr">{file.sha256.slice(0, 16)}…</code>
          </span>
        ) : null}
      </span>
    </>
  )
}

/** What the paper in one's hands is, and is not. */
function HereWords({ here }: { here: Here }) {
  return (
    <>
      {isWhole(here.open) ? (
        <Trans>A draft from this device, not registered.</Trans>
      ) : (
        <Trans>A draft from this device, not registered and not checked against the parts that are not here.</Trans>
      )}{' '}
      {here.online ? (
        <Trans>The journal hears that it was printed, and nothing of what it says.</Trans>
      ) : (
        <Trans>Once there is a line, the journal hears that it was printed, and nothing of what it says.</Trans>
      )}
    </>
  )
}
