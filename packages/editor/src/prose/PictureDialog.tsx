import { type Address, maxAltChars, pictureWidths } from '@balcony/design'
import { Button, Checkbox, Dialog, Select, TextField } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { pictureTypes } from '../files/files.ts'
import { Progress } from '../files/Progress.tsx'
import { useUpload } from '../files/use-upload.ts'
import type { AskedPicture } from './asking-picture.ts'
import css from './PictureDialog.module.css'

interface PictureDialogProps {
  readonly editor: Editor
  readonly address: Address
  readonly asked: AskedPicture
  readonly onClose: () => void
}

/** Asks for a picture, and for the words that stand for it where it is not seen. */
export function PictureDialog({ editor, address, asked, onClose }: PictureDialogProps) {
  const { t } = useLingui()
  const before = asked.at === undefined ? undefined : editor.state.doc.nodeAt(asked.at)?.attrs
  const [file, setFile] = useState(asked.file)
  const [alt, setAlt] = useState(String(before?.['alt'] ?? ''))
  const [decorative, setDecorative] = useState(before?.['alt'] === '')
  const [width, setWidth] = useState(String(before?.['width'] ?? '100'))
  const [missing, setMissing] = useState<'file' | 'words'>()
  const upload = useUpload(address, true)

  const close = () => {
    upload.stop()
    onClose()
    if (!editor.isDestroyed) editor.commands.focus()
  }
  const done = async () => {
    if (!before && !file) return setMissing('file')
    if (!decorative && alt.trim() === '') return setMissing('words')
    const looks = { alt: decorative ? '' : alt.trim(), width: width === '100' ? null : Number(width) }
    if (before && asked.at !== undefined) change(editor, asked.at, { ...before, ...looks })
    else {
      const kept = file && (await upload.send(file))
      if (!kept) return
      insert(editor, { file: kept.id, ...looks })
    }
    onClose()
    editor.commands.focus()
  }
  const shares = { 100: t`Full width`, 75: t`Three quarters`, 50: t`Half`, 25: t`A quarter` }
  return (
    <Dialog
      title={before ? t`Change the picture` : t`Add a picture`}
      closing={t`Close`}
      isOpen
      firm={upload.sending}
      onClose={close}
      actions={
        <Button
          look="primary"
          {...(upload.sending ? { reason: t`The picture is on its way` } : {})}
          onPress={() => void done()}
        >
          {before ? t`Change picture` : t`Add picture`}
        </Button>
      }
      note={before ? undefined : t`Place, camera and author are removed from the picture before it is kept.`}
    >
      <div className={css.fields}>
        {before ? null : <Choose file={file} onChoose={setFile} missing={missing === 'file' && !file} />}
        <TextField
          label={t`What the picture shows`}
          hint={t`For people who do not see it, and where it cannot be shown. One or two sentences.`}
          value={decorative ? '' : alt}
          maxLength={maxAltChars}
          isDisabled={decorative}
          onChange={(words) => {
            setAlt(words)
            setMissing(undefined)
          }}
          error={
            missing === 'words' ? t`Say in a sentence what the picture shows, or mark it as decoration.` : undefined
          }
        />
        <Checkbox isSelected={decorative} onChange={setDecorative}>
          <Trans>It only decorates: nothing is lost without it</Trans>
        </Checkbox>
        <Select
          label={t`Width`}
          choices={pictureWidths.map((share) => ({ id: String(share), label: shares[share] }))}
          chosen={width}
          onChoose={(share) => setWidth(share ?? '100')}
        />
        <Progress upload={upload} />
      </div>
    </Dialog>
  )
}

function Choose({
  file,
  onChoose,
  missing,
}: {
  file: File | undefined
  onChoose: (file: File) => void
  missing: boolean
}): ReactNode {
  const { t } = useLingui()
  const input = useRef<HTMLInputElement>(null)
  const shown = useObjectUrl(file)
  return (
    <div className={css.choose}>
      {shown === undefined ? null : <img className={css.preview} src={shown} alt={file?.name ?? ''} />}
      <input
        ref={input}
        type="file"
        hidden
        accept={pictureTypes.join(',')}
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          if (chosen) onChoose(chosen)
        }}
      />
      <Button look="line" onPress={() => input.current?.click()}>
        {file ? t`Choose another picture` : t`Choose a picture`}
      </Button>
      {missing ? (
        <p className={css.wrong} role="alert">
          <Trans>Choose a picture first.</Trans>
        </p>
      ) : null}
    </div>
  )
}

/** The chosen file as the browser shows it, before anything is sent. */
function useObjectUrl(file: File | undefined): string | undefined {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    if (!file) return setUrl(undefined)
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return url
}

function change(editor: Editor, at: number, attrs: Readonly<Record<string, unknown>>): void {
  if (editor.isDestroyed || editor.state.doc.nodeAt(at)?.type.name !== 'picture') return
  editor.view.dispatch(editor.state.tr.setNodeMarkup(at, undefined, attrs))
}

/** With a line after it where the text would end with the picture: otherwise there is nowhere to go on. */
function insert(editor: Editor, attrs: Readonly<Record<string, unknown>>): void {
  if (editor.isDestroyed) return
  const { $to } = editor.state.selection
  const last = $to.depth === 0 || $to.after(1) >= editor.state.doc.content.size
  const picture = { type: 'picture', attrs }
  editor
    .chain()
    .insertContent(last ? [picture, { type: 'paragraph' }] : picture)
    .run()
}
