import { type Compartment, maxRemarkChars, type Remark, type Thread } from '@balcony/design'
import { Button } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useWorkspace } from '../workspace.tsx'
import { stillNamed } from './mentions.ts'
import css from './Threads.module.css'
import { WritingBox } from './WritingBox.tsx'

interface EditRemarkProps {
  readonly thread: Thread
  readonly remark: Remark
  readonly compartment: Compartment
  readonly onClose: () => void
}

/** Other words in the place of one's own. */
export function EditRemark({ thread, remark, compartment, onClose }: EditRemarkProps) {
  const { t } = useLingui()
  const { people, threads } = useWorkspace()
  const [text, setText] = useState(remark.text)
  const [names, setNames] = useState(() => people.filter((one) => remark.mentions?.includes(one.id)))
  const [sending, setSending] = useState<'writing' | 'sending' | 'failed'>('writing')
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => box.current?.focus(), [])
  const words = text.trim()
  const save = async () => {
    if (words === '' || words.length > maxRemarkChars || sending === 'sending') return
    setSending('sending')
    const mentions = stillNamed(words, names).map((one) => one.id)
    try {
      await threads.edit(thread.id, remark.id, words, mentions)
      onClose()
    } catch {
      // The words stay in the box; below it is said why.
      setSending('failed')
    }
  }
  const press = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape') onClose()
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    void save()
  }
  return (
    <div className={css.composer} data-open>
      <WritingBox
        boxRef={box}
        text={text}
        names={names}
        compartment={compartment}
        label={t`Other words`}
        rows={2}
        onWrite={(next, named) => {
          setText(next)
          setNames(people.filter((one) => named.some(({ id }) => id === one.id)))
        }}
        onKey={press}
      />
      <div className={css.composerFoot}>
        <span className={css.audience} />
        <Button size="sm" onPress={onClose}>{t`Leave it as it was`}</Button>
        <Button
          look="primary"
          size="sm"
          onPress={() => void save()}
          reason={words === '' ? t`Write something first` : undefined}
          busy={sending === 'sending' ? t`Sending…` : undefined}
        >
          {sending === 'failed' ? t`Try again` : t`Keep`}
        </Button>
      </div>
      {sending === 'failed' ? (
        <p className={css.failed} role="alert">
          <Trans>This was not sent. Your words are kept here; try again when you are connected.</Trans>
        </p>
      ) : null}
    </div>
  )
}
