import { Button, TextField } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { mayBeFor } from '../export/wishes.ts'
import { useLocale } from '../locale.ts'
import { Day, type ReleaseProps, Who } from './Release.tsx'
import css from './Releases.module.css'

/** Whom it was given to and when; and when it is withdrawn, what to tell them. */
export function Register({ design, release, mayRelease, onAct }: ReleaseProps) {
  const { t } = useLingui()
  const [asking, ask] = useState<'give' | 'withdraw'>()
  const [words, setWords] = useState('')
  const { id, edition, published, given, withdrawn } = release
  const copies = `/api/designs/${encodeURIComponent(design)}/releases/${encodeURIComponent(id)}/copies`
  const locale = useLocale()
  const figures = new Intl.NumberFormat(locale)
  const unreachable = t`We could not reach the server. Try again.`
  const send = async () => {
    const body = asking === 'give' ? { to: words } : { reason: words }
    if (!(await onAct(`/${id}/${asking}`, body, unreachable))) return
    setWords('')
    ask(undefined)
  }
  return (
    <>
      {given.length > 0 ? (
        <section className={css.register}>
          <h4>
            <Trans>Given to</Trans>
          </h4>
          <ol>
            {given.map(({ to, ...each }, at) => (
              <li key={`${each.at} ${to}`}>
                <span className={css.quiet}>{figures.format(at + 1)}</span> <bdi>{to}</bdi>{' '}
                <span className={css.quiet}>
                  <Day at={each.at} /> · <Who id={each.by} />
                </span>{' '}
                {mayRelease && !withdrawn && mayBeFor({ edition }) ? (
                  <a href={`${copies}/${at + 1}`} download aria-label={t`Save the copy of ${to}`}>
                    <Trans>Save their copy</Trans>
                  </a>
                ) : null}
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      {withdrawn ? (
        <section className={css.withdrawn}>
          <p>
            {withdrawn.reason === '' ? (
              <Trans>
                Withdrawn on <Day at={withdrawn.at} /> by <Who id={withdrawn.by} />: words in it were removed for good,
                and its file with them.
              </Trans>
            ) : (
              <Trans>
                Withdrawn on <Day at={withdrawn.at} /> by <Who id={withdrawn.by} />:{' '}
                <q dir="auto">{withdrawn.reason}</q>
              </Trans>
            )}
          </p>
          {published && given.length > 0 ? (
            <p>
              <Trans>
                Tell everybody in the list: “Please destroy the paper with the fingerprint{' '}
                <code dir="ltr">{published.sha256.slice(0, 16)}</code>. It holds no longer.”
              </Trans>
            </p>
          ) : null}
        </section>
      ) : null}
      {!mayRelease || withdrawn ? null : asking === undefined ? (
        <p className={css.acts}>
          {published ? (
            <Button size="sm" look="line" onPress={() => ask('give')}>
              <Trans>Note whom it was given to…</Trans>
            </Button>
          ) : null}
          <Button size="sm" look="plain" onPress={() => ask('withdraw')}>
            <Trans>Withdraw…</Trans>
          </Button>
        </p>
      ) : (
        <form
          className={css.asking}
          onSubmit={(event) => {
            event.preventDefault()
            void send()
          }}
        >
          <TextField
            label={asking === 'give' ? t`Given to` : t`Why is it withdrawn?`}
            value={words}
            onChange={setWords}
            maxLength={asking === 'give' ? 120 : 500}
            autoFocus
          />
          <p className={css.acts}>
            <Button
              size="sm"
              look={asking === 'give' ? 'line' : 'danger'}
              type="submit"
              reason={words.trim() === '' ? t`Write it in a few words first.` : undefined}
            >
              {asking === 'give' ? <Trans>Note it</Trans> : <Trans>Withdraw it</Trans>}
            </Button>
            <Button size="sm" onPress={() => ask(undefined)}>
              <Trans>Cancel</Trans>
            </Button>
          </p>
        </form>
      )}
    </>
  )
}
