import type { Address } from '@balcony/design'
import { Button, IconButton, toasts } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useRef, useSyncExternalStore } from 'react'
import { Close, Plus } from '../icons.tsx'
import { useMayWrite } from '../live/hooks.ts'
import { titleOf } from '../live/titles.ts'
import { useLocale } from '../live/use-locale.ts'
import { useWorkspace } from '../workspace.tsx'
import css from './Files.module.css'
import type { Files, HeldFile } from './files.ts'
import { Progress } from './Progress.tsx'
import { useUpload } from './use-upload.ts'

/** The files that hang at a record or a section, for everybody who may read it. */
export function AttachedFiles({ address }: { address: Address }) {
  const { files } = useWorkspace()
  return files ? <Attached address={address} files={files} /> : null
}

function Attached({ address, files }: { address: Address; files: Files }) {
  const { t, i18n } = useLingui()
  const { live } = useWorkspace()
  const place = titleOf(live, address, (label) => i18n._(label)).join(', ')
  const mayWrite = useMayWrite(address)
  const all = useSyncExternalStore(files.watch, files.list)
  const here = all.filter((file) => file.address === address)
  const upload = useUpload(address, false)
  const input = useRef<HTMLInputElement>(null)
  const sendAll = async (chosen: readonly File[]) => {
    // One after the other, and no further than the first that was refused: its words stay on the page.
    for (const file of chosen) if (!(await upload.send(file))) return
  }
  if (here.length === 0 && !mayWrite) return null
  return (
    <section className={css.files} aria-label={`${t`Files`}: ${place}`}>
      <header className={css.head}>
        <h3>
          <Trans>Files</Trans>
        </h3>
        {mayWrite ? (
          <Button
            size="sm"
            icon={<Plus size={15} />}
            {...(upload.sending ? { reason: t`A file is on its way` } : {})}
            onPress={() => input.current?.click()}
          >
            <Trans>Add a file</Trans>
          </Button>
        ) : null}
      </header>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])]
          // The same file can be chosen again after it was refused.
          event.target.value = ''
          void sendAll(chosen)
        }}
      />
      <Progress upload={upload} />
      {here.length === 0 ? null : (
        <ul className={css.list}>
          {here.map((file) => (
            <FileLine key={file.id} file={file} files={files} mayWrite={mayWrite} />
          ))}
        </ul>
      )}
    </section>
  )
}

function FileLine({ file, files, mayWrite }: { file: HeldFile; files: Files; mayWrite: boolean }) {
  const { t } = useLingui()
  const size = useSize(file.size)
  const failed = () => toasts.show(t`The server did not take this. Nothing was changed; try again.`)
  const restore = async () => {
    if (!(await files.restore(file.id)).ok) failed()
  }
  const remove = async () => {
    if (!(await files.remove(file.id)).ok) return failed()
    toasts.show(t`“${file.name}” removed`, { label: t`Bring back`, act: () => void restore() })
  }
  return (
    <li className={css.file}>
      <a className={css.name} href={files.href(file.id)} target="_blank" rel="noopener noreferrer">
        <bdi>{file.name}</bdi>
      </a>
      <span className={css.about}>{size}</span>
      {mayWrite ? (
        <IconButton size="sm" label={t`Remove ${file.name}`} icon={<Close size={15} />} onPress={() => void remove()} />
      ) : null}
    </li>
  )
}

function useSize(bytes: number): string {
  const locale = useLocale()
  const [unit, divisor] = bytes >= 2 ** 20 ? (['megabyte', 2 ** 20] as const) : (['kilobyte', 2 ** 10] as const)
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 })
  return format.format(Math.max(bytes / divisor, 0.1))
}
