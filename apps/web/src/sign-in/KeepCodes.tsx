import { Button, toasts } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Copy, Download } from 'lucide-react'
import css from './SignIn.module.css'

/** Recovery codes, shown once. They leave as a plain file or over the clipboard, never by mail. */
export function KeepCodes({
  codes,
  level = 2,
  onKept,
}: {
  codes: readonly string[]
  level?: 1 | 2
  onKept: () => void
}) {
  const { t } = useLingui()
  const Title = `h${level}` as const
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'))
    toasts.show(t`The codes are copied.`)
  }
  return (
    <section className={css.form}>
      <Title className={css.title}>
        <Trans>Keep your recovery codes</Trans>
      </Title>
      <p className={css.words}>
        <Trans>
          Each lets you in once if you lose your password or your phone. They are shown only now. Write them on paper or
          keep them in a password manager, not on this computer.
        </Trans>
      </p>
      <ol className={css.codes} dir="ltr" aria-label={t`Recovery codes`}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p className={css.others}>
        <Button look="line" icon={<Copy size={16} strokeWidth={1.75} aria-hidden />} onPress={() => void copy()}>
          <Trans>Copy</Trans>
        </Button>
        <Button
          look="line"
          icon={<Download size={16} strokeWidth={1.75} aria-hidden />}
          onPress={() => save(codes.join('\n'))}
        >
          <Trans>Save as a file</Trans>
        </Button>
      </p>
      <Button look="primary" onPress={onKept}>
        <Trans>I have kept them</Trans>
      </Button>
    </section>
  )
}

function save(words: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([`${words}\n`], { type: 'text/plain' }))
  // A name that says nothing to whoever looks at the folder.
  link.download = 'codes.txt'
  link.click()
  URL.revokeObjectURL(link.href)
}
