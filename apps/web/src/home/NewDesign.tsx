import type { Problem } from '@balcony/base'
import { templateById } from '@balcony/design'
import { Button, Dialog } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { FileJson } from 'lucide-react'
import { useRef, useState } from 'react'
import { pageLanguage } from '../device.ts'
import { speak } from '../language.ts'
import { bringDesign, createDesign } from '../queries.ts'
import { Refused } from '../server.ts'
import type { Beginning } from './beginning.ts'
import { CoverTitle, Details, type DetailsGiven } from './Details.tsx'
import css from './Home.module.css'
import { type DesignFile, readDesignFile } from './read-design-file.ts'
import { TemplateOutline } from './TemplateOutline.tsx'
import { wanted } from './wanted.ts'

/** Shows what a template holds, asks for titles, languages and organisation, and says everything that is wrong with a file. */
export default function NewDesign({ beginning, onClose }: { beginning: Beginning; onClose: () => void }) {
  const { t, i18n } = useLingui()
  const go = useNavigate()
  const template = templateById(beginning)
  const [looking, look] = useState(template !== undefined)
  const [given, give] = useState<DetailsGiven>(() => ({ ...nothing, workingLanguages: [pageLanguage()] }))
  const [file, setFile] = useState<DesignFile>()
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [unreachable, setUnreachable] = useState(false)
  const [busy, setBusy] = useState(false)
  const archive = beginning === 'file' && file?.is === 'archive' ? file.file : undefined
  const reason =
    archive === undefined && given.coverTitle.trim() === ''
      ? t`Give the design a cover title first.`
      : beginning === 'file' && file?.is !== 'read' && !archive
        ? t`Choose a file first.`
        : undefined

  const create = async () => {
    setBusy(true)
    setProblems([])
    setUnreachable(false)
    try {
      // What is wrong with a file names fields, by the words of the design.
      await speak('design')
      const made = await (archive ? bringDesign(archive) : createDesign(wanted(beginning, given, file)))
      await go({ to: '/d/$design/$', params: { design: made.id, _splat: '' } })
    } catch (error) {
      setBusy(false)
      if (error instanceof Refused) setProblems(error.problems)
      else setUnreachable(true)
    }
  }

  if (template && looking)
    return (
      <Dialog
        isOpen
        wide
        onClose={onClose}
        closing={t`Close`}
        title={i18n._(template.name)}
        actions={
          <>
            <Button onPress={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button look="primary" onPress={() => look(false)}>
              <Trans>Use this template</Trans>
            </Button>
          </>
        }
      >
        <TemplateOutline template={template} />
      </Dialog>
    )
  return (
    <Dialog
      isOpen
      onClose={onClose}
      closing={t`Close`}
      firm={busy}
      title={beginning === 'file' ? <Trans>New design from a file</Trans> : <Trans>New design</Trans>}
      about={template === undefined ? undefined : i18n._(template.name)}
      actions={
        <>
          {template === undefined ? (
            <Button onPress={onClose}>
              <Trans>Cancel</Trans>
            </Button>
          ) : (
            <Button onPress={() => look(true)}>
              <Trans>Back to the outline</Trans>
            </Button>
          )}
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
          <>
            <ChooseFile
              file={file}
              onFile={(read) => {
                setFile(read)
                setProblems([])
                if (read.is === 'read')
                  give((now) => (now.coverTitle === '' ? { ...now, coverTitle: read.coverTitle ?? '' } : now))
              }}
            />
            {archive ? null : (
              <CoverTitle value={given.coverTitle} onChange={(coverTitle) => give((now) => ({ ...now, coverTitle }))} />
            )}
          </>
        ) : (
          <Details given={given} onChange={give} />
        )}
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

const nothing: DetailsGiven = { title: '', coverTitle: '', workingLanguages: [], partyLanguages: [], organisation: '' }

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
        accept=".json,.zip,application/json,application/zip"
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
        ) : file.is === 'read' || file.is === 'archive' ? (
          file.name
        ) : file.is === 'too-large' ? (
          <Trans>{file.name} is larger than a design or an archive of one can be. Is it another file?</Trans>
        ) : (
          <Trans>
            {file.name} is neither JSON nor an archive. Save the design from Balcony as a file and choose that one.
          </Trans>
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
