import { type Compartment, type Level, maxRemarkChars } from '@balcony/design'
import { Button, CompartmentMark, KeyCap } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { windowOf } from '../field/FieldMark.tsx'
import { useWorkspace } from '../workspace.tsx'
import { useAudience } from './audience.ts'
import { type DraftKey, keepDraft, keptDraft } from './drafts.ts'
import css from './Threads.module.css'

interface ComposerProps {
  /** Where the draft belongs: a thread's id, or the place of the first remark. */
  readonly target: string
  readonly compartment: Compartment
  readonly level: Level
  readonly sendLabel: string
  readonly placeholder: string
  readonly autoFocus?: boolean
  readonly onSend: (text: string) => Promise<void>
  readonly onClose?: () => void
}

type Sending = { readonly is: 'writing' } | { readonly is: 'sending' } | { readonly is: 'failed' }

/** Says who will read it; what is typed is kept until it is sent. Ctrl Enter sends, Esc leaves it for later. */
export function Composer(props: ComposerProps) {
  const { target, compartment, level, sendLabel, placeholder, autoFocus, onSend, onClose } = props
  const { t } = useLingui()
  const { me, design } = useWorkspace()
  const audience = useAudience()
  const key: DraftKey = { design, person: me.id, compartment, target }
  const [text, setText] = useState(() => keptDraft(key))
  const [sending, setSending] = useState<Sending>({ is: 'writing' })
  const [inside, setInside] = useState(autoFocus === true)
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (autoFocus) box.current?.focus()
  }, [autoFocus])

  const write = (next: string) => {
    setText(next)
    keepDraft(key, next)
    if (sending.is === 'failed') setSending({ is: 'writing' })
  }
  const words = text.trim()
  const tooLong = words.length > maxRemarkChars
  const send = async () => {
    if (words === '' || tooLong || sending.is === 'sending') return
    setSending({ is: 'sending' })
    try {
      await onSend(words)
      keepDraft(key, '')
      setText('')
      setSending({ is: 'writing' })
      onClose?.()
    } catch {
      // Whatever went wrong, the words stay here; the reason is said below.
      setSending({ is: 'failed' })
    }
  }
  const press = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void send()
    }
    if (event.key === 'Escape') {
      setInside(false)
      box.current?.blur()
      onClose?.()
    }
  }
  const open = inside || text !== ''
  return (
    <div className={css.composer} data-open={open || undefined}>
      <textarea
        ref={box}
        value={text}
        rows={open ? 2 : 1}
        dir="auto"
        placeholder={placeholder}
        aria-label={placeholder}
        onFocus={() => setInside(true)}
        onChange={(event) => write(event.target.value)}
        onKeyDown={press}
        readOnly={sending.is === 'sending'}
      />
      {open ? (
        <div className={css.composerFoot}>
          <span className={css.audience}>
            <CompartmentMark window={windowOf[level]} />
            {audience.sentence(compartment, level)}
          </span>
          <KeyCap>Ctrl Enter</KeyCap>
          <Button
            look="primary"
            size="sm"
            onPress={() => void send()}
            reason={words === '' ? t`Write something first` : undefined}
            busy={sending.is === 'sending' ? t`Sending…` : undefined}
          >
            {sending.is === 'failed' ? t`Try again` : sendLabel}
          </Button>
        </div>
      ) : null}
      {tooLong ? (
        <p className={css.failed} role="alert">
          <Trans>A comment has at most {maxRemarkChars} characters. Shorten it, or write two.</Trans>
        </p>
      ) : null}
      {sending.is === 'failed' ? (
        <p className={css.failed} role="alert">
          <Trans>This was not sent. Your words are kept here; try again when you are connected.</Trans>
        </p>
      ) : null}
    </div>
  )
}
