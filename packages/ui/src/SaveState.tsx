import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Alert, CloudCheck, Device, Refresh } from './icons.tsx'
import css from './SaveState.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

export type Saving = 'loading' | 'saved' | 'saving' | 'unsaved' | 'cannot'

interface SaveStateProps {
  readonly is: Saving
  /** Always words as well as the sign. */
  readonly children: ReactNode
  /** What screen readers hear, without figures that tick. */
  readonly said: string
}

/** Where one's own changes are: on the server, on the way, on this device only, or not to be saved. Never hidden, never vague. */
export function SaveState({ is, children, said }: SaveStateProps) {
  return (
    <span className={css.save} data-is={is} data-save-state={is}>
      {icons[is]}
      <span className={css.words}>{children}</span>
      <VisuallyHidden role="status">{useAnnounced(is, said)}</VisuallyHidden>
    </span>
  )
}

/** Trouble is said at once, and that it is over; that each sentence was saved is not: it would be said all day. */
function useAnnounced(is: Saving, said: string): string {
  const [announced, announce] = useState('')
  const troubled = useRef(false)
  useEffect(() => {
    const trouble = is === 'unsaved' || is === 'cannot'
    if (trouble || (is === 'saved' && troubled.current)) announce(said)
    else if (is === 'saving') announce('')
    if (trouble || is === 'saved') troubled.current = trouble
  }, [is, said])
  return announced
}

const icons: Readonly<Record<Saving, ReactNode>> = {
  loading: <Refresh size={16} />,
  saved: <CloudCheck size={16} />,
  saving: <Refresh size={16} />,
  unsaved: <Device size={16} />,
  cannot: <Alert size={16} />,
}
