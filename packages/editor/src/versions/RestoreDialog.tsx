import type { MomentRef } from '@balcony/design'
import { Button, Dialog, Skeleton, toasts } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useWorkspace } from '../workspace.tsx'
import { useAsked, useHistory, wordsOfError } from './use-history.ts'
import css from './Versions.module.css'

interface RestoreDialogProps {
  readonly to: MomentRef
  readonly called: string
  readonly section: string | undefined
  readonly onClose: () => void
}

/** Says what will change before anything does; afterwards it can be taken back for an hour. */
export function RestoreDialog({ to, called, section, onClose }: RestoreDialogProps) {
  const { t, i18n } = useLingui()
  const { live } = useWorkspace()
  const history = useHistory()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const asked = useAsked(history && (() => history.compare(to, 'now')), [to])
  const sections = asked.value?.sections.filter((each) => section === undefined || each.section === section)
  const changes = sections?.reduce((sum, each) => sum + each.fields.length + each.records.length, 0) ?? 0
  const label = section === undefined ? undefined : i18n._(live.process.sections[section]?.label ?? section)
  const undo = async (version: string) => {
    try {
      const { left } = (await history?.undoRestore(version)) ?? { left: [] }
      toasts.show(
        left.length === 0 ? t`The restore was taken back` : t`Taken back, except where somebody has written since`,
      )
    } catch (error) {
      toasts.show(wordsOfError(error))
    }
  }
  const restore = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const done = await history?.restore(to, section)
      const kept = done?.kept
      toasts.show(
        label === undefined ? t`Restored to ${called}` : t`${label} restored to ${called}`,
        kept === undefined ? undefined : { label: t`Undo`, act: () => void undo(kept) },
      )
      onClose()
    } catch (error) {
      setProblem(wordsOfError(error))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={label === undefined ? t`Restore everything?` : t`Restore ${label}?`}
      closing={t`Close`}
      isOpen
      onClose={onClose}
      note={t`Can be taken back for an hour`}
      actions={
        <>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            look="primary"
            onPress={() => void restore()}
            busy={busy ? t`Restoring…` : undefined}
            reason={sections && changes === 0 ? t`It says the same today` : undefined}
          >
            <Trans>Restore</Trans>
          </Button>
        </>
      }
    >
      <div className={css.form}>
        <p>
          <Trans>It will say again what it said: {called}.</Trans>
        </p>
        {sections ? (
          changes === 0 ? (
            <p>
              <Trans>Nothing has to be changed: it says the same today.</Trans>
            </p>
          ) : (
            <>
              <p>
                <b>
                  <Plural value={changes} one="# change is made:" other="# changes are made:" />
                </b>
              </p>
              <ul className={css.list}>
                {sections.map((each) => (
                  <li key={each.section}>
                    {i18n._(live.process.sections[each.section]?.label ?? each.section)}:{' '}
                    <Plural value={each.fields.length + each.records.length} one="# change" other="# changes" />
                  </li>
                ))}
              </ul>
            </>
          )
        ) : (
          <Skeleton label={t`Looking at what changes`} lines={3} />
        )}
        <p className={css.quiet}>
          <Trans>
            What stands now is kept as a version. Comments stay where they are, and everybody who is writing is told.
          </Trans>
        </p>
        {problem === undefined ? null : (
          <p role="alert" className={css.problem}>
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  )
}
