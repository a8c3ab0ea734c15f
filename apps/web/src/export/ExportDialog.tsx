import type { DesignCard, NewExport } from '@balcony/api/contract'
import type { Live } from '@balcony/document'
import { Button, Dialog, Tabs } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Download, History, Stamp } from 'lucide-react'
import { useState } from 'react'
import { fileName } from '../design/file-name.ts'
import type { DesignSaveState } from '../design/save-state.ts'
import { useNarrowerThan } from '../design/use-narrow.ts'
import { Beside } from './Beside.tsx'
import type { Begun } from './begun.ts'
import { Choosing } from './Choosing.tsx'
import css from './Export.module.css'
import { Preview } from './Preview.tsx'
import { type Looked, useMaking } from './use-making.ts'
import { useOnceSaved } from './use-once-saved.ts'
import { usePages } from './use-pages.ts'
import { useTaking } from './use-taking.ts'
import { usualWish, type Wishes, wishFor } from './wishes.ts'

interface ExportDialogProps {
  readonly card: DesignCard
  readonly live: Live
  /** What was begun with the press that opened this. */
  readonly begun: Begun | undefined
  /** What the bar says of everything written here. */
  readonly save: DesignSaveState
  /** What is chosen is to be made final, or looked for among what was. */
  readonly onRelease: (wish: NewExport | undefined) => void
  readonly onClose: () => void
}

/** Choose who it is for, see the very pages, and take them. */
export default function ExportDialog({ card, live, begun, save, onRelease, onClose }: ExportDialogProps) {
  const { t } = useLingui()
  const narrow = useNarrowerThan(60)
  const [wishes, setWishes] = useState<Wishes>({ ...usualWish, showGaps: true })
  const wish: NewExport | undefined = wishFor(wishes)
  const { making, again, cancel } = useMaking(card.id, wish, begun)
  const onceSaved = useOnceSaved(save, again)
  const looked = making.is === 'looking' ? making.looked : making.is === 'working' ? making.before : undefined
  const first = making.is === 'working' && !making.before ? making.first : undefined
  const pages = usePages(looked?.made.name.endsWith('.pdf') ? looked.bytes : first)
  const { taking, take } = useTaking(card.id, (ending) => fileName(card.coverTitle, new Date(), ending))
  const [tab, setTab] = useState('choose')
  const isPdf = (wishes.format ?? 'pdf') === 'pdf'
  const ready: Looked | undefined = making.is === 'looking' ? making.looked : undefined
  const turn = (page: number) => {
    pages.turn(page)
    if (narrow) setTab('pages')
  }

  const choosing = <Choosing card={card} live={live} wishes={wishes} onWish={setWishes} />
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
      onClose={onClose}
    />
  )
  const beside = (
    <Beside {...{ card, live, looked, pages, onClose }} onTurn={turn} onDecided={again} onReplaced={onceSaved} />
  )

  return (
    <Dialog
      isOpen
      whole
      onClose={onClose}
      closing={t`Close`}
      title={<Trans>Export</Trans>}
      about={<span dir="auto">{card.title}</span>}
      note={<Note ready={ready} failed={taking === 'failed'} />}
      actions={
        <>
          <Button onPress={onClose}>
            <Trans>Close</Trans>
          </Button>
          <Button
            look="line"
            icon={<Stamp size={17} strokeWidth={1.75} aria-hidden />}
            onPress={() => onRelease(ready?.bytes ? wish : undefined)}
          >
            <Trans>Releases…</Trans>
          </Button>
          <Button
            look="primary"
            icon={<Download size={17} strokeWidth={1.75} aria-hidden />}
            busy={taking === 'taking' ? t`Saving…` : undefined}
            reason={ready?.bytes ? undefined : t`There is no file to save yet.`}
            onPress={() => ready && void take(ready)}
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

function Note({ ready, failed }: { ready: Looked | undefined; failed: boolean }) {
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
        <Trans>The export is recorded, with your name and the edition.</Trans>{' '}
        {file ? (
          <span className={css.hash}>
            SHA-256 <code dir="ltr">{file.sha256.slice(0, 16)}…</code>
          </span>
        ) : null}
      </span>
    </>
  )
}
