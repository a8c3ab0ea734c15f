import type { DesignCard, NewExport } from '@balcony/api/contract'
import { Button, Dialog, EmptyState, Skeleton } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Stamp } from 'lucide-react'
import { Propose } from './Propose.tsx'
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
        {mayRelease && wish ? <Propose design={card.id} wish={wish} onPropose={act} /> : null}
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
