import type { Problem } from '@balcony/base'
import { Button, Dialog, TextField } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { FileJson } from 'lucide-react'
import { useRef, useState } from 'react'
import { createDesign } from '../queries.ts'
import { Refused } from '../server.ts'
import css from './Home.module.css'
import type { Beginning } from './Home.tsx'
import { type DesignFile, readDesignFile } from './read-design-file.ts'

/** Asks for the two titles and, for a file, shows everything that is wrong with it. */
export default function NewDesign({ beginning, onClose }: { beginning: Beginning; onClose: () => void }) {
  const { t } = useLingui()
  const go = useNavigate()
  const [coverTitle, setCoverTitle] = useState('')
  const [title, setTitle] = useState('')
  const [file, setFile] = useState<DesignFile>()
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [unreachable, setUnreachable] = useState(false)
  const [busy, setBusy] = useState(false)
  const given = coverTitle.trim() !== ''
  const reason = !given
    ? t`Give the design a cover title first.`
    : beginning === 'file' && file?.is !== 'read'
      ? t`Choose a file first.`
      : undefined

  const create = async () => {
    setBusy(true)
    setProblems([])
    setUnreachable(false)
    try {
      const made = await createDesign({
        coverTitle: coverTitle.trim(),
        ...(title.trim() === '' ? {} : { title: title.trim() }),
        ...(file?.is === 'read' ? { json: file.json } : {}),
      })
      await go({ to: '/d/$design/$', params: { design: made.id, _splat: '' } })
    } catch (error) {
      setBusy(false)
      if (error instanceof Refused) setProblems(error.problems)
      else setUnreachable(true)
    }
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      closing={t`Close`}
      firm={busy}
      title={beginning === 'file' ? <Trans>New design from a file</Trans> : <Trans>New design</Trans>}
      actions={
        <>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            look="primary"
            reason={reason}
            busy={busy ? t`Creating the design…` : undefined}
            onPress={() => void create()}
          >
            <Trans>Create the design</Trans>
          </Button>
        </>
      }
    >
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (reason === undefined && !busy) void create()
        }}
      >
        {beginning === 'file' ? (
          <ChooseFile
            file={file}
            onFile={(read) => {
              setFile(read)
              setProblems([])
              if (read.is === 'read') setCoverTitle((now) => (now === '' ? (read.coverTitle ?? '') : now))
            }}
          />
        ) : null}
        <TextField
          label={t`Cover title`}
          value={coverTitle}
          onChange={setCoverTitle}
          maxLength={120}
          autoFocus={beginning === 'empty'}
          hint={t`Neutral, safe on a lock screen: tabs and file names show it. No names of people or parties.`}
        />
        {beginning === 'empty' ? (
          <TextField
            label={t`Full title`}
            value={title}
            onChange={setTitle}
            maxLength={300}
            hint={t`Only people in the design read it. You can write it later.`}
          />
        ) : null}
        {problems.length > 0 ? <Problems problems={problems} /> : null}
        {unreachable ? (
          <div className={css.problems} role="alert">
            <Trans>We could not reach the server. Nothing was created; your words are still here.</Trans>
          </div>
        ) : null}
      </form>
    </Dialog>
  )
}

function ChooseFile({ file, onFile }: { file: DesignFile | undefined; onFile: (file: DesignFile) => void }) {
  const { t } = useLingui()
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className={css.file}>
      <FileJson size={20} strokeWidth={1.75} aria-hidden />
      <Button look="line" size="sm" onPress={() => input.current?.click()} autoFocus>
        {file === undefined ? <Trans>Choose a file</Trans> : <Trans>Choose another file</Trans>}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label={t`File of the design`}
        hidden
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          if (chosen) void readDesignFile(chosen).then(onFile)
        }}
      />
      <span role="status" dir="auto">
        {file === undefined ? (
          <Trans>Nothing leaves this device before you create the design.</Trans>
        ) : file.is === 'read' ? (
          file.name
        ) : file.is === 'too-large' ? (
          <Trans>{file.name} is larger than 16 MB. A design is never that large; is it another file?</Trans>
        ) : (
          <Trans>{file.name} is not a JSON file. Export the design from Balcony as JSON and choose that file.</Trans>
        )}
      </span>
    </div>
  )
}

function Problems({ problems }: { problems: readonly Problem[] }) {
  return (
    <div className={css.problems} role="alert">
      <strong>
        <Trans>Nothing was created. This has to be put right first:</Trans>
      </strong>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.at} ${problem.message}`}>
            {problem.at === undefined ? null : (
              <>
                <code dir="ltr">{problem.at}</code>:{' '}
              </>
            )}
            <span dir="auto">{problem.message}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
