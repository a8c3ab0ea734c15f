import type { DesignCard, NewExport } from '@balcony/api/contract'
import { Button, Dialog, EmptyState, Skeleton, TextField } from '@balcony/ui'
import { useLingui as useI18n } from '@lingui/react'
import { Trans, useLingui } from '@lingui/react/macro'
import { Stamp } from 'lucide-react'
import { useState } from 'react'
import { editionWords } from '../export/words.ts'
import { Release } from './Release.tsx'
import css from './Releases.module.css'
import { useReleases } from './use-releases.ts'

interface ReleasesDialogProps {
  readonly card: DesignCard
  readonly mayRelease: boolean
  /** What was chosen in the export: it can be made final. */
  readonly wish?: NewExport | undefined
  readonly onClose: () => void
}

/** Editions that were made final: who has to agree, what was given to whom, what changed, what was withdrawn. */
export default function ReleasesDialog({ card, mayRelease, wish, onClose }: ReleasesDialogProps) {
  const { t } = useLingui()
  const { listed, error, act, again } = useReleases(card.id)
  return (
    <Dialog
      isOpen
      wide
      onClose={onClose}
      closing={t`Close`}
      title={<Trans>Releases</Trans>}
      about={<span dir="auto">{card.title}</span>}
      actions={
        <Button onPress={onClose}>
          <Trans>Close</Trans>
        </Button>
      }
    >
      <div className={css.releases}>
        {mayRelease && wish ? <Propose wish={wish} onPropose={act} /> : null}
        {error === undefined ? null : (
          <p className={css.error} role="alert">
            {error}
          </p>
        )}
        {listed.is === 'fetching' ? (
          <Skeleton label={t`Fetching the releases`} slow={t`This is slow. Your connection may be weak.`} lines={4} />
        ) : null}
        {listed.is === 'unreachable' ? (
          <p className={css.error} role="alert">
            <Trans>We could not reach the server.</Trans>{' '}
            <Button size="sm" look="line" onPress={() => void again()}>
              <Trans>Try again</Trans>
            </Button>
          </p>
        ) : null}
        {listed.is === 'here' && listed.releases.length === 0 ? (
          <EmptyState
            level={3}
            icon={<Stamp size={22} strokeWidth={1.75} aria-hidden />}
            title={<Trans>Nothing was made final yet</Trans>}
          >
            <Trans>Choose an edition in the export, then make it final. Whoever has to agree finds it here.</Trans>
          </EmptyState>
        ) : null}
        {listed.is === 'here'
          ? listed.releases.map((release) => (
              <Release
                key={release.id}
                design={card.id}
                release={release}
                others={listed.releases}
                mayRelease={mayRelease}
                onAct={act}
              />
            ))
          : null}
      </div>
    </Dialog>
  )
}

function Propose({
  wish,
  onPropose,
}: {
  wish: NewExport
  onPropose: (rest: string, body: object, unreachable: string) => Promise<boolean>
}) {
  const { t } = useLingui()
  const { i18n } = useI18n()
  const [version, setVersion] = useState('')
  const [is, setIs] = useState<'writing' | 'sending' | 'done'>('writing')
  if (is === 'done') return null
  const edition = i18n._(editionWords[wish.edition].name)
  return (
    <form
      className={css.propose}
      onSubmit={(event) => {
        event.preventDefault()
        setIs('sending')
        const sent = onPropose('', { export: wish, version }, t`We could not reach the server. Try again.`)
        void sent.then((done) => setIs(done ? 'done' : 'writing'))
      }}
    >
      <h3>
        <Trans>Make it final: {edition}</Trans>
      </h3>
      <p className={css.quiet}>
        <Trans>
          What the design says now is frozen. It gets a number and a fingerprint once everybody has agreed whom this
          edition asks for.
        </Trans>
      </p>
      <TextField
        label={t`Name of the version`}
        placeholder={t`e.g. After the second round`}
        value={version}
        onChange={setVersion}
        maxLength={80}
      />
      <Button
        look="primary"
        type="submit"
        busy={is === 'sending' ? t`Freezing…` : undefined}
        reason={version.trim() === '' ? t`Give the version a name.` : undefined}
      >
        <Trans>Freeze it and ask for agreement</Trans>
      </Button>
    </form>
  )
}
