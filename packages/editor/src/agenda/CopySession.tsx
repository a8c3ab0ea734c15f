import { newId } from '@balcony/base'
import { recordAddress } from '@balcony/design'
import { Button, Dialog, TextField, toasts } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { nameOfRecord } from '../live/names.ts'
import { refusalWords } from '../words/refusal-words.ts'
import { useWorkspace } from '../workspace.tsx'
import css from './Agenda.module.css'
import { copyEdits } from './copying.ts'

interface CopySessionProps {
  readonly table: string
  readonly parent: string
  readonly by: string
  readonly session: string
}

/** The session once more on another date, with its agenda. */
export function CopySession({ table, parent, by, session }: CopySessionProps) {
  const { t, i18n } = useLingui()
  const { live, go } = useWorkspace()
  const [isOpen, show] = useState(false)
  const [date, say] = useState('')
  const name = nameOfRecord(live, recordAddress(parent, session)) ?? session
  const copy = () => {
    const fresh = () => newId((size) => crypto.getRandomValues(new Uint8Array(size)))
    const id = fresh()
    const from = live.rows(parent).find((row) => row.id === session)
    const blocks = live.rows(table).filter((row) => row.values[by] === session)
    live.undo.cut()
    const done = live.edit(...copyEdits({ table, parent, by, id, date, from, blocks, fresh }))
    live.undo.cut()
    if (!done.ok) {
      toasts.show(refusalWords(i18n, done.problem))
      return
    }
    show(false)
    toasts.show(t`${name} is copied`, { label: t`Open`, act: () => go(recordAddress(parent, id)) })
  }
  return (
    <>
      <Button size="sm" onPress={() => show(true)}>
        <Trans>Copy the session…</Trans>
      </Button>
      {isOpen ? (
        <Dialog
          isOpen
          onClose={() => show(false)}
          closing={t`Close`}
          title={t`Copy ${name}`}
          actions={
            <Button look="primary" reason={date === '' ? t`Say when it takes place.` : undefined} onPress={copy}>
              <Trans>Copy with its agenda</Trans>
            </Button>
          }
        >
          <div className={css.copy}>
            <TextField type="date" label={t`Starts on`} value={date} onChange={say} autoFocus isRequired />
            <p>
              <Trans>
                People, venue and rules come along; what was said of the day itself, its follow-up and its status do
                not.
              </Trans>
            </p>
          </div>
        </Dialog>
      ) : null}
    </>
  )
}
