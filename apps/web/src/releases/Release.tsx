import type { ReleaseCard } from '@balcony/api/contract'
import { usePerson } from '@balcony/editor'
import { Button, Chip, CompartmentMark } from '@balcony/ui'
import { useLingui as useI18n } from '@lingui/react'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, Circle } from 'lucide-react'
import { editionWords } from '../export/words.ts'
import { useLocale } from '../locale.ts'
import { Agreements } from './Agreements.tsx'
import { Changes } from './Changes.tsx'
import { Register } from './Register.tsx'
import css from './Releases.module.css'
import { approverWords } from './words.ts'

export interface ReleaseProps {
  readonly design: string
  readonly release: ReleaseCard
  readonly others: readonly ReleaseCard[]
  readonly mayRelease: boolean
  readonly onAct: (rest: string, body: object, unreachable: string) => Promise<boolean>
}

/** One release: what it is, who agreed, its file, to whom it went. */
export function Release(props: ReleaseProps) {
  const { design, release } = props
  const { i18n } = useI18n()
  const { id, edition, number, version, at, published, withdrawn } = release
  const locale = useLocale()
  const figure = new Intl.NumberFormat(locale).format(number)
  const name = i18n._(editionWords[edition].name)
  const file = `/api/designs/${encodeURIComponent(design)}/releases/${encodeURIComponent(id)}/file`
  return (
    <article className={css.release} data-withdrawn={withdrawn ? '' : undefined}>
      <header>
        <CompartmentMark window={editionWords[edition].window} />
        <h3>
          {published ? (
            <Trans>
              {name}, release {figure}
            </Trans>
          ) : (
            name
          )}
        </h3>
        <Chip>
          {withdrawn ? (
            <Trans>Withdrawn</Trans>
          ) : published ? (
            <Trans>Final</Trans>
          ) : (
            <Trans>Waiting for agreement</Trans>
          )}
        </Chip>
      </header>
      <p className={css.quiet}>
        <bdi>{version}</bdi> · <Day at={published?.at ?? at} />
      </p>
      <Approvals {...props} />
      <Agreements agreed={release.agreements} />
      <p className={css.file}>
        {withdrawn?.reason === '' ? null : (
          <a href={file} download>
            {published ? <Trans>Save the PDF</Trans> : <Trans>Look at the draft</Trans>}
          </a>
        )}
        {published ? (
          <span className={css.quiet}>
            SHA-256 <code dir="ltr">{published.sha256}</code>
          </span>
        ) : null}
      </p>
      <Changes {...props} />
      <Register {...props} />
    </article>
  )
}

function Approvals({ release, onAct }: ReleaseProps) {
  const { t } = useLingui()
  const { i18n } = useI18n()
  const { id, needs, approvals, mayApprove } = release
  return (
    <>
      <ul className={css.approvals}>
        {needs.map((as) => {
          const approval = approvals.find((each) => each.as === as)
          return (
            <li key={as}>
              {approval ? <Check size={15} aria-hidden /> : <Circle size={15} aria-hidden />}
              <span>
                {i18n._(approverWords[as])}:{' '}
                {approval ? (
                  <>
                    <Who id={approval.person} />, <Day at={approval.at} />
                  </>
                ) : (
                  <Trans>not yet</Trans>
                )}
              </span>
            </li>
          )
        })}
      </ul>
      {mayApprove.map((as) => {
        const kind = i18n._(approverWords[as])
        return (
          <Button
            key={as}
            look="line"
            onPress={() => void onAct(`/${id}/approve`, { as }, t`We could not reach the server. Try again.`)}
          >
            <Trans>I agree ({kind})</Trans>
          </Button>
        )
      })}
    </>
  )
}

export function Who({ id }: { id: string }) {
  const { t } = useLingui()
  return <bdi>{usePerson(id)?.name ?? t`Somebody`}</bdi>
}

export function Day({ at }: { at: number }) {
  const locale = useLocale()
  return (
    <time dateTime={new Date(at).toISOString()}>
      {new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(at)}
    </time>
  )
}
