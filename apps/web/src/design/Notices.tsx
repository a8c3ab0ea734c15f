import { process } from '@balcony/design'
import { Banner, Button, Dialog, toasts } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useState, useSyncExternalStore } from 'react'
import css from './Design.module.css'
import { type Recovered, recovered } from './recovered.ts'
import type { DesignSession, SessionView } from './session.ts'
import { useWhyNot } from './why-not.ts'

interface NoticesProps {
  readonly session: DesignSession
  readonly view: SessionView
  /** Parts of the design are missing because this device does not keep them. */
  readonly hasClosedParts: boolean
}

/** What concerns the whole design just now: offline, refused, words to take away. */
export function Notices({ session, view, hasClosedParts }: NoticesProps) {
  const { t } = useLingui()
  const whyNot = useWhyNot(view.keeps)
  const refusal = view.save.is === 'cannot' ? view.save.refusals[0] : undefined
  // A line that was cut without a word looks like one until the marks stay away.
  const offline = useLasting(!view.online || view.save.is === 'unsaved')
  useRestoreNews(view)
  return (
    <>
      {refusal === undefined ? null : (
        <Banner
          look="stop"
          action={
            refusal.reason === 'schema' || refusal.reason === 'refused' || refusal.reason === 'too-many' ? (
              <Button look="line" size="sm" onPress={() => location.reload()}>
                <Trans>Load again</Trans>
              </Button>
            ) : undefined
          }
        >
          <strong>{whyNot[refusal.reason].what}</strong> {whyNot[refusal.reason].next}
        </Banner>
      )}
      {!offline || refusal !== undefined || !view.arrived ? null : (
        <Banner
          look="warn"
          action={
            <Button
              look="line"
              size="sm"
              onPress={() => {
                session.retry()
                toasts.show(t`Trying to reach the server`)
              }}
            >
              <Trans>Try now</Trans>
            </Button>
          }
        >
          <strong>{view.online ? <Trans>The server does not answer.</Trans> : <Trans>You are offline.</Trans>}</strong>{' '}
          <WhatToDo view={view} />
          {hasClosedParts ? (
            <>
              {' '}
              <Trans>Parts that need a clearance do not stay on this device: they open when you are back.</Trans>
            </>
          ) : null}
        </Banner>
      )}
      <RecoveredNotice design={session.id} />
    </>
  )
}

/** What is written offline, and whether the page may be closed meanwhile. */
function WhatToDo({ view: { save, keeps } }: { view: SessionView }) {
  if (save.is === 'unsaved' ? save.kept : keeps)
    return (
      <Trans>
        Keep working. Changes stay on this device, also when you close the page, and are sent when you are back.
      </Trans>
    )
  if (save.is !== 'unsaved')
    return (
      <Trans>
        Keep working and keep this page open: what you write stays in this window and is sent when you are back.
      </Trans>
    )
  return (
    <Plural
      value={save.changes}
      one="Keep working and keep this page open: # change is only in this window, and is sent when you are back."
      other="Keep working and keep this page open: # changes are only in this window, and are sent when you are back."
    />
  )
}

/** Whoever is writing is told that somebody brought back what the design said before. */
function useRestoreNews({ restored, members }: SessionView): void {
  const { t, i18n } = useLingui()
  useEffect(() => {
    if (!restored) return
    const who = members.find((member) => member.id === restored.by)?.name ?? ''
    const section = i18n._(process.sections[restored.section ?? '']?.label ?? '')
    toasts.show(
      restored.section === undefined
        ? t`${who} brought back an earlier version of the design`
        : t`${who} brought back an earlier version of ${section}`,
    )
    // Told once for each restore, whatever else changes.
  }, [restored])
}

/** True once it has been true for two seconds: a line that comes back at once is no news. */
function useLasting(now: boolean): boolean {
  const [lasting, set] = useState(false)
  useEffect(() => {
    if (!now) return set(false)
    const timer = setTimeout(() => set(true), 2_000)
    return () => clearTimeout(timer)
  }, [now])
  return lasting
}

/** Words that could not be saved, for copying; they stay until the person says they are no longer needed. */
export function RecoveredNotice({ design }: { design: string }) {
  const all = useSyncExternalStore(recovered.watch, recovered.all)
  const mine = all.filter((one) => one.design === design)
  const [shown, show] = useState(false)
  if (mine.length === 0) return null
  return (
    <Banner
      look="warn"
      action={
        <Button look="line" size="sm" onPress={() => show(true)}>
          <Trans>Show and copy</Trans>
        </Button>
      }
    >
      <strong>
        <Trans>Some of your words were not saved.</Trans>
      </strong>{' '}
      <Trans>They are kept on this page until you have taken them away.</Trans>
      <RecoveredWordsDialog
        found={mine}
        isOpen={shown}
        onClose={() => show(false)}
        onDismiss={() => recovered.dismiss(design)}
      />
    </Banner>
  )
}

interface RecoveredProps {
  readonly found: readonly Recovered[]
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onDismiss: () => void
}

function RecoveredWordsDialog({ found, isOpen, onClose, onDismiss }: RecoveredProps) {
  const { t } = useLingui()
  const whyNot = useWhyNot()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(found.map((one) => one.words).join('\n\n'))
      toasts.show(t`Copied`)
    } catch {
      toasts.show(t`Your browser did not allow copying. Select the words and copy them.`)
    }
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      closing={t`Close`}
      title={<Trans>Words that were not saved</Trans>}
      actions={
        <>
          <Button
            look="danger"
            onPress={() => {
              onClose()
              onDismiss()
            }}
          >
            <Trans>Throw them away</Trans>
          </Button>
          <Button look="primary" onPress={() => void copy()}>
            <Trans>Copy all</Trans>
          </Button>
        </>
      }
    >
      {found.map((one) => (
        <section key={one.words} className={css.recovered}>
          <p>{whyNot[one.reason].what}</p>
          <pre dir="auto">{one.words}</pre>
        </section>
      ))}
    </Dialog>
  )
}
