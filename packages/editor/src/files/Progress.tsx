import { Trans, useLingui } from '@lingui/react/macro'
import css from './Files.module.css'
import type { Upload } from './use-upload.ts'

/** How far a file is on its way, or why it was not kept. */
export function Progress({ upload }: { upload: Upload }) {
  const { t } = useLingui()
  if (upload.error !== undefined)
    return (
      <p className={css.wrong} role="alert">
        {upload.error}
      </p>
    )
  if (!upload.sending) return null
  return (
    <div className={css.progress}>
      <progress max={1} value={upload.share} aria-label={t`Sending the file`} />
      <span aria-hidden>
        <Trans>Sending: {Math.round(upload.share * 100)} %</Trans>
      </span>
    </div>
  )
}
