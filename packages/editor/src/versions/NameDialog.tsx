import type { VersionKind } from '@balcony/design'
import { Button, Dialog, Segments, TextField, toasts } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useHistory, wordsOfError } from './use-history.ts'
import css from './Versions.module.css'

export function useKindWords(): Readonly<Record<VersionKind, string>> {
  const { t } = useLingui()
  return { draft: t`Draft`, review: t`For review`, final: t`Final` }
}

/** Gives the present a name, a note and a kind. */
export function NameDialog({ onClose, onNamed }: { onClose: () => void; onNamed: (id: string) => void }) {
  const { t } = useLingui()
  const history = useHistory()
  const kinds = useKindWords()
  const [name, setName] = useState('')
  const [note, setNote] = useState('')
  const [kind, choose] = useState<VersionKind>('draft')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const send = async () => {
    if (name.trim() === '') return setProblem(t`Give the version a name.`)
    setBusy(true)
    try {
      const made = await history?.name({ name, note, kind })
      toasts.show(t`The version was named`)
      if (made) onNamed(made.id)
      onClose()
    } catch (error) {
      setProblem(wordsOfError(error))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t`Name this version`}
      closing={t`Close`}
      isOpen
      onClose={onClose}
      firm={name !== '' || note !== ''}
      actions={
        <>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="primary" onPress={() => void send()} busy={busy ? t`Keeping…` : undefined}>
            <Trans>Name it</Trans>
          </Button>
        </>
      }
    >
      <div className={css.form}>
        <TextField label={t`Name`} value={name} onChange={setName} error={problem} autoFocus maxLength={120} />
        <Segments
          label={t`Kind of version`}
          choices={(['draft', 'review', 'final'] as const).map((id) => ({ id, label: kinds[id] }))}
          chosen={kind}
          onChoose={(id) => choose(id as VersionKind)}
        />
        <TextField label={t`Note`} value={note} onChange={setNote} lines={3} maxLength={2000} />
        <p className={css.quiet}>
          <Trans>Everybody who may see versions reads name and note. Keep names of people out of them.</Trans>
        </p>
      </div>
    </Dialog>
  )
}
