import type { DesignCard } from '@balcony/api/contract'
import { Button, CompartmentPill, Dialog, RadioGroup } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Download, FileText } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useLocale, useNow } from '../locale.ts'
import { postForFile, Refused } from '../server.ts'
import css from './Dialogs.module.css'
import { fileName } from './file-name.ts'
import { WholeDesign } from './WholeDesign.tsx'

type Paper = 'a4' | 'letter'

type Job =
  | { readonly is: 'choosing' }
  | { readonly is: 'making'; readonly since: number; readonly stop: AbortController }
  | { readonly is: 'made'; readonly address: string; readonly bytes: number }
  | { readonly is: 'failed'; readonly words: string }

/** Makes the internal PDF: choose the paper, wait with words, take the file. */
export default function ExportDialog({ card, onClose }: { card: DesignCard; onClose: () => void }) {
  const { t } = useLingui()
  const locale = useLocale()
  const [paper, setPaper] = useState<Paper>('a4')
  const [job, setJob] = useState<Job>({ is: 'choosing' })
  const name = fileName(card.coverTitle, new Date())
  useRevoke(job)

  const make = async () => {
    const stop = new AbortController()
    setJob({ is: 'making', since: Date.now(), stop })
    try {
      const file = await postForFile(
        `/api/designs/${encodeURIComponent(card.id)}/exports`,
        { edition: 'internal', paper },
        stop.signal,
      )
      setJob({ is: 'made', address: URL.createObjectURL(file), bytes: file.size })
    } catch (error) {
      if (stop.signal.aborted) return
      setJob({
        is: 'failed',
        words:
          error instanceof Refused
            ? error.problem.message
            : t`We could not reach the server. Nothing in the design was changed.`,
      })
    }
  }
  const cancel = () => {
    if (job.is === 'making') job.stop.abort()
    setJob({ is: 'choosing' })
  }
  const close = () => {
    if (job.is === 'making') job.stop.abort()
    onClose()
  }

  return (
    <Dialog
      isOpen
      onClose={close}
      closing={t`Close`}
      firm={job.is === 'making'}
      title={<Trans>Export</Trans>}
      about={<span dir="auto">{card.title}</span>}
      note={job.is === 'made' ? undefined : <Trans>The file will be called {name}.</Trans>}
      actions={
        job.is === 'made' ? (
          <>
            <Button onPress={() => setJob({ is: 'choosing' })}>
              <Trans>Make another</Trans>
            </Button>
            <a className={css.download} href={job.address} download={name}>
              <Download size={17} strokeWidth={1.75} aria-hidden />
              <Trans>Save the PDF</Trans>
            </a>
          </>
        ) : (
          <>
            <Button onPress={job.is === 'making' ? cancel : close}>
              <Trans>Cancel</Trans>
            </Button>
            <Button
              look="primary"
              onPress={() => void make()}
              busy={job.is === 'making' ? t`Making the PDF…` : undefined}
            >
              {job.is === 'failed' ? <Trans>Try again</Trans> : <Trans>Make the PDF</Trans>}
            </Button>
          </>
        )
      }
    >
      <div className={css.exporting}>
        <div className={css.edition}>
          <FileText size={20} strokeWidth={1.75} aria-hidden />
          <div>
            <h3 className={css.title}>
              <Trans>Internal edition</Trans>
            </h3>
            <p className={css.quiet}>
              <Trans>
                All sections for the team, with code names in place of people. Every page says who may read it.
              </Trans>
            </p>
          </div>
          <CompartmentPill window="shutter">
            <Trans>Team</Trans>
          </CompartmentPill>
        </div>
        <RadioGroup
          label={t`Paper`}
          choices={[
            { id: 'a4', label: t`A4` },
            { id: 'letter', label: t`US Letter` },
          ]}
          chosen={paper}
          onChoose={(id) => setPaper(id as Paper)}
          isDisabled={job.is === 'making'}
          orientation="horizontal"
        />
        <div role="status">
          {job.is === 'making' ? <Working since={job.since} /> : null}
          {job.is === 'made' ? (
            <p className={css.done}>
              <Trans>
                The PDF is ready:{' '}
                {new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(job.bytes / 1_000_000)} MB. It stays
                on this page until you close this window.
              </Trans>
            </p>
          ) : null}
        </div>
        {job.is === 'failed' ? (
          <p className={css.error} role="alert">
            <Trans>The PDF was not made.</Trans> {job.words}
          </p>
        ) : null}
        <WholeDesign card={card} />
      </div>
    </Dialog>
  )
}

/** A wait with words: what is being done, and for how long already. */
function Working({ since }: { since: number }) {
  const locale = useLocale()
  const seconds = Math.max(0, Math.round((useNow(1_000) - since) / 1_000))
  const time = new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', unitDisplay: 'long' }).format(seconds)
  return (
    <p className={css.quiet}>
      {seconds < 8 ? (
        <Trans>Cutting the edition and setting the pages…</Trans>
      ) : (
        <Trans>Still setting the pages, for {time} now. You can cancel without harm.</Trans>
      )}
    </p>
  )
}

/** The browser holds a made file until it is told that nobody needs it. */
function useRevoke(job: Job): void {
  const address = job.is === 'made' ? job.address : undefined
  const last = useRef(address)
  useEffect(() => {
    if (last.current !== undefined && last.current !== address) URL.revokeObjectURL(last.current)
    last.current = address
  }, [address])
}
