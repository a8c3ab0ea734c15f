import type { Address } from '@balcony/design'
import { Button, Dialog } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useMemo, useState } from 'react'
import { Button as DropButton } from 'react-aria-components/Button'
import { DropZone } from 'react-aria-components/DropZone'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import css from '../csv/Import.module.css'
import prose from '../prose/prose.module.css'
import { renderProse } from '../prose/StaticProse.tsx'
import { useWorkspace } from '../workspace.tsx'
import type { ReadWord } from './read-word.ts'
import word from './Word.module.css'

interface WordDialogProps {
  readonly label: string
  /** The prose that it goes into, at its end. */
  readonly address: Address
  readonly onClose: () => void
}

const maxFileBytes = 20_000_000

/** A document of Word: chosen or dropped, looked at as it would stand here, then put at the end of the section in one step. */
export default function WordDialog({ label, address, onClose }: WordDialogProps) {
  const { t } = useLingui()
  const { live } = useWorkspace()
  const [read, setRead] = useState<ReadWord>()
  const [problem, setProblem] = useState<string>()
  const take = async (file: { readonly size?: number; arrayBuffer(): Promise<ArrayBuffer> } | undefined) => {
    if (!file) return
    if ((file.size ?? 0) > maxFileBytes) return setProblem(t`This file is larger than 20 MB. Nothing was imported.`)
    const { readWord } = await import('./read-word.ts')
    const found = await readWord(new Uint8Array(await file.arrayBuffer()))
    if (found === 'not-word')
      return setProblem(
        t`This is no document that can be read. Save it as .docx in Word or LibreOffice, then choose that file.`,
      )
    if (found === 'too-large')
      return setProblem(t`This document is too large once it is unpacked. Divide it and import the parts.`)
    setProblem(found.content.length === 0 ? t`There are no words in this document.` : undefined)
    setRead(found.content.length === 0 ? undefined : found)
  }
  const put = () => {
    if (!read) return
    const done = live.edit({ do: 'append', address, content: read.content })
    if (done.ok) onClose()
    else setProblem(t`This is more than one text may hold. Divide the document and import the parts.`)
  }
  return (
    <Dialog
      isOpen
      wide
      onClose={onClose}
      closing={t`Close`}
      title={<Trans>Import from Word into {label}</Trans>}
      note={<Trans>It is read on this device. One step: undo takes all of it back.</Trans>}
      actions={
        <>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="primary" reason={read ? undefined : t`Choose a document first.`} onPress={put}>
            <Trans>Put at the end of the section</Trans>
          </Button>
        </>
      }
    >
      {read ? (
        <Preview read={read} />
      ) : (
        <DropZone
          className={css.drop ?? ''}
          aria-label={t`Drop a Word document here`}
          onDrop={(event) => {
            const item = event.items.find((one) => one.kind === 'file')
            if (item?.kind === 'file') void item.getFile().then(take)
          }}
        >
          <p>
            <Trans>Drop a Word document (.docx) here, or choose one.</Trans>
          </p>
          <FileTrigger acceptedFileTypes={['.docx']} onSelect={(files) => void take(files?.[0])}>
            <DropButton className={css.choose ?? ''}>
              <Trans>Choose a file</Trans>
            </DropButton>
          </FileTrigger>
          <p className={css.note}>
            <Trans>
              Headings, lists, tables, links and emphasis stay. Pictures, comments and styles do not come along.
            </Trans>
          </p>
        </DropZone>
      )}
      {problem === undefined ? null : (
        <p role="alert" className={css.wrong}>
          {problem}
        </p>
      )}
    </Dialog>
  )
}

/** As it would stand in the section. */
function Preview({ read }: { read: ReadWord }) {
  const { t } = useLingui()
  const drawn = useMemo(
    () =>
      renderProse(
        { type: 'doc', content: read.content },
        {
          decision: () => t`Decision`,
          task: (text) => text,
          mention: () => null,
          picture: () => undefined,
          pictureWord: t`Picture`,
        },
      ),
    [read, t],
  )
  return (
    <>
      {read.pictures > 0 ? (
        <p className={css.note}>
          <Plural value={read.pictures} one="# picture stays behind." other="# pictures stay behind." />
        </p>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={word.preview} aria-label={t`What comes in`} tabIndex={0}>
        <div className={prose.prose}>{drawn}</div>
      </section>
    </>
  )
}
